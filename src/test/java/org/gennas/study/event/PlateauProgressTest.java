package org.gennas.study.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.Studies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How rounds count towards the plateau rule: three of them without a gain above 0.002. */
class PlateauProgressTest {
  private static final int DEVICES = 2;
  private static final Halt HALT =
      new Halt(2, Optional.of(0.6), Halt.Rule.MEDIAN, "Below the median.");

  private List<StudyEvent> events;
  private int number;

  @BeforeEach
  void begin() {
    events = new ArrayList<>(List.of(new StudyEvent.Started(Studies.NOON, "test")));
    number = 0;
  }

  private Instant now() {
    return Studies.NOON.plus(Duration.ofMinutes(events.size()));
  }

  private static String code(int number) {
    String digits = Integer.toString(number, 3);
    return "0".repeat(8 - digits.length()) + digits;
  }

  /** A trial that has begun; an iteration of 0 is a person's own. */
  private int train(int iteration) {
    number++;
    Trial trial = Studies.trial(number, code(number));
    events.add(
        new StudyEvent.Proposed(
            now(), new Trial(trial.id(), iteration, trial.proposal(), trial.seed())));
    events.add(new StudyEvent.TrialStarted(now(), number, "cpu:0", 1));
    return number;
  }

  private void finish(int trial, Optional<Double> auc) {
    events.add(new StudyEvent.TrialFinished(now(), Studies.result(trial, code(trial), auc)));
  }

  private void fail(int iteration) {
    events.add(new StudyEvent.TrialFailed(now(), train(iteration), "No memory.", "Try less."));
  }

  private void iteration(int iteration, double... scores) {
    Arrays.stream(scores).forEach(score -> finish(train(iteration), Optional.of(score)));
  }

  private static StudyConfig config(Schedule schedule) {
    StudyConfig c = Studies.config();
    return new StudyConfig(
        c.format(),
        c.name(),
        c.images(),
        c.space(),
        c.training(),
        c.proposer(),
        schedule,
        c.devices(),
        c.stop(),
        c.limits(),
        c.seed());
  }

  private PlateauProgress progress(Schedule schedule) {
    return PlateauProgress.of(StudyState.of(config(schedule), events), DEVICES).orElseThrow();
  }

  private int count() {
    return progress(Schedule.IN_STEP).count();
  }

  @Test
  void an_iteration_that_failed_altogether_has_no_gain() {
    iteration(1, 0.80, 0.79);
    iteration(2, 0.79, 0.80);
    fail(3);
    fail(3);
    assertThat(count()).isEqualTo(2);
    iteration(4, 0.80, 0.78);
    PlateauProgress progress = progress(Schedule.IN_STEP);
    assertThat(progress.count()).isEqualTo(3);
    assertThat(progress.limit()).isEqualTo(3);
    assertThat(progress.met()).isTrue();
    assertThat(progress.rounds())
        .extracting(PlateauProgress.Round::gainless)
        .containsExactly(false, true, true, true);
  }

  @Test
  void an_iteration_that_was_halted_or_stopped_altogether_has_no_gain() {
    iteration(1, 0.80);
    int halted = train(2);
    assertThat(count()).isZero();
    events.add(new StudyEvent.TrialHalted(now(), halted, HALT));
    assertThat(count()).isEqualTo(1);
    events.add(new StudyEvent.TrialStopped(now(), train(3), 2, true));
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void what_goes_on_counts_to_its_own_iteration() {
    iteration(1, 0.80);
    int halted = train(2);
    events.add(new StudyEvent.TrialHalted(now(), halted, HALT));
    iteration(3, 0.80);
    assertThat(count()).isEqualTo(2);
    events.add(new StudyEvent.TrialContinued(now(), halted, true, "A person wants it."));
    events.add(new StudyEvent.TrialStarted(now(), halted, "cpu:0", 2));
    // the newest iteration is settled once nothing trains
    assertThat(count()).isEqualTo(1);
    finish(halted, Optional.of(0.90));
    assertThat(progress(Schedule.IN_STEP).rounds())
        .extracting(PlateauProgress.Round::gainless)
        .containsExactly(false, false, true);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void an_iteration_that_was_vetoed_altogether_is_no_round() {
    iteration(1, 0.80);
    iteration(2, 0.80);
    Proposal proposal = Studies.trial(90, "22222222").proposal();
    events.add(new StudyEvent.Offered(now(), 3, List.of(proposal)));
    events.add(new StudyEvent.Vetoed(now(), 3, new Architecture("22222222"), "Too large."));
    assertThat(count()).isEqualTo(1);
    iteration(4, 0.80);
    assertThat(count()).isEqualTo(2);
    assertThat(progress(Schedule.IN_STEP).rounds())
        .extracting(PlateauProgress.Round::iteration)
        .containsExactly(1, 2, 4);
  }

  @Test
  void nothing_counts_before_a_first_score() {
    fail(1);
    finish(train(2), Optional.empty());
    assertThat(count()).isZero();
    iteration(3, 0.5);
    assertThat(count()).isZero();
    fail(4);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void a_persons_own_trial_counts_to_the_iteration_into_which_it_fell() {
    iteration(1, 0.80);
    iteration(2, 0.80);
    iteration(0, 0.90);
    assertThat(count()).isZero();
    iteration(3, 0.80);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void a_gain_at_the_threshold_is_none_and_small_ones_add_up() {
    iteration(1, 0.5);
    iteration(2, 0.5 + 0.001);
    assertThat(count()).isEqualTo(1);
    iteration(3, 0.5 + 0.002);
    assertThat(count()).isEqualTo(2);
    iteration(4, 0.5 + 0.0025);
    assertThat(count()).isZero();
  }

  @Test
  void free_running_counts_finished_trials_by_devices() {
    iteration(0, 0.80, 0.79);
    fail(0);
    iteration(0, 0.80);
    assertThat(progress(Schedule.FREE_RUNNING).count()).isEqualTo(1);
    iteration(0, 0.78, 0.77, 0.76);
    PlateauProgress progress = progress(Schedule.FREE_RUNNING);
    assertThat(progress.count()).isEqualTo(2);
    assertThat(progress.rounds())
        .extracting(r -> r.trials().size())
        .containsExactly(1, DEVICES, DEVICES, 1);
    iteration(0, 0.75);
    assertThat(progress(Schedule.FREE_RUNNING).met()).isTrue();
    iteration(0, 0.81);
    assertThat(progress(Schedule.FREE_RUNNING).count()).isZero();
  }

  @Test
  void trials_count_in_order_of_completion() {
    int slow = train(0);
    int quick = train(0);
    finish(quick, Optional.of(0.85));
    finish(slow, Optional.of(0.80));
    assertThat(progress(Schedule.FREE_RUNNING).rounds())
        .extracting(r -> r.trials().get(0).id().number())
        .containsExactly(quick, slow);
  }
}
