package org.gennas.data.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Side;

/**
 * Splits images so that no patient is in two sets.
 *
 * @param method how patients are drawn, where they are
 * @param train fraction of the images where stratified, of the patients where random
 * @param valid fraction, likewise
 * @param test fraction, likewise; the three add up to 1
 * @param seed draws the patients
 */
public record PatientSplit(
    By by, Method method, double train, double valid, double test, long seed) {
  private static final String BY_PATIENT = "Split by patient instead.";

  /** Where the division comes from. */
  public enum By {
    /** Drawn with the seed; the same for any order of the images. */
    PATIENT,
    /**
     * As the dataset's files say. Where they name no validation side (NIH has only train_val and
     * test), valid / (train + valid) of the training side's patients are drawn for it.
     */
    FILES
  }

  /** How patients are drawn. For either the same seed gives the same split, for ever. */
  public enum Method {
    /** All alike: a rare finding goes where chance has it. */
    RANDOM,
    /** Each side gets its share of each finding, sex and view, see {@link StratifiedDraw}. */
    STRATIFIED
  }

  public PatientSplit {
    if (!(train > 0 && valid > 0 && test >= 0) || Math.abs(train + valid + test - 1) > 1e-6) {
      throw new IllegalArgumentException(
          "The fractions of a split add up to 1, with some for training and for validation, not "
              + train
              + ", "
              + valid
              + ", "
              + test);
    }
  }

  /** Patients drawn at random by fractions of them. */
  public static PatientSplit byPatient(double train, double valid, double test, long seed) {
    return new PatientSplit(By.PATIENT, Method.RANDOM, train, valid, test, seed);
  }

  /** Patients drawn so that each side gets its share of each finding. */
  public static PatientSplit stratified(double train, double valid, double test, long seed) {
    return new PatientSplit(By.PATIENT, Method.STRATIFIED, train, valid, test, seed);
  }

  /** The sides that the dataset's files name. */
  public static PatientSplit byFiles(long seed) {
    return new PatientSplit(By.FILES, Method.RANDOM, 0.8, 0.2, 0, seed);
  }

  /**
   * The side of each image.
   *
   * @param images those that take part, of {@code dataset}
   * @throws FileProblem if patients are to be drawn and the dataset names none, if the files' split
   *     lacks a side or has a patient on two, or if there are too few patients to divide
   */
  public List<Side> sides(Dataset dataset, List<ImageRecord> images) throws FileProblem {
    if (by == By.PATIENT && !dataset.layout().namesPatients()) {
      throw new FileProblem(
          "The dataset does not say which images belong to the same patient, so it cannot be"
              + " split by patient",
          dataset.root(),
          0,
          "Split as in the dataset's own files.");
    }
    List<Side> sides = by == By.PATIENT ? drawn(images) : named(dataset, images);
    for (Side side : List.of(Side.TRAIN, Side.VALID)) {
      if (!sides.contains(side)) {
        throw new FileProblem(
            "No patient is in the " + side.word() + " set of the split",
            dataset.root(),
            0,
            by == By.PATIENT ? "Use more images or other fractions." : BY_PATIENT);
      }
    }
    LeakCheck.requireNone(dataset, images, sides);
    return sides;
  }

  private List<Side> drawn(List<ImageRecord> images) {
    Map<String, Side> drawn =
        switch (method) {
          case RANDOM -> atRandom(images);
          case STRATIFIED -> StratifiedDraw.sides(images, train, valid, test, seed);
        };
    return images.stream().map(image -> drawn.get(image.patient())).toList();
  }

  private Map<String, Side> atRandom(List<ImageRecord> images) {
    Map<String, Side> drawn = new HashMap<>();
    List<String> patients = inDrawnOrder(images);
    long trainEnd = Math.round(patients.size() * train);
    long validEnd = Math.round(patients.size() * (train + valid));
    for (int i = 0; i < patients.size(); i++) {
      drawn.put(patients.get(i), i < trainEnd ? Side.TRAIN : i < validEnd ? Side.VALID : Side.TEST);
    }
    return drawn;
  }

  private List<String> inDrawnOrder(List<ImageRecord> images) {
    TreeSet<String> sorted = new TreeSet<>();
    images.forEach(image -> sorted.add(image.patient()));
    List<String> patients = new ArrayList<>(sorted);
    Collections.shuffle(patients, new Random(seed));
    return patients;
  }

  private List<Side> named(Dataset dataset, List<ImageRecord> images) throws FileProblem {
    Side[] sides = new Side[images.size()];
    for (int i = 0; i < sides.length; i++) {
      ImageRecord image = images.get(i);
      sides[i] =
          image
              .fileSide()
              .orElseThrow(
                  () ->
                      new FileProblem(
                          "The dataset's files do not say in which set the image is",
                          dataset.root().resolve(image.table()),
                          image.line(),
                          BY_PATIENT));
    }
    if (!Arrays.asList(sides).contains(Side.VALID)) {
      LeakCheck.requireNone(dataset, images, Arrays.asList(sides));
      drawValidation(images, sides);
    }
    return List.of(sides);
  }

  private void drawValidation(List<ImageRecord> images, Side[] sides) {
    List<ImageRecord> training = new ArrayList<>();
    for (int i = 0; i < sides.length; i++) {
      if (sides[i] == Side.TRAIN) {
        training.add(images.get(i));
      }
    }
    PatientSplit again =
        new PatientSplit(
            By.PATIENT, method, train / (train + valid), valid / (train + valid), 0, seed);
    List<Side> drawn = again.drawn(training);
    int next = 0;
    for (int i = 0; i < sides.length; i++) {
      if (sides[i] == Side.TRAIN) {
        sides[i] = drawn.get(next++);
      }
    }
  }
}
