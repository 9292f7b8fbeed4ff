package org.gennas.data.split;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Side;

/**
 * How many images of each stratum every patient has. The strata, in order: positive, negative and
 * uncertain for each of the dataset's findings, then each sex, each view with its projection, all
 * images, and last all patients, each of whom counts once. All findings count, not only those that
 * a study learns, so that studies of the same images share a split and none is tested on patients
 * that another's weights have seen.
 *
 * <p>Patients are in the order of their names, by UTF-16 code units, so that nothing depends on the
 * order of the images or on a locale.
 */
final class PatientStrata {
  private static final int PER_FINDING = 3;

  private final List<String> patients;
  private final int[][] counts;
  private final int findings;

  private PatientStrata(List<String> patients, int[][] counts, int findings) {
    this.patients = patients;
    this.counts = counts;
    this.findings = findings;
  }

  /**
   * Counts in one pass.
   *
   * @param images at least one, all with the same findings
   */
  static PatientStrata of(List<ImageRecord> images) {
    List<String> patients = sorted(images, ImageRecord::patient);
    Map<String, Integer> rows = numbered(patients, 0);
    int findings = images.get(0).labels().size();
    Map<String, Integer> sexes = numbered(sorted(images, ImageRecord::sex), PER_FINDING * findings);
    Map<String, Integer> views =
        numbered(sorted(images, PatientStrata::view), PER_FINDING * findings + sexes.size());
    int all = PER_FINDING * findings + sexes.size() + views.size();
    int[][] counts = new int[patients.size()][all + 2];
    for (int[] row : counts) {
      row[all + 1] = 1;
    }
    List<ToIntFunction<ImageRecord>> others =
        List.of(image -> sexes.get(image.sex()), image -> views.get(view(image)), image -> all);
    for (ImageRecord image : images) {
      int[] row = counts[rows.get(image.patient())];
      others.forEach(stratum -> row[stratum.applyAsInt(image)]++);
      for (int f = 0; f < findings; f++) {
        int meaning =
            switch (image.labels().get(f)) {
              case POSITIVE -> 0;
              case NEGATIVE -> 1;
              case UNCERTAIN -> 2;
              case BLANK -> -1;
            };
        if (meaning >= 0) {
          row[PER_FINDING * f + meaning]++;
        }
      }
    }
    return new PatientStrata(patients, counts, findings);
  }

  private static String view(ImageRecord image) {
    return image.view() + " " + image.projection();
  }

  private static List<String> sorted(
      List<ImageRecord> images, Function<ImageRecord, String> property) {
    TreeSet<String> values = new TreeSet<>();
    images.forEach(image -> values.add(property.apply(image)));
    return List.copyOf(values);
  }

  private static Map<String, Integer> numbered(List<String> values, int first) {
    Map<String, Integer> numbers = new HashMap<>();
    values.forEach(value -> numbers.put(value, first + numbers.size()));
    return numbers;
  }

  int patients() {
    return counts.length;
  }

  int strata() {
    return counts[0].length;
  }

  /** The stratum of all images. */
  int all() {
    return strata() - 2;
  }

  /** Images of a patient in a stratum, or 1 in that of all patients. */
  int images(int patient, int stratum) {
    return counts[patient][stratum];
  }

  /** Whether an AUC needs the stratum on every side: a finding's positives and negatives. */
  boolean scored(int stratum) {
    return stratum < PER_FINDING * findings && stratum % PER_FINDING < 2;
  }

  /** The patients' names with what was found for each. */
  Map<String, Side> named(Side[] sides) {
    Map<String, Side> map = new TreeMap<>();
    for (int p = 0; p < sides.length; p++) {
      map.put(patients.get(p), sides[p]);
    }
    return map;
  }
}
