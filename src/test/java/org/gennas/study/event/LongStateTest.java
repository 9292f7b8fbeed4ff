package org.gennas.study.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.Studies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A study of 46,000 trials, seven times the networks of its space. Where an event costs in
 * proportion to those before it, this takes ten minutes and more.
 */
class LongStateTest {
  private static final int TRIALS = 46_000;

  private static List<StudyEvent> events() {
    List<StudyEvent> events = new ArrayList<>();
    events.add(new StudyEvent.Started(Studies.NOON, "test"));
    for (int number = 1; number <= TRIALS; number++) {
      String code = String.format("%8s", Integer.toString(number % 6561, 3)).replace(' ', '0');
      events.add(new StudyEvent.Proposed(Studies.NOON, Studies.trial(number, code)));
      events.add(new StudyEvent.TrialStarted(Studies.NOON, number, "cpu:0", 1));
      events.add(
          new StudyEvent.TrialFinished(
              Studies.NOON, Studies.result(number, code, Optional.of(number * 1e-5))));
    }
    return events;
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void is_folded_event_by_event_and_all_at_once_to_the_same() {
    List<StudyEvent> events = events();
    StudyState state = StudyState.of(Studies.config());
    for (StudyEvent event : events) {
      state = state.with(event);
    }
    assertEquals(TRIALS, state.withStatus(Status.FINISHED).size());
    assertEquals(TRIALS, state.best().orElseThrow().id().number());
    assertEquals(StudyState.of(Studies.config(), events), state);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void each_trial_is_found_by_its_number() {
    StudyState state = StudyState.of(Studies.config(), events());
    for (int number = 1; number <= TRIALS; number++) {
      assertEquals(number, state.trial(number).orElseThrow().id().number());
    }
    assertTrue(state.trial(0).isEmpty());
    assertTrue(state.trial(TRIALS + 1).isEmpty());
    assertEquals(TRIALS, Completion.of(state).size());
  }
}
