package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gennas.evaluation.AucRoc;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.folder.PredictionTable;

/**
 * How well findings are recognised in groups of patients. A cell of few cases is suppressed: its
 * AUC would say little, and its counts could tell who somebody is.
 *
 * @param groups of all dimensions, in order
 * @param missing what the split table does not tell, a sentence each
 */
record Subgroups(List<Group> groups, List<String> missing) {
  static final int LEAST_CASES = 10;
  static final int LEAST_PATIENTS = 20;

  private static final int SAMPLES = 1000;
  private static final String UNKNOWN = "Unknown";
  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension("Sex", Subgroups::sex),
          new Dimension("Age", Subgroups::ageBand),
          new Dimension("View", Subgroups::view));

  Subgroups {
    groups = List.copyOf(groups);
    missing = List.copyOf(missing);
  }

  /**
   * A group of images.
   *
   * @param dimension such as "Sex"; empty for a group that is of none
   * @param name such as "Female"
   * @param patients different ones
   * @param cells one a finding; empty where suppressed
   */
  record Group(
      String dimension, String name, int images, int patients, List<Optional<Cell>> cells) {
    Group {
      cells = List.copyOf(cells);
    }

    /** Such as "Sex: Female". */
    String title() {
      return dimension.isEmpty() ? name : dimension + ": " + name;
    }

    /** Whether so few patients are in it that not even their number is told. */
    boolean small() {
      return patients < LEAST_PATIENTS;
    }
  }

  /** A finding's AUC in a group, of so many cases. */
  record Cell(double auc, Optional<Interval> interval, int positives, int negatives) {}

  /**
   * Divides a prediction table by what the split table says of its images.
   *
   * @throws InterruptedException if the thread was interrupted while resampling patients
   */
  static Subgroups of(PredictionTable predictions, SplitRecords split, long seed)
      throws InterruptedException {
    Map<String, SplitRecords.Image> images = split.byPath();
    List<Group> groups = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Dimension dimension : DIMENSIONS) {
      Map<String, List<PredictionTable.Row>> parts = new TreeMap<>();
      for (PredictionTable.Row row : predictions.rows()) {
        String name =
            Optional.ofNullable(images.get(row.path())).map(dimension.of()).orElse(UNKNOWN);
        parts.computeIfAbsent(name, n -> new ArrayList<>()).add(row);
      }
      if (parts.isEmpty() || parts.keySet().equals(Set.of(UNKNOWN))) {
        missing.add(dimension.name() + ": the study's tables do not record it.");
        continue;
      }
      for (Map.Entry<String, List<PredictionTable.Row>> part : parts.entrySet()) {
        PredictionTable rows = new PredictionTable(predictions.findings(), part.getValue());
        groups.add(group(dimension.name(), part.getKey(), rows, seed));
      }
    }
    return new Subgroups(groups, missing);
  }

  /** A way to divide images. */
  private record Dimension(String name, Function<SplitRecords.Image, String> of) {}

  private static String sex(SplitRecords.Image image) {
    return image.sex().isBlank() ? UNKNOWN : image.sex();
  }

  private static String ageBand(SplitRecords.Image image) {
    int age = image.age();
    if (age == 0) {
      return UNKNOWN;
    }
    return age < 20 ? "0–19" : age < 40 ? "20–39" : age < 60 ? "40–59" : age < 80 ? "60–79" : "80+";
  }

  private static String view(SplitRecords.Image image) {
    if (image.view().equals("LATERAL")) {
      return "Lateral";
    }
    if (!image.projection().isBlank()) {
      return image.projection();
    }
    return image.view().equals("FRONTAL") ? "Frontal" : UNKNOWN;
  }

  /** All findings in one set of images, suppressed where it is small. */
  static Group group(String dimension, String name, PredictionTable part, long seed)
      throws InterruptedException {
    List<ScoredCases> cases = part.cases();
    int patients = (int) part.rows().stream().map(PredictionTable.Row::patient).distinct().count();
    List<Optional<Interval>> intervals =
        cases.stream().anyMatch(Subgroups::shown)
            ? new BootstrapInterval(SAMPLES, 0.95, seed).joint(cases).aucRoc()
            : List.of();
    List<Optional<Cell>> cells = new ArrayList<>();
    for (int f = 0; f < cases.size(); f++) {
      ScoredCases some = cases.get(f);
      cells.add(
          shown(some)
              ? Optional.of(
                  new Cell(
                      AucRoc.of(some).orElseThrow(),
                      intervals.get(f),
                      some.positives(),
                      some.negatives()))
              : Optional.empty());
    }
    return new Group(dimension, name, part.rows().size(), patients, cells);
  }

  private static boolean shown(ScoredCases cases) {
    return cases.positives() >= LEAST_CASES
        && cases.negatives() >= LEAST_CASES
        && cases.patients() >= LEAST_PATIENTS;
  }

  /** What a cell without numbers means. */
  static String rule() {
    return "Suppressed: fewer than "
        + LEAST_CASES
        + " images with or without the finding, or fewer than "
        + LEAST_PATIENTS
        + " patients.";
  }
}
