package org.gennas.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gennas.space.Networks;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a question to the proposer to trials in the queue, or to offers that wait for a person. What
 * a kill cut off between question and answer is asked again. Used on the search's thread.
 */
final class ProposalCoordinator {
  private static final Logger LOG = LoggerFactory.getLogger(ProposalCoordinator.class);

  private final StudyRecord record;
  private final Networks networks;
  private final AsyncProposer desk;
  private final Consumer<IOException> problem;
  private Optional<AsyncProposer.Ask> unanswered;
  private boolean exhausted;

  /**
   * @param problem told when the proposer fails
   */
  ProposalCoordinator(
      StudyRecord record, Networks networks, AsyncProposer desk, Consumer<IOException> problem) {
    this.record = record;
    this.networks = networks;
    this.desk = desk;
    this.problem = problem;
    this.unanswered = halfAnswered(record.state());
  }

  /** What is missing of the latest request, where a kill came between question and answer. */
  private static Optional<AsyncProposer.Ask> halfAnswered(StudyState state) {
    int iteration = state.iteration();
    int wanted =
        state.events().stream()
            .filter(e -> e instanceof StudyEvent.Asked asked && asked.iteration() == iteration)
            .mapToInt(e -> ((StudyEvent.Asked) e).count())
            .max()
            .orElse(0);
    int there =
        (int) state.searched().stream().filter(t -> t.trial().iteration() == iteration).count()
            + offered(state);
    return iteration > 0 && there < wanted
        ? Optional.of(new AsyncProposer.Ask(iteration, wanted - there, there))
        : Optional.empty();
  }

  private static int offered(StudyState state) {
    return state.offers().stream().mapToInt(o -> o.proposals().size()).sum();
  }

  /** What is missing of the latest request, after a person's vetoes, is asked for next. */
  void askAgain() {
    unanswered = halfAnswered(record.state());
  }

  /** The limits have changed: there may be more to propose than was. */
  void reopen() {
    exhausted = false;
  }

  /** Whether the proposer had nothing more to propose. */
  boolean exhausted() {
    return exhausted;
  }

  /**
   * Asks for the rest of a half-answered request, else for {@code count} more; nothing where
   * neither is due.
   *
   * @param limits that the proposals have to keep to
   */
  void ask(int count, SearchLimits limits, ExtrapolatedScores lifted) throws IOException {
    Optional<AsyncProposer.Ask> ask =
        unanswered.or(
            () ->
                count > 0
                    ? Optional.of(new AsyncProposer.Ask(record.state().iteration() + 1, count, 0))
                    : Optional.empty());
    if (ask.isPresent()) {
      unanswered = Optional.empty();
      ask(ask.get(), limits, lifted);
    }
  }

  private void ask(AsyncProposer.Ask ask, SearchLimits limits, ExtrapolatedScores lifted)
      throws IOException {
    record.add(
        new StudyEvent.Asked(record.now(), ask.iteration(), ask.count(), desk.proposerName()));
    desk.ask(
        record.state(),
        limits,
        lifted,
        ask,
        new AsyncProposer.Answer() {
          @Override
          public void proposals(List<Proposal> proposals) throws IOException {
            accept(ask, proposals);
          }

          @Override
          public void remark(String text) throws IOException {
            record.add(new StudyEvent.Remarked(record.now(), ask.iteration(), text));
          }

          @Override
          public void failed(Exception e) {
            problem.accept(
                new IOException("The proposer " + desk.proposerName() + " failed: " + e, e));
          }
        });
  }

  private void accept(AsyncProposer.Ask ask, List<Proposal> proposals) throws IOException {
    exhausted = proposals.isEmpty();
    List<Proposal> fresh = new ArrayList<>();
    for (Proposal proposal : proposals) {
      if (!record.state().trialsOf(proposal.architecture(), networks).isEmpty()) {
        LOG.warn("Proposal {} is dropped: that network is known", proposal.architecture());
      } else {
        fresh.add(proposal);
      }
    }
    if (record.state().review() && !fresh.isEmpty()) {
      record.add(new StudyEvent.Offered(record.now(), ask.iteration(), fresh));
    } else {
      for (Proposal proposal : fresh) {
        propose(ask.iteration(), proposal);
      }
    }
  }

  /**
   * Has the network of a trial trained again with another seed because a person wants it; nothing
   * where there is no such trial. Of a repeat, what it repeats is trained again.
   */
  void repeat(int number) throws IOException {
    StudyState state = record.state();
    Optional<Trial> asked = state.trial(number).map(TrialState::trial);
    Optional<Trial> original =
        asked.flatMap(Trial::repeats).flatMap(state::trial).map(TrialState::trial).or(() -> asked);
    if (original.isEmpty()) {
      return;
    }
    Trial again = original.get();
    Optional<Integer> repeats = Optional.of(again.id().number());
    int time =
        (int) state.reruns().stream().filter(t -> t.trial().repeats().equals(repeats)).count();
    Proposal proposal =
        new Proposal(
            again.id().architecture(),
            "Trained again with another seed: " + again.id().label() + ".",
            Optional.empty(),
            Proposal.PERSON);
    TrialId id = new TrialId(state.trials().size() + 1, again.id().architecture());
    long seed = Seeds.rerun(state.config().seed(), time);
    record.add(new StudyEvent.Proposed(record.now(), new Trial(id, 0, proposal, seed, repeats)));
  }

  /** Puts a network into the queue of trials. */
  void propose(int iteration, Proposal proposal) throws IOException {
    int number = record.state().trials().size() + 1;
    Trial trial =
        new Trial(
            new TrialId(number, proposal.architecture()),
            iteration,
            proposal,
            Seeds.trial(record.state().config().seed(), number));
    record.add(new StudyEvent.Proposed(record.now(), trial));
  }
}
