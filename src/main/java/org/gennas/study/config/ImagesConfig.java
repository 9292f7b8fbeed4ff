package org.gennas.study.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which images a study learns from.
 *
 * @param folder the dataset's folder or packed file, absolute or relative to study.json
 * @param findings at least one
 * @param view which projections to take
 * @param px side to which images are resized, 16 to 512
 * @param split how patients are divided
 * @param prepared folder of already prepared images; empty: the usual place
 * @param synthetic whether the images are made by a generator; then every screen and export says so
 */
public record ImagesConfig(
    String folder,
    List<FindingPolicy> findings,
    View view,
    int px,
    Split split,
    Optional<String> prepared,
    boolean synthetic) {
  /** The smallest side of an image that networks are built for. */
  public static final int LEAST_PX = 16;

  /** The largest side of an image that networks are built for. */
  public static final int MOST_PX = 512;

  public ImagesConfig {
    findings = List.copyOf(findings);
  }

  /** Which views are used. */
  public enum View {
    FRONTAL,
    LATERAL,
    FRONTAL_AP,
    FRONTAL_PA,
    ALL
  }

  /**
   * How patients are divided.
   *
   * @param by PATIENT: drawn with the seed by the fractions; FILES: as the dataset's files say
   * @param train fraction of the images where stratified, of the patients where random
   * @param valid fraction, likewise
   * @param test fraction, likewise; the three add up to 1
   * @param method how patients are drawn; empty in studies from before there was a choice, which
   *     keep their random split
   */
  public record Split(
      By by, double train, double valid, double test, long seed, Optional<Method> method) {
    /** A split as studies have it that name no method: random. */
    public Split(By by, double train, double valid, double test, long seed) {
      this(by, train, valid, test, seed, Optional.empty());
    }

    /** Where the division comes from. */
    public enum By {
      PATIENT,
      FILES
    }

    /** How patients are drawn. */
    public enum Method {
      /** Each side gets its share of each finding, sex and view. */
      STRATIFIED,
      /** All patients alike, whatever their findings. */
      RANDOM
    }

    /** How patients are drawn, older studies' too. */
    public Method drawing() {
      return method.orElse(Method.RANDOM);
    }
  }

  /**
   * Whether the dataset says which images are of one patient. A packed MedMNIST file does not: each
   * of its images counts as a patient of its own, so that intervals are not clustered by patient.
   */
  public boolean namesPatients() {
    return !folder.toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  /** The findings' names in order. */
  public List<String> findingNames() {
    return findings.stream().map(FindingPolicy::finding).toList();
  }
}
