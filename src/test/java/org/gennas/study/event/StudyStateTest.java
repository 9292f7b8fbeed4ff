package org.gennas.study.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.Studies;
import org.junit.jupiter.api.Test;

/** What a journal adds up to. */
class StudyStateTest {
  private static Instant minute(int minute) {
    return Studies.NOON.plus(Duration.ofMinutes(minute));
  }

  private static List<StudyEvent> course() {
    return List.of(
        new StudyEvent.Started(minute(0), "test"),
        new StudyEvent.Asked(minute(0), 1, 3, "Surrogate"),
        new StudyEvent.Proposed(minute(1), Studies.trial(1, "22121211")),
        new StudyEvent.Proposed(minute(1), Studies.trial(2, "12122122")),
        new StudyEvent.Proposed(minute(1), Studies.trial(3, "00000000")),
        new StudyEvent.TrialStarted(minute(2), 1, "cpu:0", 1),
        new StudyEvent.TrialStarted(minute(2), 2, "cpu:1", 1),
        new StudyEvent.Paused(minute(10)),
        new StudyEvent.TrialStopped(minute(10), 1, 4, false),
        new StudyEvent.TrialStopped(minute(10), 2, 4, true),
        new StudyEvent.Resumed(minute(70)),
        new StudyEvent.TrialStarted(minute(70), 1, "cpu:1", 2),
        new StudyEvent.TrialFinished(minute(80), Studies.result(1, "22121211", Optional.of(0.8))),
        new StudyEvent.TrialFailed(minute(90), 3, "Not a number.", "Try less."),
        new StudyEvent.Ended(minute(90), StopReason.TRIALS, "All done."));
  }

  @Test
  void a_whole_course() {
    StudyState state = StudyState.of(Studies.config(), course());
    assertEquals(Phase.ENDED, state.phase());
    assertEquals(Duration.ofMinutes(30), state.active());
    assertEquals(
        List.of(Status.FINISHED, Status.STOPPED, Status.FAILED),
        state.trials().stream().map(TrialState::status).toList());
    assertEquals(2, state.trial(1).orElseThrow().attempts());
    assertEquals(Optional.of("cpu:1"), state.trial(1).get().device());
    assertEquals(Optional.of("Not a number. Try less."), state.trial(3).get().problem());
    assertEquals(1, state.best().orElseThrow().id().number());
    assertEquals(1, state.ranking().size());
  }

  @Property(tries = 30)
  void events_one_by_one_and_all_at_once_are_the_same(
      @ForAll @IntRange(min = 0, max = 15) int count) {
    StudyState state = StudyState.of(Studies.config());
    for (StudyEvent event : course().subList(0, count)) {
      state = state.with(event);
    }
    assertEquals(StudyState.of(Studies.config(), course().subList(0, count)), state);
  }

  @Test
  void time_runs_while_searching_and_only_then() {
    StudyState running = StudyState.of(Studies.config(), course().subList(0, 7));
    assertEquals(Duration.ofMinutes(5), running.activeUntil(minute(5)));
    StudyState paused = StudyState.of(Studies.config(), course().subList(0, 10));
    assertEquals(Phase.PAUSED, paused.phase());
    assertEquals(Duration.ofMinutes(10), paused.activeUntil(minute(60)));
  }

  @Test
  void a_stretch_that_a_crash_cut_short_counts_to_its_last_event() {
    List<StudyEvent> events = new ArrayList<>(course().subList(0, 7));
    events.add(new StudyEvent.Resumed(minute(500)));
    StudyState state = StudyState.of(Studies.config(), events);
    assertEquals(Duration.ofMinutes(2), state.activeUntil(minute(500)));
    assertEquals(Status.RUNNING, state.trial(1).orElseThrow().status());
  }

  @Test
  void a_clock_put_back_or_forward_while_the_program_was_stopped_counts_for_nothing() {
    for (int jump : new int[] {-100, 5000}) {
      List<StudyEvent> events = new ArrayList<>(course().subList(0, 7));
      events.add(new StudyEvent.Resumed(minute(jump)));
      StudyState state = StudyState.of(Studies.config(), events);
      assertEquals(Duration.ofMinutes(2), state.activeUntil(minute(jump)));
      assertEquals(Duration.ofMinutes(5), state.activeUntil(minute(jump + 3)));
      // somebody who watches may have another clock
      assertEquals(Duration.ofMinutes(2), state.activeUntil(minute(jump - 60)));
    }
  }

