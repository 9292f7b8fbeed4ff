package org.gennas.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.PrecisionRecallCurve;
import org.gennas.evaluation.RocCurve;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.event.SplitScore;
import org.gennas.study.folder.PredictionTable;

/** ROC and precision-recall plots of all findings of one prediction table. */
final class FindingCurves {
  private static final int SAMPLES = 1000;
  private static final int STEPS = 60;
  private static final int WIDTH = 340;
  private static final int HEIGHT = 330;

  private final PredictionTable predictions;
  private final List<Optional<OperatingPoint>> points;
  private final List<ScoredCases> cases;
  private final BootstrapInterval bootstrap;

  /**
   * @param points to be ringed, one a finding
   */
  FindingCurves(PredictionTable predictions, List<Optional<OperatingPoint>> points, long seed) {
    this.predictions = predictions;
    this.points = List.copyOf(points);
    this.cases = predictions.cases();
    this.bootstrap = new BootstrapInterval(SAMPLES, 0.95, seed);
  }

  Markup roc(SplitScore score) throws InterruptedException {
    Plot plot =
        new Plot(
            WIDTH,
            HEIGHT,
            Axis.unit("1 − specificity"),
            Axis.unit("Sensitivity"),
            "ROC curves of all findings",
            true);
    plot.line(new double[] {0, 1}, new double[] {0, 1}, Svg.AXIS, "4 4", 1);
    for (int f = 0; f < cases.size(); f++) {
      Optional<CurveBand> band = CurveBand.roc(cases.get(f), bootstrap, STEPS);
      band.ifPresent(band(plot, FindingStyle.of(f).colour()));
    }
    for (int f = 0; f < cases.size(); f++) {
      FindingStyle style = FindingStyle.of(f);
      Optional<RocCurve> curve = RocCurve.of(cases.get(f));
      if (curve.isPresent()) {
        List<RocCurve.Point> corners = curve.get().corners();
        plot.line(
            corners.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray(),
            corners.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray(),
            style.colour(),
            style.dash(),
            2);
      }
    }
    for (int f = 0; f < cases.size(); f++) {
      String colour = FindingStyle.of(f).colour();
      points
          .get(f)
          .ifPresent(
              p ->
                  plot.mark(
                      1 - p.confusion().specificity().orElseThrow(),
                      p.confusion().sensitivity().orElseThrow(),
                      colour,
                      false,
                      "threshold " + Words.score(p.threshold())));
      legend(
          plot, f, score.findings().size() > f ? score.findings().get(f).auc() : Optional.empty());
    }
    return plot.finished();
  }

  Markup precisionRecall(SplitScore score) throws InterruptedException {
    Plot plot =
        new Plot(
            WIDTH,
            HEIGHT,
            Axis.unit("Recall (sensitivity)"),
            Axis.unit("Precision"),
            "Precision-recall curves of all findings",
            true);
    for (int f = 0; f < cases.size(); f++) {
      String colour = FindingStyle.of(f).colour();
      PrecisionRecallCurve.of(cases.get(f)).ifPresent(c -> plot.level(c.prevalence(), colour));
      Optional<CurveBand> band = CurveBand.precisionRecall(cases.get(f), bootstrap, STEPS);
      band.ifPresent(band(plot, colour));
    }
    for (int f = 0; f < cases.size(); f++) {
      FindingStyle style = FindingStyle.of(f);
      PrecisionRecallCurve.of(cases.get(f)).ifPresent(curve -> steps(plot, curve, style));
    }
    for (int f = 0; f < cases.size(); f++) {
      String colour = FindingStyle.of(f).colour();
      points
          .get(f)
          .filter(p -> p.confusion().ppv().isPresent())
          .ifPresent(
              p ->
                  plot.mark(
                      p.confusion().sensitivity().orElseThrow(),
                      p.confusion().ppv().orElseThrow(),
                      colour,
                      false,
                      "threshold " + Words.score(p.threshold())));
    }
    return plot.finished();
  }

  /**
   * Says what the bands, rings and dots are, and of how many images.
   *
   * @param split its name
   */
  String caption(String split) {
    return "Curves: "
        + split
        + ", "
        + Words.count(predictions.rows().size(), "image", "images")
        + "; bands: pointwise 95% CI, "
        + Words.count(SAMPLES)
        + " bootstrap samples by patient. Rings: the thresholds of the table. Dotted lines:"
        + " prevalence, the precision of a random guess.";
  }

  /** The curve whose area is the average precision: a step to each recall that is gained. */
  private static void steps(Plot plot, PrecisionRecallCurve curve, FindingStyle style) {
    double[] last = {0};
    List<PrecisionRecallCurve.Point> gains =
        curve.corners().stream()
            .filter(
                p -> {
                  boolean gain = p.recall() > last[0];
                  last[0] = p.recall();
                  return gain;
                })
            .toList();
    double[] xs = new double[gains.size() + 1];
    double[] ys = new double[gains.size() + 1];
    ys[0] = gains.get(0).precision();
    for (int i = 0; i < gains.size(); i++) {
      xs[i + 1] = gains.get(i).recall();
      ys[i + 1] = gains.get(i).precision();
    }
    plot.steps(xs, ys, style.colour(), style.dash(), 2);
  }

  private static Consumer<CurveBand> band(Plot plot, String colour) {
    return band ->
        plot.band(
            band.points().stream().mapToDouble(CurveBand.Point::x).toArray(),
            band.points().stream().mapToDouble(CurveBand.Point::low).toArray(),
            band.points().stream().mapToDouble(CurveBand.Point::high).toArray(),
            colour);
  }

  private void legend(Plot plot, int finding, Optional<Double> auc) {
    FindingStyle style = FindingStyle.of(finding);
    plot.legend(
        finding,
        cases.size(),
        176,
        style.colour(),
        style.dash(),
        predictions.findings().get(finding),
        Words.score(auc));
  }
}
