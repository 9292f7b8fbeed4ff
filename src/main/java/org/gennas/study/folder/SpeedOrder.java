package org.gennas.study.folder;

import java.util.List;
import org.gennas.space.Architecture;
import org.gennas.study.config.TrainingConfig;

/**
 * What a worker is to measure: {@value #FILE} in its folder.
 *
 * @param space preset of the search space
 * @param architectures one after the other
 * @param px side of the images
 * @param findings of each image
 * @param training as in the study
 * @param workers that measure in this folder at the same time
 */
public record SpeedOrder(
    int format,
    String space,
    List<Architecture> architectures,
    int px,
    int findings,
    TrainingConfig training,
    int workers) {
  public static final int FORMAT = 1;
  public static final String FILE = "order.json";

  public SpeedOrder {
    architectures = List.copyOf(architectures);
  }
}
