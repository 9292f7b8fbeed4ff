package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.MeanCurve;
import org.gennas.evaluation.MeanOfDefined;
import org.gennas.evaluation.PrecisionRecallCurve;
import org.gennas.evaluation.RocCurve;
import org.gennas.evaluation.ScoredCases;
import org.gennas.figure.Polyline;
import org.gennas.study.folder.PredictionTable;
import org.gennas.ui.chart.XyCurve;

/**
 * The ROC and precision-recall curves of one trial.
 *
 * @param mean macro-average over the findings where they are defined, see {@link MeanCurve}
 * @param findings in the study's order
 */
public record TrialCurves(Curves mean, List<Curves> findings) {
  private static final int MEAN_STEPS = 200;
  private static final int BAND_STEPS = 50;

  /**
   * Both curves of one finding, or of their mean.
   *
   * @param roc sensitivity over 1 - specificity; empty where not defined
   * @param precisionRecall precision over recall; empty without a positive case
   * @param auc area under the ROC curve
   * @param averagePrecision of the precision-recall curve
   * @param prevalence share of positives: the precision of a random guess
   * @param positives cases with the finding; 0 for a mean
   * @param cases labelled cases; 0 for a mean
   * @param rocBand 95 % band, once it is there
   * @param precisionRecallBand likewise
   */
  public record Curves(
      Optional<Polyline> roc,
      Optional<Polyline> precisionRecall,
      OptionalDouble auc,
      OptionalDouble averagePrecision,
      OptionalDouble prevalence,
      int positives,
      int cases,
      Optional<XyCurve.Band> rocBand,
      Optional<XyCurve.Band> precisionRecallBand) {}

  public TrialCurves {
    findings = List.copyOf(findings);
  }

  /** The curves alone, without bands: quick. */
  static TrialCurves of(PredictionTable table) {
    List<RocCurve> rocs = new ArrayList<>();
    List<PrecisionRecallCurve> precisions = new ArrayList<>();
    List<Curves> findings = new ArrayList<>();
    for (ScoredCases cases : table.cases()) {
      Optional<RocCurve> roc = RocCurve.of(cases);
      Optional<PrecisionRecallCurve> precision = PrecisionRecallCurve.of(cases);
      roc.ifPresent(rocs::add);
      precision.ifPresent(precisions::add);
      findings.add(curves(cases, roc, precision));
    }
    return new TrialCurves(mean(rocs, precisions, findings), findings);
  }

  private static Curves curves(
      ScoredCases cases, Optional<RocCurve> roc, Optional<PrecisionRecallCurve> precision) {
    return new Curves(
        roc.map(
            curve ->
                Polyline.of(
                    curve.corners().stream().mapToDouble(p -> p.falsePositiveRate()).toArray(),
                    curve.corners().stream().mapToDouble(p -> p.truePositiveRate()).toArray())),
        precision.map(
            curve ->
                Polyline.of(
                    curve.corners().stream().mapToDouble(p -> p.recall()).toArray(),
                    curve.corners().stream().mapToDouble(p -> p.precision()).toArray())),
        roc.map(curve -> OptionalDouble.of(curve.auc())).orElse(OptionalDouble.empty()),
        precision
            .map(curve -> OptionalDouble.of(curve.averagePrecision()))
            .orElse(OptionalDouble.empty()),
        cases.prevalence(),
        cases.positives(),
        cases.size(),
        Optional.empty(),
        Optional.empty());
  }

  private static Curves mean(
      List<RocCurve> rocs, List<PrecisionRecallCurve> precisions, List<Curves> findings) {
    return new Curves(
        MeanCurve.roc(rocs, MEAN_STEPS).map(TrialCurves::line),
        MeanCurve.precisionRecall(precisions, MEAN_STEPS).map(TrialCurves::line),
        MeanOfDefined.of(findings.stream().map(Curves::auc).toList()).mean(),
        MeanOfDefined.of(findings.stream().map(Curves::averagePrecision).toList()).mean(),
        MeanOfDefined.of(
                findings.stream()
                    .filter(f -> f.precisionRecall().isPresent())
                    .map(Curves::prevalence)
                    .toList())
            .mean(),
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static Polyline line(MeanCurve curve) {
    return Polyline.of(
        curve.points().stream().mapToDouble(MeanCurve.Point::x).toArray(),
        curve.points().stream().mapToDouble(MeanCurve.Point::y).toArray());
  }

  /**
   * The same with bands on every finding: seconds on large splits.
   *
   * @throws InterruptedException when cancelled
   */
  TrialCurves withBands(PredictionTable table, BootstrapInterval bootstrap)
      throws InterruptedException {
    List<ScoredCases> cases = table.cases();
    List<Curves> banded = new ArrayList<>();
    for (int f = 0; f < findings.size(); f++) {
      Curves bare = findings.get(f);
      banded.add(
          new Curves(
              bare.roc(),
              bare.precisionRecall(),
              bare.auc(),
              bare.averagePrecision(),
              bare.prevalence(),
              bare.positives(),
              bare.cases(),
              CurveBand.roc(cases.get(f), bootstrap, BAND_STEPS).map(TrialCurves::band),
              CurveBand.precisionRecall(cases.get(f), bootstrap, BAND_STEPS)
                  .map(TrialCurves::band)));
    }
    return new TrialCurves(mean, banded);
  }

  private static XyCurve.Band band(CurveBand band) {
    double[] xs = band.points().stream().mapToDouble(CurveBand.Point::x).toArray();
    return new XyCurve.Band(
        Polyline.of(xs, band.points().stream().mapToDouble(CurveBand.Point::low).toArray()),
        Polyline.of(xs, band.points().stream().mapToDouble(CurveBand.Point::high).toArray()));
  }

  /** The curves of a finding, or of the mean where none is named. */
  public Curves of(Optional<Integer> finding) {
    return finding.filter(f -> f < findings.size()).map(findings::get).orElse(mean);
  }
}
