package org.gennas.data.batch;

/**
 * One mini-batch, ready for the network. The arrays have exactly the lengths that are given here,
 * and are filled again where a batch is used again, see {@link BatchSource#fill}.
 *
 * @param size images in it, at least 1; the last batch of an epoch may be smaller
 * @param px side of an image
 * @param findings labels per image
 * @param pixels size x 1 x px x px (NCHW), (grey / 255 - 0.5) / 0.25
 * @param labels size x findings, 0 or 1; 0 where masked
 * @param mask size x findings, 1 where the label counts, 0 where it is masked
 * @param rows size row numbers of the split table, for tracing predictions back
 */
public record Batch(
    int size, int px, int findings, float[] pixels, float[] labels, float[] mask, int[] rows) {
  /** Grey value that becomes 0, as a fraction of white. */
  public static final float MEAN = 0.5f;

  /** Grey range that becomes 1, as a fraction of white. */
  public static final float SPREAD = 0.25f;

  /** A batch to be filled. */
  public static Batch blank(int size, int px, int findings) {
    return new Batch(
        size,
        px,
        findings,
        new float[Math.multiplyExact(size, px * px)],
        new float[size * findings],
        new float[size * findings],
        new int[size]);
  }

  /**
   * What the network is given for a grey value.
   *
   * @param grey 0 to 255
   */
  static float input(float grey) {
    return (grey / 255f - MEAN) / SPREAD;
  }
}
