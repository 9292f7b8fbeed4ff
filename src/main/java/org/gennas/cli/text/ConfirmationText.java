package org.gennas.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.study.event.ConfirmationProgress;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;

/** The confirmation for a terminal. */
public final class ConfirmationText {
  private ConfirmationText() {}

  /** Such as {@code Confirming the best 3: training 2 of 6}; empty outside of the stage. */
  public static Optional<String> stage(StudyState state) {
    return ConfirmationProgress.of(state)
        .map(
            p ->
                String.format(
                    Locale.ROOT,
                    "Confirming the best %d: training %d of %d",
                    p.candidates(),
                    p.begun(),
                    p.trainings()));
  }

  /** What decided, then a line a candidate. */
  public static List<String> result(StudyState state, StudyEvent.Confirmed confirmed) {
    List<String> lines = new ArrayList<>(List.of(confirmed.detail()));
    confirmed.means().forEach(mean -> lines.add("  " + line(state, mean)));
    return lines;
  }

  private static String line(StudyState state, RepeatScore score) {
    Optional<TrialState> candidate = state.trial(score.candidate());
    String name =
        candidate
            .map(t -> t.id().label() + " " + t.id().architecture())
            .orElse("T-" + score.candidate());
    if (score.mean().isEmpty()) {
      return name + ": no fresh training with a defined mean AUC";
    }
    int trainings = score.repeats().size();
    return name
        + ": mean AUC "
        + Figures.score(score.mean())
        + " "
        + Figures.interval(score.interval())
        + " over "
        + trainings
        + (trainings == 1 ? " fresh training" : " fresh trainings")
        + " ("
        + Figures.score(score.lowest())
        + " to "
        + Figures.score(score.highest())
        + "); the search had "
        + Figures.score(candidate.flatMap(TrialState::auc));
  }

  /** Which data chose what; empty where the study confirms nothing. */
  public static Optional<String> choice(StudyState state) {
    return state
        .config()
        .confirmation()
        .map(
            c ->
                String.format(
                    Locale.ROOT,
                    "candidates on validation scores of one training each; the winner by the mean"
                        + " of %d fresh %s on validation, the best %d compared; the test split is"
                        + " scored once after that, by the winner's median fresh training",
                    c.seeds(),
                    c.seeds() == 1 ? "training" : "trainings",
                    c.candidates()));
  }
}
