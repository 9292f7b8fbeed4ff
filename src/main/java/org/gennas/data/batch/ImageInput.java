package org.gennas.data.batch;

/**
 * Turns images, one after the other, into what the network is given, in buffers of its own: a
 * thread needs one for itself, and then takes no memory per image.
 */
final class ImageInput {
  private final int px;
  private final InputSettings settings;
  private final NetworkInput network;
  private final NetworkInput.Writer plain;
  private final byte[] grey;
  private final float[] levels = new float[256];
  private final float[] brightened;
  private final float[] kept;

  /**
   * @param px side of the images
   */
  ImageInput(int px, InputSettings settings) {
    this.px = px;
    this.settings = settings;
    this.network = NetworkInput.of(settings.standardize());
    this.plain = network.writer();
    this.grey = new byte[px * px];
    this.brightened = new float[settings.augmentation().isPresent() ? px * px : 0];
    this.kept = new float[settings.mixup() > 0 ? px * px : 0];
  }

  /** Where the next image goes: px x px bytes, row-major, 0 to 255 unsigned. */
  byte[] grey() {
    return grey;
  }

  /** Room for one image while a batch is mixed: px x px values, none where nothing is mixed. */
  float[] kept() {
    return kept;
  }

  /**
   * Writes the image that is in {@link #grey}.
   *
   * @param stream draws the changes; without augmentation nothing is drawn
   * @param target px x px values from {@code at} on
   */
  void write(long stream, float[] target, int at) {
    if (settings.augmentation().isEmpty()) {
      plain.write(grey, target, at);
      return;
    }
    Augmentation augmentation = settings.augmentation().get();
    augmentation.brighten(stream, levels);
    for (int p = 0; p < grey.length; p++) {
      brightened[p] = levels[grey[p] & 0xFF];
    }
    augmentation.warp(stream, px).apply(brightened, target, at);
    augmentation.roughen(stream, px, target, at);
    network.finish(target, at, px * px);
  }
}
