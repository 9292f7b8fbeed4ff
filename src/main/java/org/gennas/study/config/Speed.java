package org.gennas.study.config;

import java.util.List;
import org.gennas.space.Architecture;

/**
 * How fast a study's devices train, all of them at once, as it was measured.
 *
 * @param px side of the images
 * @param batch images a step
 * @param devices that trained at the same time
 * @param startSeconds from a worker's start to the end of its first step
 * @param seconds that measuring took
 * @param samples of networks of different sizes, the smallest first; at least 1
 */
public record Speed(
    int px, int batch, int devices, double startSeconds, double seconds, List<Sample> samples) {
  public Speed {
    samples = List.copyOf(samples);
  }

  /**
   * A network that was measured.
   *
   * @param stepSeconds median time of a training step, the mean of the devices
   */
  public record Sample(Architecture architecture, double stepSeconds) {}
}
