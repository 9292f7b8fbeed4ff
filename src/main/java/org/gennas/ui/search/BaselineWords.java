package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.baseline.BaselineKind;
import org.gennas.baseline.BaselineScore;
import org.gennas.baseline.Baselines;
import org.gennas.baseline.Comparison;
import org.gennas.baseline.Difference;
import org.gennas.evaluation.PairedDifference;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyState;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** What the window says of a study's baselines, in its language. */
record BaselineWords(Messages messages, Baselines baselines, Optional<Comparison> comparison) {

  /** Empty where the study has none. */
  static Optional<BaselineWords> of(StudySnapshot moment, Messages messages) {
    return moment.baselines().map(b -> of(b, moment.state(), messages));
  }

  private static BaselineWords of(Baselines baselines, StudyState state, Messages messages) {
    return new BaselineWords(messages, baselines, baselines.comparisonWith(state));
  }

  /** In tables and beside lines. */
  String title(BaselineKind kind) {
    return messages.get("search.baseline." + kind);
  }

  /** The baselines that are not beaten, a sentence each; empty where all are. */
  List<String> warnings() {
    return comparison.stream().flatMap(c -> c.unbeaten().stream().map(d -> warning(c, d))).toList();
  }

  private String warning(Comparison compared, Difference difference) {
    return messages.format(
        difference.lost() ? "search.baseline.worse" : "search.baseline.unbeaten",
        trial(compared),
        messages.get("search.baseline.phrase." + difference.kind()),
        messages.get("search.baseline.on." + (difference.onTest() ? "test" : "valid")),
        full(difference.mean()));
  }

  /** That all are beaten; empty where they are not, or nothing is known. */
  Optional<String> allBeaten() {
    return comparison
        .filter(c -> c.unbeaten().isEmpty())
        .map(
            c ->
                messages.format(
                    "search.baseline.beaten",
                    trial(c),
                    messages.get("search.baseline.on." + (c.onTest() ? "test" : "valid"))));
  }

  /** A line a baseline: its score where it decides, and how far the winner is from it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (BaselineScore score : baselines.scores()) {
      SplitScore shown = score.test().orElse(score.valid());
      String auc = auc(shown);
      lines.add(
          title(score.kind())
              + " "
              + deciding(score.kind())
                  .map(d -> messages.format("search.baseline.line", auc, full(d.mean())))
                  .orElse(auc));
    }
    return lines;
  }

  /** How far the best is above the strongest baseline on validation, or that baseline's score. */
  Optional<String> strongest() {
    return baselines.scores().stream()
        .filter(s -> s.valid().meanAuc().isPresent())
        .max(Comparator.comparingDouble(s -> s.valid().meanAuc().orElseThrow()))
        .map(s -> hint(s.kind()).orElseGet(() -> title(s.kind()) + " " + auc(s.valid())));
  }

  /** Where all of that was measured. */
  String place() {
    boolean test = baselines.scores().stream().anyMatch(s -> s.test().isPresent());
    return messages.get("search.baseline.on." + (test ? "test" : "valid"));
  }

  /** Spoken for a line of the leaderboard. */
  String spoken(BaselineScore score) {
    return messages.format("search.baseline.spoken", title(score.kind()), auc(score.valid()));
  }

  /** How far the best is above a baseline on validation, such as "+0.031"; empty if not known. */
  Optional<String> gain(BaselineKind kind) {
    return onValidation(kind).flatMap(Difference::mean).map(d -> Quantities.gain(d.difference()));
  }

  /** The same in full, with trial and interval. */
  Optional<String> hint(BaselineKind kind) {
    return onValidation(kind)
        .flatMap(
            d ->
                comparison.map(
                    c ->
                        messages.format(
                            "search.baseline.hint", trial(c), title(kind), full(d.mean()))));
  }

  private Optional<Difference> onValidation(BaselineKind kind) {
    return comparison.stream()
        .flatMap(c -> c.differences().stream())
        .filter(d -> d.kind() == kind && !d.onTest() && !d.abnormalOnly())
        .findFirst();
  }

  private Optional<Difference> deciding(BaselineKind kind) {
    return comparison.stream()
        .flatMap(c -> c.deciding().stream())
        .filter(d -> d.kind() == kind)
        .findFirst();
  }

  private static String auc(SplitScore score) {
    return score.meanAuc().map(Quantities::auc).orElse("–");
  }

  private static String trial(Comparison comparison) {
    return String.format(Locale.ROOT, "T-%02d", comparison.trial());
  }

  private String full(Optional<PairedDifference> difference) {
    return difference
        .map(
            d ->
                Quantities.gain(d.difference())
                    + d.interval()
                        .map(
                            i ->
                                " "
                                    + messages.format(
                                        "search.baseline.ci",
                                        ArchitectureStatusLine.level(i),
                                        Quantities.gain(i.low()),
                                        Quantities.gain(i.high())))
                        .orElse(""))
        .orElseGet(() -> messages.get("search.end.undefined"));
  }
}
