package org.gennas.search;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.search.StopCheck.Verdict;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.Schedule;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
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
  private final Networks networks;
  private final AsyncProposer desk;
  private final TrialScheduler running;
  private final ConfirmationStage confirmation;
  private final Timekeeper time;
  private final Mailbox mailbox;
  private final Review review;
  private final ProposalCoordinator intake;
  private Optional<Verdict> verdict = Optional.empty();
  private Optional<IOException> problem = Optional.empty();
  private boolean leaving;
  private boolean leaveAfterwards;

  SearchLoop(
      StudyRecord record,
      Networks networks,
      AsyncProposer desk,
      TrialScheduler running,
      ConfirmationStage confirmation,
      Timekeeper time,
      Mailbox mailbox) {
    this.record = record;
    this.networks = networks;
    this.desk = desk;
    this.running = running;
    this.confirmation = confirmation;
    this.time = time;
    this.mailbox = mailbox;
    this.intake = new ProposalCoordinator(record, networks, desk, this::giveUp);
    this.review = new Review(record, networks, intake::propose);
  }

  /**
   * Searches until the study has ended or {@link #leave} was called; no trial runs afterwards.
   *
   * @throws IOException if the journal can't be written or the proposer fails; what was recorded
   *     before stays good and can be gone on with
   */
  void run() throws IOException {
    run(List.of(), List.of());
  }

  /**
   * As {@link #run()}.
   *
   * @param continued numbers of halted or stopped trials that resume before anything else
   * @param repeated numbers of trials that are trained again with another seed
   */
  void run(List<Integer> continued, List<Integer> repeated) throws IOException {
    boolean interrupted = false;
    act(
        () -> {
          running.takeResults();
          for (int number : continued) {
            running.goOn(number);
          }
          for (int number : repeated) {
            intake.repeat(number);
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
    if (problem.isPresent()) {
      throw problem.get();
    }
  }

  private Optional<Instant> deadline() {
    if (leaving || verdict.isPresent()) {
      return Optional.empty();
    }
    Optional<Instant> hours = confirmation.underWay() ? Optional.empty() : check().deadline();
    return Stream.of(hours, time.deadline())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private StopCheck check() {
    return new StopCheck(record.state(), running.devices());
  }

  private boolean over() {
    return running.none() && (leaving || record.state().phase() == Phase.ENDED);
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
    problem = Optional.of(problem.orElse(e));
    leaving = true;
    desk.cancel();
    confirmation.cancel();
    running.stopAll();
  }

  private void advance() throws IOException {
    if (leaving || record.state().phase() == Phase.ENDED) {
      return;
    }
    if (confirmation.underWay()) {
      confirmation.advance(verdict.isPresent() || time.over());
      return;
    }
    if (verdict.isEmpty()) {
      check().atOnce(record.now()).or(this::timeIsUp).ifPresent(this::end);
    }
    if (verdict.isEmpty() && record.state().phase() == Phase.RUNNING) {
      promote();
      time.review(due());
    }
    if (verdict.isEmpty() && drained()) {
      finished().ifPresent(this::end);
    }
    if (verdict.isPresent()) {
      running.closeAll();
      if (running.none()) {
        conclude(verdict.get());
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

  private void conclude(Verdict met) throws IOException {
    if (!confirmation.begin(met)) {
      record.add(new StudyEvent.Ended(record.now(), met.reason(), met.detail()));
      return;
    }
    verdict = Optional.empty();
    if (leaveAfterwards) {
      doLeave();
    } else {
      confirmation.advance(false);
    }
  }

  private void end(Verdict met) {
    verdict = Optional.of(met);
    desk.cancel();
  }

  private boolean drained() {
    return running.none()
        && !desk.busy()
        && record.state().offers().isEmpty()
        && record.state().trials().stream().allMatch(TrialState::ended);
  }

  private void askIfDue() throws IOException {
    ask(due());
  }

  /** Proposals that could be trained at once, were they there. */
  private int due() {
    if (desk.busy() || !record.state().offers().isEmpty()) {
      return 0;
    }
    return record.state().config().schedule() == Schedule.IN_STEP
        ? (drained() ? running.devices() : 0)
        : running.idleDevices();
  }

  private void ask(int due) throws IOException {
    StudyState state = record.state();
    if (desk.busy() || !state.offers().isEmpty() || finished().isPresent()) {
      return;
    }
    intake.ask(
        Math.min(due, state.trialBudget() - state.searched().size()),
        time.limits(),
        running.lifted());
  }

  /** A rule by which nothing new is proposed. */
  private Optional<Verdict> finished() {
    return check().whenDrained(intake.exhausted());
  }

  @Override
  public void pause() {
    mailbox.post(
        () -> {
          if (record.state().phase() == Phase.RUNNING && verdict.isEmpty() && !leaving) {
            record.add(new StudyEvent.Paused(record.now()));
            running.rest();
          }
        });
  }

  @Override
  public void resume() {
    mailbox.post(
        () -> {
          if (record.state().phase() == Phase.PAUSED && verdict.isEmpty() && !leaving) {
            record.add(new StudyEvent.Resumed(record.now()));
          }
        });
  }

  @Override
  public void stop() {
    mailbox.post(
        () -> {
          if (verdict.isEmpty()) {
            end(new Verdict(StopReason.STOPPED, "Stopped by hand."));
          }
        });
  }

  /** Whether nobody is to propose or decide any more. */
  private boolean closed() {
    return verdict.isPresent()
        || leaving
        || confirmation.underWay()
        || record.state().phase() == Phase.ENDED;
  }

  @Override
  public void train(Architecture architecture) {
    Architecture legal = networks.parse(architecture.code());
    mailbox.post(
        () -> {
          if (closed() || isKnownAndNotFailed(legal)) {
            LOG.info("{} is not queued: it is known, or the search is ending", legal);
            return;
          }
          intake.propose(
              0, new Proposal(legal, "Chosen by hand.", Optional.empty(), Proposal.PERSON));
        });
  }

  private boolean isKnownAndNotFailed(Architecture architecture) {
    return record.state().trialsOf(architecture, networks).stream()
        .anyMatch(t -> t.status() != Status.FAILED && t.status() != Status.STOPPED);
  }

  @Override
  public void callOff() {
    mailbox.post(desk::callOff);
  }

  @Override
  public void review(boolean on) {
    decide(() -> review.set(on));
  }

  @Override
  public void approve(Architecture offered) {
    decide(() -> review.approve(offered));
  }

  @Override
  public void edit(Architecture offered, Architecture changed) {
    Architecture legal = networks.parse(changed.code());
    decide(() -> review.edit(offered, legal));
  }

  @Override
  public void veto(Architecture offered, String reason) {
    decide(() -> review.veto(offered, reason));
  }

  @Override
  public void note(String text) {
    decide(() -> record.add(new StudyEvent.Noted(record.now(), text.strip())));
  }

  /** Does what a person decided; what is missing after vetoes is asked for again. */
  private void decide(Mailbox.Action action) {
    mailbox.post(
        () -> {
          if (closed()) {
            return;
          }
          boolean waiting = !record.state().offers().isEmpty();
          action.run();
          if (waiting && record.state().offers().isEmpty()) {
            intake.askAgain();
          }
        });
  }

  @Override
  public void continueTrial(int number) {
    mailbox.post(
        () -> {
          if (!closed()) {
            running.goOn(number);
          }
        });
  }

  @Override
  public void retryTrial(int number) {
    mailbox.post(
        () -> {
          if (!closed()) {
            running.retry(number);
          }
        });
  }

  @Override
  public void lock(Map<Integer, Integer> locks) {
    Map<Integer, Integer> legal = Locks.of(locks, networks);
    mailbox.post(
        () -> {
          if (!closed() && !legal.equals(record.state().limits().locks())) {
            record.add(new StudyEvent.LocksSet(record.now(), legal));
            intake.reopen();
          }
        });
  }

  @Override
  public void ask() {
    mailbox.post(
        () -> {
          if (!closed() && record.state().phase() == Phase.RUNNING) {
            ask(running.devices());
          }
        });
  }

  @Override
  public void repeat(int number) {
    mailbox.post(
        () -> {
          if (!closed()) {
            intake.repeat(number);
          }
        });
  }

  @Override
  public void stopTrial(int number) {
    mailbox.post(() -> running.end(number));
  }

  /**
   * Leaves the study so that it can be gone on with: running trials keep their state, and {@link
   * #run} returns. Safe from any thread.
   */
  void leave() {
    mailbox.post(this::doLeave);
  }

  private void doLeave() throws IOException {
    if (leaving) {
      return;
    }
    if (verdict.isPresent() && !confirmation.underWay()) {
      // What is being ended ends in seconds; a confirmation after it would take hours.
      leaveAfterwards = true;
      return;
    }
    leaving = true;
    desk.cancel();
    confirmation.cancel();
    running.stopAll();
    if (record.state().phase() == Phase.RUNNING) {
      record.add(new StudyEvent.Paused(record.now()));
    }
  }
}
