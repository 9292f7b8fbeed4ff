package org.gennas.space;

/**
 * The shape of what flows between layers.
 *
 * @param height px, at least 1
 * @param width px, at least 1
 * @param channels at least 1
 */
public record FeatureMap(int height, int width, int channels) {
  public FeatureMap {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "A feature map of " + height + " x " + width + " x " + channels);
    }
  }

  /** Number of values for one image. */
  public long size() {
    return (long) height * width * channels;
  }
}
