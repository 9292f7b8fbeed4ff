package org.gennas.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.Confusion;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.folder.PredictionTable;

/** Confusion counts at the thresholds, and predictive values here and at a stated prevalence. */
final class OperatingTable {
  private OperatingTable() {}

  /**
   * @param points one a finding
   * @param prevalence at which predictive values are told too, 0..1
   */
  static void write(
      Markup out,
      PredictionTable predictions,
      List<Optional<OperatingPoint>> points,
      double prevalence) {
    String at = Words.plain(100 * prevalence, 1) + " %";
    TableMarkup table =
        new TableMarkup(
            out,
            "Finding",
            ">Threshold",
            ">TP",
            ">FP",
            ">FN",
            ">TN",
            ">Sens. %",
            ">Spec. %",
            ">Prevalence %",
            ">PPV %",
            ">NPV %",
            ">PPV at " + at,
            ">NPV at " + at);
    for (int f = 0; f < predictions.findings().size(); f++) {
      ScoredCases cases = predictions.cases(f);
      Optional<OperatingPoint> point = points.get(f);
      Optional<Confusion> counts = point.map(OperatingPoint::confusion);
      table.row();
      FindingTable.name(table.open(), f, predictions.findings().get(f)).close();
      table.cell(point.map(p -> Words.score(p.threshold())).orElse(Words.UNDEFINED));
      table.cell(counts.map(c -> Words.count(c.truePositives())).orElse(Words.NONE));
      table.cell(counts.map(c -> Words.count(c.falsePositives())).orElse(Words.NONE));
      table.cell(counts.map(c -> Words.count(c.falseNegatives())).orElse(Words.NONE));
      table.cell(counts.map(c -> Words.count(c.trueNegatives())).orElse(Words.NONE));
      percent(table, counts.map(Confusion::sensitivity));
      percent(table, counts.map(Confusion::specificity));
      percent(table, Optional.of(cases.prevalence()));
      percent(table, counts.map(Confusion::ppv));
      percent(table, counts.map(Confusion::npv));
      percent(table, counts.map(c -> c.ppvAt(prevalence)));
      percent(table, counts.map(c -> c.npvAt(prevalence)));
      table.end();
    }
    table.close();
  }

  private static void percent(TableMarkup table, Optional<OptionalDouble> share) {
    table.cell(share.map(Words::percent).orElse(Words.NONE));
  }

  static String caption(double prevalence) {
    return "TP, FP, FN, TN: images correctly called positive, wrongly called positive, wrongly"
        + " called negative, correctly called negative. PPV and NPV hold at the prevalence of"
        + " these images; where a share of "
        + Words.plain(100 * prevalence, 1)
        + " % has the finding, the last two columns hold (Bayes' rule).";
  }
}
