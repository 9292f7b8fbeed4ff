package org.gennas.study.event;

import java.util.Optional;
import org.gennas.study.config.Confirmation;
import org.gennas.study.event.TrialState.Status;

/**
 * How far the confirmation has come.
 *
 * @param candidates that are trained again
 * @param begun fresh trainings that have begun, at least 1
 * @param trainings all fresh trainings of the stage
 */
public record ConfirmationProgress(int candidates, int begun, int trainings) {
  /** Empty before the stage and after it. */
  public static Optional<ConfirmationProgress> of(StudyState state) {
    return state
        .confirming()
        .filter(c -> state.inConfirmation())
        .map(
            c -> {
              int candidates = c.candidates().size();
              int seeds = state.confirmation().map(Confirmation::seeds).orElse(0);
              long begun =
                  state.repeats().stream().filter(t -> t.status() != Status.QUEUED).count();
              return new ConfirmationProgress(
                  candidates, (int) Math.max(1, begun), candidates * seeds);
            });
  }
}