  @Test
  void equal_scores_rank_the_earlier_first_and_undefined_ones_nowhere() {
    List<StudyEvent> events = new ArrayList<>(course().subList(0, 7));
    events.add(
        new StudyEvent.TrialFinished(minute(20), Studies.result(2, "12122122", Optional.of(0.8))));
    events.add(
        new StudyEvent.TrialFinished(minute(21), Studies.result(1, "22121211", Optional.of(0.8))));
    events.add(
        new StudyEvent.TrialFinished(minute(22), Studies.result(3, "00000000", Optional.empty())));
    StudyState state = StudyState.of(Studies.config(), events);
    assertEquals(List.of(1, 2), state.ranking().stream().map(t -> t.id().number()).toList());
  }

  @Test
  void a_training_resumed_from_an_older_checkpoint_tells_each_epoch_once() {
    SplitScore score = Studies.result(1, "22121211", Optional.of(0.7)).valid();
    TrialHistory history = TrialHistory.empty();
    for (int epoch : new int[] {1, 2, 3, 2, 3, 4}) {
      history =
          history.with(new TrialEvent.EpochEnded(Studies.NOON, epoch, 0.1, 0.5, score, true, 1));
    }
    assertEquals(
        List.of(1, 2, 3, 4), history.epochs().stream().map(TrialEvent.EpochEnded::epoch).toList());
    history = history.with(new TrialEvent.Stopped(Studies.NOON, 4));
    assertTrue(history.end().isPresent());
    history =
        history.with(new TrialEvent.Began(Studies.NOON, 1, "cpu:0", "host", 4, 8, 10, 100, 20));
    assertTrue(history.end().isEmpty());
    assertEquals(4, history.epochs().size());
  }

  private static StudyState confirmed(double... fresh) {
    List<StudyEvent> events = new ArrayList<>(course().subList(0, course().size() - 1));
    events.add(new StudyEvent.Confirming(minute(90), StopReason.TRIALS, "All.", List.of(1)));
    for (int i = 0; i < fresh.length; i++) {
      events.add(new StudyEvent.Proposed(minute(91), Studies.repeat(4 + i, "22121211", 1)));
      Optional<Double> auc = Optional.of(fresh[i]).filter(a -> !a.isNaN());
      events.add(new StudyEvent.TrialFinished(minute(92), Studies.result(4 + i, "22121211", auc)));
    }
    events.add(
        new StudyEvent.Confirmed(minute(99), List.of(), Optional.of(1), "T-01 is the best."));
    return StudyState.of(Studies.config(), events);
  }

  @Test
  void repeats_are_trials_but_not_the_searchs() {
    StudyState state = confirmed(0.9, 0.7);
    assertEquals(List.of(1, 2, 3, 4, 5), state.trials().stream().map(StudyStateTest::no).toList());
    assertEquals(List.of(1, 2, 3), state.searched().stream().map(StudyStateTest::no).toList());
    assertEquals(List.of(4, 5), state.repeats().stream().map(StudyStateTest::no).toList());
    assertEquals(List.of(1), state.ranking().stream().map(StudyStateTest::no).toList());
    assertEquals(1, state.withStatus(Status.FINISHED).size());
    assertEquals(1, no(state.winner().orElseThrow()));
  }

  private static int no(TrialState trial) {
    return trial.id().number();
  }

  @Test
  void the_lower_median_of_the_winners_repeats_stands_for_it() {
    assertEquals(4, no(confirmed(0.6).scored().orElseThrow()));
    assertEquals(5, no(confirmed(0.9, 0.7).scored().orElseThrow()));
    assertEquals(6, no(confirmed(0.9, 0.6, 0.7).scored().orElseThrow()));
    assertEquals(7, no(confirmed(0.9, 0.6, 0.8, 0.7).scored().orElseThrow()));
    assertEquals(5, no(confirmed(Double.NaN, 0.6).scored().orElseThrow()), "one is undefined");
  }

  @Test
  void without_a_confirmation_the_best_stands_for_itself() {
    StudyState state = StudyState.of(Studies.config(), course());
    assertEquals(state.best(), state.winner());
    assertEquals(state.best(), state.scored());
  }
}
