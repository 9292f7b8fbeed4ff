package org.gennas.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.PrecisionRecallCurve;
import org.gennas.evaluation.RocCurve;
import org.gennas.evaluation.ScoredCases;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.PointBuffer;
import org.gennas.figure.Polyline;
import org.gennas.figure.SvgSurface;
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

  SvgSurface roc(SplitScore score) throws InterruptedException {
    String name = "ROC curves of all findings";
    Plot plot = Plot.square(WIDTH, HEIGHT, "1 − specificity", "Sensitivity", name);
    plot.diagonal();
    for (int f = 0; f < cases.size(); f++) {
      band(plot, f, CurveBand.roc(cases.get(f), bootstrap, STEPS));
    }
    for (int f = 0; f < cases.size(); f++) {
      Optional<RocCurve> curve = RocCurve.of(cases.get(f));
      if (curve.isPresent()) {
        Polyline corners =
            Polyline.of(
                curve.get().corners(),
                RocCurve.Point::falsePositiveRate,
                RocCurve.Point::truePositiveRate);
        plot.line(corners, plot.palette().finding(f), Brush.dashes(f), 2);
      }
    }
    for (int f = 0; f < cases.size(); f++) {
      Optional<OperatingPoint> point = points.get(f);
      if (point.isPresent()) {
        double x = 1 - point.get().confusion().specificity().orElseThrow();
        ring(plot, f, x, point.get().confusion().sensitivity(), point.get());
      }
      legend(
          plot, f, score.findings().size() > f ? score.findings().get(f).auc() : Optional.empty());
    }
    return plot.finished();
  }

  SvgSurface precisionRecall(SplitScore score) throws InterruptedException {
    String name = "Precision-recall curves of all findings";
    Plot plot = Plot.square(WIDTH, HEIGHT, "Recall (sensitivity)", "Precision", name);
    for (int f = 0; f < cases.size(); f++) {
      Colour colour = plot.palette().finding(f);
      PrecisionRecallCurve.of(cases.get(f)).ifPresent(c -> plot.level(c.prevalence(), colour));
      band(plot, f, CurveBand.precisionRecall(cases.get(f), bootstrap, STEPS));
    }
    for (int f = 0; f < cases.size(); f++) {
      int finding = f;
      PrecisionRecallCurve.of(cases.get(f)).ifPresent(curve -> steps(plot, curve, finding));
    }
    for (int f = 0; f < cases.size(); f++) {
      Optional<OperatingPoint> point = points.get(f);
      if (point.isPresent() && point.get().confusion().ppv().isPresent()) {
        double x = point.get().confusion().sensitivity().orElseThrow();
        ring(plot, f, x, point.get().confusion().ppv(), point.get());
      }
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
  private static void steps(Plot plot, PrecisionRecallCurve curve, int finding) {
    PointBuffer steps = new PointBuffer();
    double reached = 0;
    for (PrecisionRecallCurve.Point point : curve.corners()) {
      if (point.recall() > reached) {
        steps.append(reached, point.precision());
        steps.append(point.recall(), point.precision());
        reached = point.recall();
      }
    }
    plot.line(steps.line(), plot.palette().finding(finding), Brush.dashes(finding), 2);
  }

  private static void band(Plot plot, int finding, Optional<CurveBand> band) {
    if (band.isPresent()) {
      List<CurveBand.Point> edges = band.get().points();
      plot.band(
          Polyline.of(edges, CurveBand.Point::x, CurveBand.Point::low),
          Polyline.of(edges, CurveBand.Point::x, CurveBand.Point::high),
          plot.palette().finding(finding));
    }
  }

  private static void ring(
      Plot plot, int finding, double x, OptionalDouble y, OperatingPoint point) {
    String words = "threshold " + Words.score(point.threshold());
    plot.ring(x, y.orElseThrow(), plot.palette().finding(finding), words);
  }

  private void legend(Plot plot, int finding, Optional<Double> auc) {
    String name = predictions.findings().get(finding);
    plot.legend(finding, cases.size(), 176, finding, name, Words.score(auc));
  }
}
