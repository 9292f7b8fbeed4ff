package org.gennas.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.ProposerMessage;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Completion;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;

/**
 * Asks the proposer, one request at a time, on an executor of its own so that the search stays
 * awake; answers come back through the mailbox. Used on the search's thread.
 */
final class AsyncProposer {
  private final Proposer proposer;
  private final Networks networks;
  private final Executor executor;
  private final Mailbox mailbox;
  private final SearchListener listener;
  private Optional<FutureTask<Void>> open = Optional.empty();
  private int asked;

  /** Takes the answer, on the search's thread. */
  interface Answer {
    void proposals(List<Proposal> proposals) throws IOException;

    /** Something to be journalled, before the answer proper. */
    void remark(String text) throws IOException;

    void failed(Exception problem);
  }

  /**
   * @param iteration of the request
   * @param count wanted now
   * @param before proposals that the iteration has already
   */
  record Ask(int iteration, int count, int before) {}

  AsyncProposer(
      Proposer proposer,
      Networks networks,
      Executor executor,
      Mailbox mailbox,
      SearchListener listener) {
    this.proposer = proposer;
    this.networks = networks;
    this.executor = executor;
    this.mailbox = mailbox;
    this.listener = listener;
  }

  boolean busy() {
    return open.isPresent();
  }

  String proposerName() {
    return proposer.name();
  }

  /**
   * @param limits that the proposals have to keep to
   * @param lifted what halted trainings would have come to
   */
  void ask(
      StudyState state, SearchLimits limits, ExtrapolatedScores lifted, Ask ask, Answer answer) {
    ProposalRequest request = request(state, limits, lifted, ask);
    int serial = ++asked;
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              try {
                List<Proposal> proposals = proposer.propose(request, forward(ask, answer));
                mailbox.post(() -> close(serial, () -> answer.proposals(proposals)));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                mailbox.post(() -> close(serial, () -> answer.failed(e)));
              }
              return null;
            });
    open = Optional.of(task);
    executor.execute(task);
  }

  /** Hands an answer on unless its request was cancelled. */
  private void close(int serial, Mailbox.Action hand) throws IOException {
    if (busy() && serial == asked) {
      open = Optional.empty();
      hand.run();
    }
  }

  /** Lets the proposer make do without whom it asks; its answer is still awaited. */
  void callOff() {
    proposer.callOff();
  }

  /** Calls the open request off; its answer is not heard. */
  void cancel() {
    open.ifPresent(task -> task.cancel(true));
    open = Optional.empty();
  }

  private ProposalListener forward(Ask ask, Answer answer) {
    return new ProposalListener() {
      @Override
      public void architecture(int index, Architecture architecture) {
        mailbox.post(
            () -> listener.architecture(ask.iteration(), ask.before() + index, architecture));
      }

      @Override
      public void rationale(int index, String piece) {
        mailbox.post(() -> listener.rationale(ask.iteration(), ask.before() + index, piece));
      }

      @Override
      public void message(ProposerMessage message) {
        mailbox.post(
            () -> {
              if (message instanceof ProposerMessage.Remark remark) {
                answer.remark(remark.text());
              }
              listener.message(ask.iteration(), message);
            });
      }
    };
  }

  private ProposalRequest request(
      StudyState state, SearchLimits limits, ExtrapolatedScores lifted, Ask ask) {
    StudyConfig config = state.config();
    // In step, a round's results count as one: which of them came first must not matter.
    List<TrialState> finished =
        config.schedule() == Schedule.IN_STEP
            ? state.withStatus(Status.FINISHED)
            : Completion.order(state);
    List<Observation> history =
        Stream.concat(
                finished.stream()
                    .filter(t -> t.auc().isPresent())
                    .map(t -> new Observation(t.id().architecture(), t.auc().get())),
                state.searched().stream()
                    .flatMap(
                        t ->
                            lifted.of(t).stream()
                                .map(auc -> new Observation(t.id().architecture(), auc))))
            .toList();
    List<Architecture> closed =
        Stream.concat(
                architectures(
                    state.searched().stream()
                        .filter(t -> t.ended() && t.auc().isEmpty() && lifted.of(t).isEmpty())
                        .toList())
                    .stream(),
                state.guidance().vetoes().stream().map(Guidance.Veto::architecture))
            .toList();
    List<Architecture> running =
        Stream.concat(
                architectures(state.searched().stream().filter(t -> !t.ended()).toList()).stream(),
                state.offers().stream()
                    .flatMap(o -> o.proposals().stream())
                    .map(Proposal::architecture))
            .toList();
    return new ProposalRequest(
        networks,
        history,
        closed,
        running,
        limits,
        ask.count(),
        Math.max(ask.count(), state.trialBudget() - state.searched().size()),
        Seeds.request(config.seed(), ask.iteration()),
        ask.iteration(),
        finished.stream()
            .filter(t -> t.auc().isPresent())
            .flatMap(t -> t.result().stream())
            .toList(),
        finished.stream().filter(t -> t.auc().isPresent()).map(t -> t.trial().proposal()).toList(),
        state.guidance(),
        config.secondObjective(),
        config.warmStart());
  }

  private static List<Architecture> architectures(List<TrialState> trials) {
    return trials.stream().map(t -> t.id().architecture()).toList();
  }
}
