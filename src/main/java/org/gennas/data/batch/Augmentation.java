package org.gennas.data.batch;

import java.util.Arrays;
import org.gennas.common.SplitMix64;

/**
 * Random changes of a training image: its greys are changed, it is scaled, turned about its centre,
 * shifted, mirrored, given noise, and a square of it is blanked. Beyond the edge the nearest pixel
 * of the edge goes on, so that no black wedge gives a change away.
 *
 * @param shift largest shift as a fraction of the side, 0 to 0.5
 * @param rotation largest angle in degrees, 0 to 45
 * @param brightness largest change of gain and of offset (as a fraction of white), 0 to below 1
 * @param scale largest change of size as a fraction, 0 to 0.5
 * @param aspect largest change of width against height as a fraction, 0 to 0.5
 * @param flip share of images that are mirrored left to right, 0 to 1
 * @param gamma largest logarithm of the exponent that greys are raised to, 0 to 2
 * @param contrast largest change of the contrast about mid-grey as a fraction, 0 to below 1
 * @param noise deviation of the noise of each pixel as a fraction of white, 0 to 0.5
 * @param cutout side of the square that is blanked as a fraction of the image's side, 0 to 0.5
 */
public record Augmentation(
    double shift,
    double rotation,
    double brightness,
    double scale,
    double aspect,
    double flip,
    double gamma,
    double contrast,
    double noise,
    double cutout) {
  // numbers of an image's stream
  private static final int RIGHT = 1;
  private static final int DOWN = 2;
  private static final int ANGLE = 3;
  private static final int GAIN = 4;
  private static final int OFFSET = 5;
  private static final int SIZE = 6;
  private static final int SHAPE = 7;
  private static final int MIRROR = 8;
  private static final int EXPONENT = 9;
  private static final int STEEPNESS = 10;
  private static final int CUT_RIGHT = 11;
  private static final int CUT_DOWN = 12;
  private static final int PIXELS = 1000;

  /** Deviation of the sum of eight whole numbers, each uniform from 0 to 255. */
  private static final double DEVIATION_OF_EIGHT = Math.sqrt(8 * (256.0 * 256 - 1) / 12);

  private static final double MEAN_OF_EIGHT = 8 * 127.5;

  public Augmentation {
    require(shift, 0.5, "The shift is a fraction of the side from 0 to 0.5");
    require(rotation, 45, "The rotation is an angle from 0 to 45 degrees");
    require(brightness, 0.99, "The brightness is a fraction from 0 to 0.99");
    require(scale, 0.5, "The change of scale is a fraction from 0 to 0.5");
    require(aspect, 0.5, "The change of aspect is a fraction from 0 to 0.5");
    require(flip, 1, "The share of mirrored images is from 0 to 1");
    require(gamma, 2, "The logarithm of gamma is from 0 to 2");
    require(contrast, 0.99, "The contrast is a fraction from 0 to 0.99");
    require(noise, 0.5, "The noise is a fraction of white from 0 to 0.5");
    require(cutout, 0.5, "The cutout is a fraction of the side from 0 to 0.5");
  }

  /** Shift, rotation and brightness alone. */
  public Augmentation(double shift, double rotation, double brightness) {
    this(shift, rotation, brightness, 0, 0, 0, 0, 0, 0, 0);
  }

  private static void require(double value, double most, String message) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(message + ", not " + value);
    }
  }

  /**
   * What each grey becomes by the changes of gamma, contrast and brightness, as the network's
   * input.
   *
   * @param stream numbers drawn for one image
   * @param levels where 256 values go
   */
  void brighten(long stream, float[] levels) {
    float gain = (float) (1 + brightness * symmetric(stream, GAIN));
    float offset = (float) (255 * brightness * symmetric(stream, OFFSET));
    double exponent = Math.exp(gamma * symmetric(stream, EXPONENT));
    float steepness = (float) (1 + contrast * symmetric(stream, STEEPNESS));
    for (int grey = 0; grey < levels.length; grey++) {
      float level = gamma == 0 ? grey : (float) (255 * Math.pow(grey / 255.0, exponent));
      if (contrast != 0) {
        level = 127.5f + steepness * (level - 127.5f);
      }
      float bright = gain * level + offset;
      levels[grey] = Batch.input(bright < 0 ? 0 : bright > 255 ? 255 : bright);
    }
  }

  /**
   * Scale, aspect, turn, shift and mirroring.
   *
   * @param stream numbers drawn for one image
   * @param px side of the image
   */
  AffineWarp warp(long stream, int px) {
    double size = 1 + scale * symmetric(stream, SIZE);
    // half of the change on either side, so that the area stays
    double shape = Math.sqrt(1 + aspect * symmetric(stream, SHAPE));
    boolean mirrored = SplitMix64.uniform(stream, MIRROR) < flip;
    return new AffineWarp(
        px,
        shift * px * symmetric(stream, RIGHT),
        shift * px * symmetric(stream, DOWN),
        Math.toRadians(rotation * symmetric(stream, ANGLE)),
        (mirrored ? -1 : 1) * size * shape,
        size / shape);
  }

  /**
   * Adds noise and blanks a square, in the network's input.
   *
   * @param stream numbers drawn for one image
   * @param pixels px x px values from {@code at} on
   */
  void roughen(long stream, int px, float[] pixels, int at) {
    if (noise > 0) {
      float deviation = (float) (noise / Batch.SPREAD / DEVIATION_OF_EIGHT);
      float mean = (float) (deviation * MEAN_OF_EIGHT);
      for (int p = 0; p < px * px; p++) {
        pixels[at + p] += deviation * sumOfBytes(SplitMix64.bits(stream, PIXELS + p)) - mean;
      }
    }
    int side = (int) Math.round(cutout * px);
    if (side > 0) {
      blank(
          pixels,
          at,
          px,
          (int) (SplitMix64.uniform(stream, CUT_RIGHT) * (px - side + 1)),
          (int) (SplitMix64.uniform(stream, CUT_DOWN) * (px - side + 1)),
          side);
    }
  }

  /** Eight bytes' sum is nearly normal, at the price of one number of the stream. */
  private static int sumOfBytes(long bits) {
    long pairs = (bits & 0x00FF00FF00FF00FFL) + (bits >>> 8 & 0x00FF00FF00FF00FFL);
    long fours = (pairs & 0x0000FFFF0000FFFFL) + (pairs >>> 16 & 0x0000FFFF0000FFFFL);
    return (int) fours + (int) (fours >>> 32);
  }

  /** With the image's own mean, so that the square is not an edge that stands out. */
  private static void blank(float[] pixels, int at, int px, int left, int top, int side) {
    double sum = 0;
    for (int p = 0; p < px * px; p++) {
      sum += pixels[at + p];
    }
    float mean = (float) (sum / (px * px));
    for (int row = top; row < top + side; row++) {
      int from = at + row * px + left;
      Arrays.fill(pixels, from, from + side, mean);
    }
  }

  /** Uniform from -1 to below 1. */
  private static double symmetric(long stream, int step) {
    return 2 * SplitMix64.uniform(stream, step) - 1;
  }
}
