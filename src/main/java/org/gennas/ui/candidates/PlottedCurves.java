package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.figure.Polyline;
import org.gennas.ui.chart.XyCurve;
import org.gennas.ui.text.Quantities;

/**
 * A candidate's curves as lines to plot. Lines and bands are made once; only the rings move with
 * the thresholds.
 */
final class PlottedCurves {
  private final CandidateCurves curves;
  private final List<Optional<XyCurve>> rocs = new ArrayList<>();
  private final List<Optional<XyCurve>> precisionRecalls = new ArrayList<>();

  PlottedCurves(CandidateCurves curves) {
    this.curves = curves;
    for (FindingCurves f : curves.findings()) {
      rocs.add(roc(f));
      precisionRecalls.add(precisionRecall(f));
    }
  }

  CandidateCurves curves() {
    return curves;
  }

  /** ROC curves, each with a ring at its threshold where there is one. */
  List<XyCurve> rocs(Thresholds thresholds) {
    return ringed(
        rocs,
        thresholds,
        (line, point) -> {
          OptionalDouble spec = point.confusion().specificity();
          OptionalDouble sens = point.confusion().sensitivity();
          return spec.isEmpty() || sens.isEmpty()
              ? line
              : line.withOperatingPoint(1 - spec.getAsDouble(), sens.getAsDouble(), text(point));
        });
  }

  /** Precision-recall curves, likewise. */
  List<XyCurve> precisionRecalls(Thresholds thresholds) {
    return ringed(
        precisionRecalls,
        thresholds,
        (line, point) -> {
          OptionalDouble ppv = point.confusion().ppv();
          OptionalDouble sens = point.confusion().sensitivity();
          return ppv.isEmpty() || sens.isEmpty()
              ? line
              : line.withOperatingPoint(sens.getAsDouble(), ppv.getAsDouble(), text(point));
        });
  }

  private List<XyCurve> ringed(
      List<Optional<XyCurve>> lines,
      Thresholds thresholds,
      BiFunction<XyCurve, OperatingPoint, XyCurve> ring) {
    List<XyCurve> ringed = new ArrayList<>();
    for (FindingCurves f : curves.findings()) {
      lines
          .get(f.index())
          .ifPresent(
              line ->
                  ringed.add(
                      thresholds
                          .point(f.index(), f.cases())
                          .map(point -> ring.apply(line, point))
                          .orElse(line)));
    }
    return ringed;
  }

  private static String text(OperatingPoint point) {
    return String.format(Locale.ROOT, "≥ %.3f", point.threshold());
  }

  private static Optional<XyCurve> roc(FindingCurves f) {
    return f.roc()
        .map(
            curve -> {
              double[] xs =
                  curve.corners().stream().mapToDouble(p -> p.falsePositiveRate()).toArray();
              double[] ys =
                  curve.corners().stream().mapToDouble(p -> p.truePositiveRate()).toArray();
              XyCurve line =
                  XyCurve.of(
                      f.finding(), Quantities.auc(curve.auc()), f.index(), Polyline.of(xs, ys));
              return f.rocBand().map(band -> banded(line, band)).orElse(line);
            });
  }

  private static Optional<XyCurve> precisionRecall(FindingCurves f) {
    return f.precisionRecall()
        .map(
            curve -> {
              double[] xs = curve.corners().stream().mapToDouble(p -> p.recall()).toArray();
              double[] ys = curve.corners().stream().mapToDouble(p -> p.precision()).toArray();
              XyCurve line =
                  XyCurve.of(
                          f.finding(),
                          Quantities.auc(curve.averagePrecision()),
                          f.index(),
                          Polyline.of(xs, ys))
                      .withLevel(curve.prevalence());
              return f.precisionRecallBand().map(band -> banded(line, band)).orElse(line);
            });
  }

  private static XyCurve banded(XyCurve line, CurveBand band) {
    double[] xs = band.points().stream().mapToDouble(CurveBand.Point::x).toArray();
    double[] lows = band.points().stream().mapToDouble(CurveBand.Point::low).toArray();
    double[] highs = band.points().stream().mapToDouble(CurveBand.Point::high).toArray();
    return line.withBand(Polyline.of(xs, lows), Polyline.of(xs, highs));
  }
}
