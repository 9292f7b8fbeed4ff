package org.gennas.engine.layer;

import java.util.Arrays;

/**
 * Rows of the maps of several images side by side, each in a slot with zeros around it, and the
 * last few of them in every horizontal shift that a kernel asks for. With the shifts laid out as
 * arrays of their own, a convolution is a weighted sum of whole arrays; see {@link VectorLoops}.
 *
 * <p>A stride is taken by phases: phase f of a row holds its padded columns f, f + stride, ... so
 * that the strided convolution is a sum of plain ones over the phases.
 */
final class RowWindow {
  private final int height;
  private final int width;
  private final int padding;
  private final int stride;
  private final int slot;
  private final float[][][] rows;
  private final float[][][] shifted;
  private final float[] halves;
  private final boolean toTheLeft;
  private int made;
  private int length;

  /**
   * @param height rows of a map
   * @param width columns of a map
   * @param slot columns kept for an image in each phase
   * @param padding zero columns before the map
   * @param stride number of phases
   * @param shifts number of shifts: kernel columns
   * @param kept rows whose shifts are kept at a time
   * @param images most images side by side
   * @param toTheLeft shift t of column q holds column q + t / stride of phase t % stride; else,
   *     with one phase, column q - t
   */
  RowWindow(
      int height,
      int width,
      int slot,
      int padding,
      int stride,
      int shifts,
      int kept,
      int images,
      boolean toTheLeft) {
    this.height = height;
    this.width = width;
    this.slot = slot;
    this.padding = padding;
    this.stride = stride;
    this.toTheLeft = toTheLeft;
    halves = new float[stride == 2 ? height * (width / 2) : 0];
    rows = new float[height][stride][slot * images];
    shifted = new float[kept][shifts][slot * images];
  }

  /** Takes in the next maps: forgets the shifts of those before. */
  void begin(int images) {
    length = images * slot;
    made = 0;
  }

  /** Puts the map of an image in its slot. */
  void put(int image, float[] map) {
    int base = image * slot;
    if (stride == 2 && width % 2 == 0) {
      putHalves(map, base);
      return;
    }
    for (int y = 0; y < height; y++) {
      if (stride == 1) {
        System.arraycopy(map, y * width, rows[y][0], base + padding, width);
      } else {
        for (int f = 0; f < stride; f++) {
          putPhase(map, y * width, rows[y][f], base, f);
        }
      }
    }
  }

  /** Of an even width, every second column of the whole map is one run. */
  private void putHalves(float[] map, int base) {
    int half = width / 2;
    for (int f = 0; f < 2; f++) {
      int first = Math.floorMod(f - padding, 2);
      VectorLoops.takeSecond(halves, 0, map, first, height * half);
      int at = base + (first + padding) / 2;
      for (int y = 0; y < height; y++) {
        System.arraycopy(halves, y * half, rows[y][f], at, half);
      }
    }
  }

  private void putPhase(float[] map, int from, float[] row, int base, int phase) {
    int first = Math.floorMod(phase - padding, stride);
    int q = base + (first + padding) / stride;
    VectorLoops.takeSecond(row, q, map, from + first, (width - first + 1) / 2);
  }

  /** A phase of the map's row {@code y} of all images, unshifted. */
  float[] row(int y, int phase) {
    return rows[y][phase];
  }

  /** The shifts of row {@code y}; rows must be asked for in about ascending order. */
  float[][] shifts(int y) {
    for (; made <= y; made++) {
      float[][] to = shifted[made % shifted.length];
      for (int t = 0; t < to.length; t++) {
        int by = t / stride;
        float[] from = rows[made][toTheLeft ? t % stride : 0];
        if (toTheLeft) {
          System.arraycopy(from, by, to[t], 0, length - by);
          Arrays.fill(to[t], length - by, length, 0);
        } else {
          System.arraycopy(from, 0, to[t], t, length - t);
          Arrays.fill(to[t], 0, t, 0);
        }
      }
    }
    return shifted[y % shifted.length];
  }
}
