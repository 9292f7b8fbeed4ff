package org.gennas.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;

/** The ensemble for a terminal. */
public final class EnsembleText {
  public static final String NAME = "Ensemble";

  private EnsembleText() {}

  /** Its score, cost and members, and what it is to be compared with; nothing without one. */
  public static List<String> lines(StudyState state) {
    Optional<Ensemble> made = state.ensemble();
    if (made.isEmpty()) {
      return List.of();
    }
    Ensemble ensemble = made.get();
    List<String> lines = new ArrayList<>();
    lines.add(
        NAME
            + " of "
            + networks(ensemble.members().size())
            + ", chosen from "
            + ensemble.candidates()
            + " on validation (optimistic): mean AUC "
            + score(ensemble.valid())
            + ", "
            + Figures.count(ensemble.params())
            + " params, "
            + Figures.count(ensemble.macs())
            + " MACs"
            + ensemble
                .latencyMillis()
                .map(ms -> String.format(Locale.ROOT, ", %.1f ms per image", ms))
                .orElse(""));
    lines.add("         by weight: " + ensemble.membersInWords());
    lines.add("         unweighted mean of " + plain(ensemble.plainMean(), state));
    if (state.ensembleMissedTest()) {
      lines.add("         not scored on the test split, which had been opened before it was made");
    }
    return lines;
  }

  private static String networks(int count) {
    return count == 1 ? "1 network" : count + " networks";
  }

  private static String plain(Ensemble.PlainMean mean, StudyState state) {
    return mean.trials().stream()
            .map(n -> state.trial(n).map(TrialState::id).map(TrialId::label).orElse("T-" + n))
            .collect(Collectors.joining(", "))
        + ", the best "
        + mean.trials().size()
        + ": mean AUC "
        + (Figures.score(mean.meanAuc()) + " " + Figures.interval(mean.interval())).strip();
  }

  private static String score(SplitScore score) {
    return (Figures.score(score.meanAuc()) + " " + Figures.interval(score.meanAucInterval()))
        .strip();
  }

  /** A further line below the winner's score on the test split, or nothing. */
  public static String onTest(StudyEvent.TestScored test) {
    return test.ensemble()
        .map(s -> System.lineSeparator() + "         " + NAME + ": mean AUC " + score(s))
        .orElse("");
  }
}
