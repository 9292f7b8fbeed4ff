package org.gennas.data;

import java.util.Optional;

/**
 * Turns images, one after the other, into what the network is given, in buffers of its own: a
 * thread needs one for itself, and then takes no memory per image.
 */
final class ImageInput {
  private final int px;
  private final Optional<Augmentation> augmentation;
  private final byte[] grey;
  private final float[] levels = new float[256];
  private final float[] brightened;

  /**
   * @param px side of the images
   * @param augmentation empty: images as they are
   */
  ImageInput(int px, Optional<Augmentation> augmentation) {
    this.px = px;
    this.augmentation = augmentation;
    this.grey = new byte[px * px];
    this.brightened = new float[augmentation.isPresent() ? px * px : 0];
    for (int level = 0; level < levels.length; level++) {
      levels[level] = Batch.input(level);
    }
  }

  /** Where the next image goes: px x px bytes, row-major, 0 to 255 unsigned. */
  byte[] grey() {
    return grey;
  }

  /**
   * Writes the image that is in {@link #grey}.
   *
   * @param stream draws the changes; without augmentation nothing is drawn
   * @param target px x px values from {@code at} on
   */
  void write(long stream, float[] target, int at) {
    if (augmentation.isEmpty()) {
      look(target, at);
      return;
    }
    augmentation.get().brighten(stream, levels);
    look(brightened, 0);
    augmentation.get().warp(stream, px).apply(brightened, target, at);
  }

  private void look(float[] target, int at) {
    for (int p = 0; p < grey.length; p++) {
      target[at + p] = levels[grey[p] & 0xFF];
    }
  }
}
