package org.gennas.data;

/**
 * Random changes of a training image: it is brightened, turned about its centre and shifted. Beyond
 * the edge the nearest pixel of the edge goes on, so that no black wedge gives a change away.
 *
 * @param shift largest shift as a fraction of the side, 0 to 0.5
 * @param rotation largest angle in degrees, 0 to 45
 * @param brightness largest change of gain and of offset (as a fraction of white), 0 to below 1
 */
public record Augmentation(double shift, double rotation, double brightness) {
  // numbers of an image's stream
  private static final int RIGHT = 1;
  private static final int DOWN = 2;
  private static final int ANGLE = 3;
  private static final int GAIN = 4;
  private static final int OFFSET = 5;

  public Augmentation {
    require(shift, 0.5, "The shift is a fraction of the side from 0 to 0.5");
    require(rotation, 45, "The rotation is an angle from 0 to 45 degrees");
    require(brightness, 0.99, "The brightness is a fraction from 0 to 0.99");
  }

  private static void require(double value, double most, String message) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(message + ", not " + value);
    }
  }

  /**
   * What each grey becomes by the change of brightness, as the network's input.
   *
   * @param stream numbers drawn for one image
   * @param levels where 256 values go
   */
  void brighten(long stream, float[] levels) {
    float gain = (float) (1 + brightness * symmetric(stream, GAIN));
    float offset = (float) (255 * brightness * symmetric(stream, OFFSET));
    for (int grey = 0; grey < levels.length; grey++) {
      float bright = gain * grey + offset;
      levels[grey] = Batch.input(bright < 0 ? 0 : bright > 255 ? 255 : bright);
    }
  }

  /**
   * The shift and the turn.
   *
   * @param stream numbers drawn for one image
   * @param px side of the image
   */
  AffineWarp warp(long stream, int px) {
    return new AffineWarp(
        px,
        shift * px * symmetric(stream, RIGHT),
        shift * px * symmetric(stream, DOWN),
        Math.toRadians(rotation * symmetric(stream, ANGLE)));
  }

  /** Uniform from -1 to below 1. */
  private static double symmetric(long stream, int step) {
    return 2 * SplitMix64.uniform(stream, step) - 1;
  }
}
