package org.gennas.search;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.search.StopCheck.Verdict;
import org.gennas.space.Networks;
import org.gennas.study.config.Schedule;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for proposals, has them trained, records what comes of it, and ends by the study's rules.
 *
 * <p>One thread does it all: {@link #run} takes one action after another from the mailbox, and
 * after each looks whether something is to be started, asked or ended. Time, proposer, runner and
 * journal are given, so that a whole search can run on a virtual clock. A journal that an earlier
 * process left is gone on with: results that were not recorded are, trials that were under way
 * start again from their checkpoints, and a half-answered request is asked for the rest.
 */
final class SearchLoop implements SearchControl {
  private static final Logger LOG = LoggerFactory.getLogger(SearchLoop.class);

  private final StudyRecord record;
  private final AsyncProposer proposer;
  private final TrialScheduler running;
  private final ConfirmationStage confirmation;
  private final AutomaticResume automatic;
  private final Timekeeper time;
  private final Mailbox mailbox;
  private final ProposalCoordinator proposals;
  private final Steering steering;
  private Stage stage = new Stage.Searching();

  /** Where the search stands on its way out; a study's own phase is in its record. */
  private sealed interface Stage {
    /** It proposes and trains, or confirms. */
    record Searching() implements Stage {}

    /**
     * What runs is being ended, then the search is concluded.
     *
     * @param thenLeave whether a confirmation is left to the next start
     */
    record Ending(Verdict verdict, boolean thenLeave) implements Stage {}

    /**
     * What runs keeps its state; nothing new starts.
     *
     * @param problem the first that made the search give up
     */
    record Leaving(Optional<IOException> problem) implements Stage {}
  }

  SearchLoop(
      StudyRecord record,
      Networks networks,
      AsyncProposer proposer,
      TrialScheduler running,
      ConfirmationStage confirmation,
      AutomaticResume automatic,
      Timekeeper time,
      Mailbox mailbox) {
    this.record = record;
    this.proposer = proposer;
    this.running = running;
    this.confirmation = confirmation;
    this.automatic = automatic;
    this.time = time;
    this.mailbox = mailbox;
    this.proposals = new ProposalCoordinator(record, networks, proposer, this::giveUp);
    this.steering = new Steering(record, networks, proposer, running, proposals, new Steered());
  }

  /**
   * Searches until the study has ended or {@link #leave} was called; no trial runs afterwards.
   *
   * @throws IOException if the journal can't be written or the proposer fails; what was recorded
   *     before stays good and can be gone on with
   */
  void run() throws IOException {
    run(TrialRequests.none());
  }

  /**
   * As {@link #run()}.
   *
   * @param first what is done before anything else
   */
  void run(TrialRequests first) throws IOException {
    boolean interrupted = false;
    act(
        () -> {
          running.takeResults();
          for (int number : first.continued()) {
            running.goOn(number);
          }
          for (int number : first.retried()) {
            running.retry(number);
          }
          for (int number : first.repeated()) {
            proposals.repeat(number);
          }
        });
    while (!over()) {
      try {
        mailbox.take(deadline()).ifPresentOrElse(this::act, () -> act(() -> {}));
      } catch (InterruptedException e) {
        interrupted = true;
        act(this::doLeave);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (stage instanceof Stage.Leaving left && left.problem().isPresent()) {
      throw left.problem().get();
    }
  }

  private Optional<Instant> deadline() {
    if (!(stage instanceof Stage.Searching)) {
      return Optional.empty();
    }
    Optional<Instant> hours = confirmation.underWay() ? Optional.empty() : check().deadline();
    return Stream.of(hours, time.deadline(), automatic.next())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private StopCheck check() {
    return new StopCheck(record.state(), running.devices());
  }

  private boolean over() {
    return running.none() && (leaving() || record.state().phase() == Phase.ENDED);
  }

  private void act(Mailbox.Action action) {
    try {
      action.run();
      advance();
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** Keeps the first problem; later ones follow from it. */
  private void giveUp(IOException e) {
    LOG.error("The search cannot continue", e);
    Optional<IOException> before =
        stage instanceof Stage.Leaving left ? left.problem() : Optional.empty();
    stage = new Stage.Leaving(before.or(() -> Optional.of(e)));
    proposer.cancel();
    confirmation.cancel();
    running.stopAll();
  }

  private void advance() throws IOException {
    if (leaving() || record.state().phase() == Phase.ENDED) {
      return;
    }
    if (searching()) {
      automatic.review();
    }
    if (confirmation.underWay()) {
      confirmation.advance(stage instanceof Stage.Ending || time.over());
      return;
    }
    if (searching()) {
      check().atOnce(record.now()).or(this::timeIsUp).ifPresent(this::end);
    }
    if (searching() && record.state().phase() == Phase.RUNNING) {
      promote();
      time.review(due());
    }
    if (searching() && drained()) {
      finished().ifPresent(this::end);
    }
    if (stage instanceof Stage.Ending ending) {
      running.closeAll();
      if (running.none()) {
        conclude(ending);
      }
    } else if (record.state().phase() == Phase.RUNNING) {
      running.fill();
      askIfDue();
    }
  }

  private Optional<Verdict> timeIsUp() {
    return time.over()
        ? Optional.of(new Verdict(StopReason.HOURS, "The study's time is used up."))
        : Optional.empty();
  }

  /** Halted trainings that may resume come before new proposals; in step, between two rounds. */
  private void promote() throws IOException {
    boolean inStep = record.state().config().schedule() == Schedule.IN_STEP;
    if (!inStep || drained()) {
      running.promote(drained() && finished().isPresent());
    }
  }

  private void conclude(Stage.Ending ending) throws IOException {
    Verdict met = ending.verdict();
    if (!confirmation.begin(met)) {
      record.add(new StudyEvent.Ended(record.now(), met.reason(), met.detail()));
      return;
    }
    stage = new Stage.Searching();
    if (ending.thenLeave()) {
      doLeave();
    } else {
      confirmation.advance(false);
    }
  }

  private void end(Verdict met) {
    stage = new Stage.Ending(met, false);
    proposer.cancel();
  }

  private boolean searching() {
    return stage instanceof Stage.Searching;
  }

  private boolean leaving() {
    return stage instanceof Stage.Leaving;
  }

  private boolean drained() {
    return running.none()
        && !proposer.busy()
        && record.state().offers().isEmpty()
        && record.state().trials().stream().allMatch(TrialState::ended);
  }

  private void askIfDue() throws IOException {
    ask(due());
  }

  /** Proposals that could be trained at once, were they there. */
  private int due() {
    if (proposer.busy() || !record.state().offers().isEmpty()) {
      return 0;
    }
    return record.state().config().schedule() == Schedule.IN_STEP
        ? (drained() ? running.devices() : 0)
        : running.idleDevices();
  }

  private void ask(int due) throws IOException {
    StudyState state = record.state();
    if (proposer.busy() || !state.offers().isEmpty() || finished().isPresent()) {
      return;
    }
    proposals.ask(
        Math.min(due, state.trialBudget() - state.searched().size()),
        time.limits(),
        running.lifted());
  }

  /** A rule by which nothing new is proposed. */
  private Optional<Verdict> finished() {
    return check().whenDrained(proposals.exhausted());
  }

  @Override
  public void submit(SearchCommand command) {
    mailbox.post(steering.action(command));
  }

  /**
   * Leaves the study so that it can be gone on with: running trials keep their state, and {@link
   * #run} returns. Safe from any thread.
   */
  void leave() {
    mailbox.post(this::doLeave);
  }

  private void doLeave() throws IOException {
    if (leaving()) {
      return;
    }
    if (stage instanceof Stage.Ending ending && !confirmation.underWay()) {
      // What is being ended ends in seconds; a confirmation after it would take hours.
      stage = new Stage.Ending(ending.verdict(), true);
      return;
    }
    stage = new Stage.Leaving(Optional.empty());
    proposer.cancel();
    confirmation.cancel();
    running.stopAll();
    if (record.state().phase() == Phase.RUNNING) {
      record.add(new StudyEvent.Paused(record.now()));
    }
  }

  /** What a person's commands may know and do of the search. */
  private final class Steered implements Steering.Search {
    @Override
    public boolean closed() {
      return !searching() || confirmation.underWay() || record.state().phase() == Phase.ENDED;
    }

    @Override
    public boolean open() {
      return searching();
    }

    @Override
    public void stop() {
      if (searching()) {
        end(new Verdict(StopReason.STOPPED, "Stopped by hand."));
      }
    }

    @Override
    public void ask(int count) throws IOException {
      SearchLoop.this.ask(count);
    }
  }
}
