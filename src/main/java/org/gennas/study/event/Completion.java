package org.gennas.study.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trial of the search that finished.
 *
 * @param at when it was recorded
 * @param active time spent searching until then, pauses not counted
 */
public record Completion(TrialState trial, Instant at, Duration active) {
  /** The search's finished trials in order of completion, repeats left out. */
  public static List<Completion> of(StudyState state) {
    List<Completion> completions = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    ActiveTime time = ActiveTime.NONE;
    Instant previous = Instant.EPOCH;
    for (StudyEvent event : state.events()) {
      time = time.after(event, previous);
      previous = event.at();
      if (event instanceof StudyEvent.TrialFinished finished) {
        Optional<TrialState> trial =
            state
                .trial(finished.result().trial().number())
                .filter(t -> !t.repeat() && t.result().isPresent());
        if (trial.isPresent() && seen.add(trial.get().id().number())) {
          completions.add(new Completion(trial.get(), event.at(), time.until(event.at())));
        }
      }
    }
    return List.copyOf(completions);
  }

  /** The trials of {@link #of}. */
  public static List<TrialState> order(StudyState state) {
    return of(state).stream().map(Completion::trial).toList();
  }
}
