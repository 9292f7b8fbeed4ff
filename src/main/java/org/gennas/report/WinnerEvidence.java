package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.study.folder.PredictionTable;

/**
 * What is worked out of the winner's predictions, once for all that is written.
 *
 * @param onTest whether groups and calibration are of the test split, else of validation
 * @param thresholds chosen on validation, one a finding; empty where undefined
 * @param subgroups by sex, age and view
 * @param all every image of that split, the reference of the groups
 * @param abnormal images in which the dataset found anything; empty where that is not known
 * @param calibration one a finding
 */
record WinnerEvidence(
    boolean onTest,
    List<Optional<Double>> thresholds,
    Subgroups subgroups,
    Subgroups.Group all,
    Optional<Subgroups.Group> abnormal,
    List<FindingCalibration> calibration) {
  WinnerEvidence {
    thresholds = List.copyOf(thresholds);
    calibration = List.copyOf(calibration);
  }

  /**
   * Empty where the winner's predictions on validation cannot be read.
   *
   * @throws InterruptedException if the thread was interrupted while resampling patients
   */
  static Optional<WinnerEvidence> of(ReportContent content) throws InterruptedException {
    if (content.valid().isEmpty()) {
      return Optional.empty();
    }
    PredictionTable valid = content.valid().get();
    PredictionTable shown = content.test().orElse(valid);
    long seed = content.state().config().seed();
    Optional<Subgroups.Group> abnormal = Optional.empty();
    if (content.noFinding().known()) {
      abnormal =
          Optional.of(
              Subgroups.group(
                  "", "Abnormal images only", shown.without(content.noFinding().paths()), seed));
    }
    return Optional.of(
        new WinnerEvidence(
            content.test().isPresent(),
            thresholds(valid),
            Subgroups.of(shown, content.split(), seed),
            Subgroups.group("", "All images", shown, seed),
            abnormal,
            FindingCalibration.of(valid, shown)));
  }

  private static List<Optional<Double>> thresholds(PredictionTable valid) {
    List<Optional<Double>> thresholds = new ArrayList<>();
    for (int f = 0; f < valid.findings().size(); f++) {
      thresholds.add(OperatingPoint.youden(valid.cases(f)).map(OperatingPoint::threshold));
    }
    return thresholds;
  }

  /** The thresholds applied to a table, one point a finding. */
  List<Optional<OperatingPoint>> points(PredictionTable table) {
    List<Optional<OperatingPoint>> points = new ArrayList<>();
    for (int f = 0; f < table.findings().size(); f++) {
      int finding = f;
      points.add(
          thresholds
              .get(f)
              .filter(t -> table.cases(finding).hasBothClasses())
              .map(t -> OperatingPoint.manual(table.cases(finding), t)));
    }
    return points;
  }

  /** The split that groups and calibration are of, as a reader calls it. */
  String splitName() {
    return onTest ? "test split" : "validation split";
  }
}
