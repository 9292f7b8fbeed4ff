package org.gennas.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.baseline.BaselineScore;
import org.gennas.baseline.BaselineText;
import org.gennas.baseline.Baselines;
import org.gennas.baseline.Comparison;
import org.gennas.baseline.Difference;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyState;

/** A study's baselines for a terminal: no trials, but what the winner is held against. */
public record BaselineLines(Baselines baselines, StudyState state) {

  /** What has to be said first; empty where every baseline is beaten or nothing is known yet. */
  public Optional<String> warning() {
    return baselines.comparisonWith(state).flatMap(BaselineText::warning);
  }

  /** Such as {@code Baselines on validation: the prevalence alone 0.500, ...}. */
  public static String made(Baselines baselines) {
    List<String> parts =
        baselines.scores().stream()
            .map(s -> s.kind().phrase() + " " + Figures.score(s.valid().meanAuc()))
            .toList();
    return "Baselines, mean AUC on validation: " + String.join("; ", parts);
  }

  /** The table, and what its last columns come to. */
  public List<String> lines() {
    Optional<Comparison> comparison = baselines.comparisonWith(state);
    TextTable table =
        new TextTable(
            TextTable.Column.text("Baselines"),
            TextTable.Column.figures("valid AUC"),
            TextTable.Column.text("95 % CI"),
            TextTable.Column.figures("AP"),
            TextTable.Column.figures("test AUC"),
            TextTable.Column.text("95 % CI"));
    for (BaselineScore score : baselines.scores()) {
      Optional<SplitScore> test = score.test();
      table.row(
          score.kind().title(),
          Figures.score(score.valid().meanAuc()),
          Figures.interval(score.valid().meanAucInterval()),
          Figures.score(score.valid().meanAveragePrecision()),
          test.map(t -> Figures.score(t.meanAuc())).orElse(""),
          test.map(t -> Figures.interval(t.meanAucInterval())).orElse(""));
    }
    List<String> lines = new ArrayList<>(table.lines());
    comparison.ifPresent(c -> c.differences().forEach(d -> lines.add(line(c, d))));
    comparison
        .filter(c -> c.unbeaten().isEmpty())
        .ifPresent(c -> lines.add(BaselineText.allBeaten(c)));
    return lines;
  }

  private static String line(Comparison comparison, Difference difference) {
    return String.format(
        Locale.ROOT,
        "  T-%02d minus %s, %s%s: %s",
        comparison.trial(),
        difference.kind().phrase(),
        difference.onTest() ? "test" : "validation",
        difference.abnormalOnly() ? ", abnormal images only" : "",
        BaselineText.difference(difference.mean()));
  }
}
