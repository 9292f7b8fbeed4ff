package org.gennas.ui.xrays;

/**
 * Pixels ready for the screen. Whoever makes one gives its array away.
 *
 * @param argb width x height, row by row, premultiplied with alpha
 */
record PaintedPixels(int width, int height, int[] argb) {
  PaintedPixels {
    if (argb.length != width * height) {
      throw new IllegalArgumentException(argb.length + " pixels for " + width + " x " + height);
    }
  }
}
