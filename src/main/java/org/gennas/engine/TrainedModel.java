package org.gennas.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gennas.data.batch.NetworkInput;
import org.gennas.space.Architecture;
import org.gennas.study.config.ImagesConfig;

/**
 * What a model file says of itself.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param space preset of the search space
 * @param px side of the images that it takes
 * @param findings in the order of its outputs
 * @param mean grey value that becomes 0, as a fraction of white, 0 to 1
 * @param spread grey range that becomes 1, as a fraction of white, 0.004 to 10
 * @param seed of the training
 * @param epoch 1-based epoch that it was kept from
 * @param synthetic whether it learned from synthetic images
 * @param program version that wrote it
 * @param preprocessing empty: images are brought to the scale of mean and spread, and that is all
 */
public record TrainedModel(
    int format,
    Architecture architecture,
    String space,
    int px,
    List<String> findings,
    float mean,
    float spread,
    long seed,
    int epoch,
    boolean synthetic,
    String program,
    Optional<Preprocessing> preprocessing) {
  public static final int FORMAT = 1;

  private static final int MOST_FINDINGS = 1000;
  private static final int MOST_NAME = 200;

  /** About a grey level of 255. */
  private static final float LEAST_SPREAD = 0.004f;

  private static final float MOST_SPREAD = 10;

  /**
   * What else is done with an image.
   *
   * @param standardize whether it gets mean 0 and deviation 1 of its own
   * @param mirrored whether the prediction is the mean of its logits and its mirror image's
   */
  public record Preprocessing(boolean standardize, boolean mirrored) {}

  public TrainedModel {
    findings = List.copyOf(findings);
  }

  /**
   * What is out of the range that this program can use, in words; empty where nothing is. To be
   * asked before anything is allocated by these numbers: the file may come from anywhere.
   */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (px < ImagesConfig.LEAST_PX || px > ImagesConfig.MOST_PX) {
      problems.add(
          String.format(
              Locale.ROOT,
              "px is %d to %d, not %d",
              ImagesConfig.LEAST_PX,
              ImagesConfig.MOST_PX,
              px));
    }
    if (findings.isEmpty() || findings.size() > MOST_FINDINGS) {
      problems.add(
          String.format(
              Locale.ROOT, "findings are 1 to %d, not %d", MOST_FINDINGS, findings.size()));
    }
    if (Set.copyOf(findings).size() < findings.size()
        || findings.stream().anyMatch(f -> f.isBlank() || f.length() > MOST_NAME)) {
      problems.add(
          String.format(
              Locale.ROOT, "findings have different names of 1 to %d characters", MOST_NAME));
    }
    // so that no image becomes a number that is not finite, and none is drowned
    if (!(mean >= 0 && mean <= 1)) {
      problems.add("mean is 0 to 1, not " + mean);
    }
    if (!(spread >= LEAST_SPREAD && spread <= MOST_SPREAD)) {
      problems.add(
          String.format(
              Locale.ROOT, "spread is %s to %s, not %s", LEAST_SPREAD, MOST_SPREAD, spread));
    }
    if (epoch < 0) {
      problems.add("epoch is 0 or more, not " + epoch);
    }
    return problems;
  }

  /** How an image's greys become the network's input. */
  NetworkInput input() {
    return new NetworkInput(
        mean, spread, preprocessing.map(Preprocessing::standardize).orElse(false));
  }

  /** Whether a prediction is the mean over an image and its mirror image. */
  boolean mirrored() {
    return preprocessing.map(Preprocessing::mirrored).orElse(false);
  }
}
