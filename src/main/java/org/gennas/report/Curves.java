package org.gennas.report;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.study.event.SplitScore;
import org.gennas.study.folder.PredictionTable;

/** ROC and precision-recall curves of one split, and the counts at the thresholds below. */
final class Curves {
  private Curves() {}

  /**
   * Predictions on a split.
   *
   * @param points at the thresholds, one a finding
   * @param score as recorded
   * @param split its name
   */
  record Shown(
      PredictionTable predictions,
      List<Optional<OperatingPoint>> points,
      SplitScore score,
      String split) {
    Shown {
      points = List.copyOf(points);
    }
  }

  /**
   * @throws InterruptedException if the thread was interrupted while resampling patients
   */
  static void write(Markup out, Shown shown, long seed, double prevalence)
      throws InterruptedException {
    FindingCurves curves = new FindingCurves(shown.predictions(), shown.points(), seed);
    out.open("div", "class", "row below").open("div", "class", "cell");
    out.element("h3", "ROC").append(curves.roc(shown.score())).close();
    out.open("div", "class", "cell").element("h3", "Precision and recall");
    out.append(curves.precisionRecall(shown.score())).close().close();
    out.element("p", curves.caption(shown.split()), "class", "note");
    out.open("h3", "class", "below").text("At the thresholds").close();
    OperatingTable.write(out, shown.predictions(), shown.points(), prevalence);
    out.element("p", OperatingTable.caption(prevalence), "class", "note");
  }
}
