package org.gennas.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.baseline.BaselineKind;
import org.gennas.baseline.BaselineScore;
import org.gennas.baseline.BaselineText;
import org.gennas.baseline.Comparison;
import org.gennas.baseline.Difference;
import org.gennas.common.NumberFormats;
import org.gennas.evaluation.PairedDifference;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;

/** What is simple, and how far the winner is above it. */
final class BaselineSection {
  private BaselineSection() {}

  static Markup of(ReportContent content) {
    ReportBaselines baselines = content.baselines();
    Markup out = new Markup();
    out.open("section").open("h2").text("Baselines");
    out.element("small", "simple models that a network has to beat; not trials").close();
    if (baselines.made().isEmpty()) {
      out.element("p", "Not made: " + baselines.problem(), "class", "note");
      return out.close();
    }
    baselines
        .comparison()
        .ifPresent(
            c ->
                out.element(
                    "p", BaselineText.warning(c).orElseGet(() -> BaselineText.allBeaten(c))));
    scores(out, baselines);
    if (baselines.comparison().isPresent()) {
      differences(out, baselines, baselines.comparison().get());
    } else {
      out.element(
          "p",
          "The winner is not compared: "
              + (baselines.problem().isEmpty()
                  ? "its predictions are missing or out of date."
                  : baselines.problem()),
          "class",
          "note");
    }
    out.element("p", method(baselines), "class", "note");
    return out.close();
  }

  private static void scores(Markup out, ReportBaselines baselines) {
    TableMarkup table =
        new TableMarkup(
            out,
            "Baseline",
            ">Mean AUC, validation",
            ">Avg. precision",
            ">Log loss",
            ">Mean AUC, test",
            ">Avg. precision",
            ">Log loss");
    for (BaselineScore score : baselines.scores()) {
      table.row().cell(score.kind().title(), size(score));
      cells(table, Optional.of(score.valid()));
      cells(table, score.test());
      table.end();
    }
    table.close();
  }

  private static String size(BaselineScore score) {
    return score
        .penalty()
        .map(p -> Words.count(score.features()) + " features, penalty " + Words.plain(p, 1))
        .orElse("");
  }

  private static void cells(TableMarkup table, Optional<SplitScore> score) {
    if (score.isEmpty()) {
      table.cell("sealed").cell(Words.NONE).cell(Words.NONE);
      return;
    }
    SplitScore known = score.get();
    table
        .cell(
            Words.score(known.meanAuc()),
            known.meanAucInterval().map(Words::interval).orElse("no interval"))
        .cell(Words.score(known.meanAveragePrecision()))
        .cell(Words.score(known.loss()));
  }

  private static void differences(Markup out, ReportBaselines baselines, Comparison comparison) {
    out.open("h3").text("Winner minus baseline, mean AUC").close();
    boolean abnormal = comparison.differences().stream().anyMatch(Difference::abnormalOnly);
    TableMarkup table =
        new TableMarkup(
            out,
            "Baseline",
            ">Validation",
            ">Validation, abnormal images only",
            ">Test",
            ">Test, abnormal images only");
    for (BaselineScore score : baselines.scores()) {
      table.row().cell(score.kind().title());
      for (boolean onTest : new boolean[] {false, true}) {
        cell(table, baselines.find(score.kind(), onTest, false).flatMap(Difference::mean));
        if (abnormal) {
          cell(table, baselines.find(score.kind(), onTest, true).flatMap(Difference::mean));
        } else {
          table.cell("not known");
        }
      }
      table.end();
    }
    table.close();
    baselines
        .find(BaselineKind.PIXELS, comparison.onTest(), false)
        .ifPresent(d -> byFinding(out, baselines, d));
  }

  private static void byFinding(Markup out, ReportBaselines baselines, Difference difference) {
    out.open("h3").text("Winner minus " + difference.kind().phrase() + ", by finding");
    out.element("small", difference.onTest() ? "test split" : "validation split").close();
    List<FindingScore> scores =
        baselines.made().orElseThrow().of(difference.kind()).stream()
            .map(s -> difference.onTest() ? s.test().orElse(s.valid()) : s.valid())
            .flatMap(s -> s.findings().stream())
            .toList();
    TableMarkup table =
        new TableMarkup(out, "Finding", ">AUC of the baseline", ">Winner minus baseline", ">p");
    for (int f = 0; f < difference.findings().size(); f++) {
      Difference.OfFinding finding = difference.findings().get(f);
      table.row().cell(finding.finding()).cell(Words.score(scores.get(f).auc()));
      cell(table, finding.auc());
      table.cell(p(finding.auc().map(PairedDifference::p).orElse(OptionalDouble.empty()))).end();
    }
    table.close();
  }

  private static void cell(TableMarkup table, Optional<PairedDifference> difference) {
    table.cell(
        difference.map(d -> BaselineText.signed(d.difference())).orElse(Words.NONE),
        difference.flatMap(PairedDifference::interval).map(BaselineText::interval).orElse(""));
  }

  private static String p(OptionalDouble p) {
    if (p.isEmpty()) {
      return Words.NONE;
    }
    return p.getAsDouble() < 0.001 ? "< 0.001" : Words.score(p.getAsDouble());
  }

  private static String method(ReportBaselines baselines) {
    String metadata =
        baselines.made().orElseThrow().of(BaselineKind.METADATA).isPresent()
            ? ""
            : " No regression on age, sex, view and projection: they do not vary in the tables.";
    return "Fitted to the training images in "
        + NumberFormats.duration(baselines.made().orElseThrow().seconds())
        + " before the first trial: ridge regressions on standardised features, the penalty chosen"
        + " by the mean AUC on validation, which makes their scores there slightly optimistic,"
        + " as it does the winner's."
        + " Differences are paired and resample patients (means) or sum DeLong's components by"
        + " patient (findings). Significantly better means that the 95% interval is above 0."
        + metadata;
  }
}
