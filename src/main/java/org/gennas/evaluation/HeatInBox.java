package org.gennas.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a heat map agrees with a reader's boxes.
 *
 * @param peakInside whether the hottest place lies in a box: the pointing game (Zhang et al.,
 *     Top-down Neural Attention by Excitation Backprop, ECCV 2016)
 * @param shareInside part of all positive heat that lies in the boxes, 0 to 1
 * @param areaInside part of the image that the boxes cover, 0 to 1: the share of a map that knows
 *     nothing
 */
public record HeatInBox(boolean peakInside, double shareInside, double areaInside) {
  /**
   * How far from a box the peak still counts, as a part of the image's side: 15 pixels on images of
   * about 500, as Zhang et al. have it. A place of a map is wider than that, its centre stands for
   * it.
   */
  private static final double TOLERANCE = 0.03;

  /**
   * A box in parts of the image's width and height, from the top left.
   *
   * @param left 0 to 1
   * @param top 0 to 1
   * @param right above {@code left}
   * @param bottom above {@code top}
   */
  public record Box(double left, double top, double right, double bottom) {
    public Box {
      if (!(left < right && top < bottom)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "No box: %s to %s, %s to %s", left, right, top, bottom));
      }
    }

    private boolean holds(double x, double y, double margin) {
      return x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin;
    }
  }

  /**
   * Compares.
   *
   * @param heat side x side, row by row; places below 0 count as 0
   * @param boxes of the map's finding, at least one
   * @return empty where no place is positive: such a map points nowhere
   */
  public static Optional<HeatInBox> of(float[] heat, int side, List<Box> boxes) {
    if (heat.length != side * side || boxes.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d places of side %d, %d boxes", heat.length, side, boxes.size()));
    }
    int peak = peak(heat);
    if (peak < 0) {
      return Optional.empty();
    }
    double x = (peak % side + 0.5) / side;
    double y = (peak / side + 0.5) / side;
    double all = 0;
    double inside = 0;
    double area = 0;
    for (int place = 0; place < heat.length; place++) {
      double covered = covered(place % side, place / side, side, boxes);
      double positive = Math.max(0, heat[place]);
      all += positive;
      inside += positive * covered;
      area += covered / heat.length;
    }
    return Optional.of(
        new HeatInBox(
            boxes.stream().anyMatch(box -> box.holds(x, y, TOLERANCE)),
            Math.min(1, inside / all),
            Math.min(1, area)));
  }

  /**
   * The hottest place.
   *
   * @return its index, the first of several; -1 where none is positive
   */
  public static int peak(float[] heat) {
    int peak = -1;
    float most = 0;
    for (int place = 0; place < heat.length; place++) {
      if (heat[place] > most) {
        most = heat[place];
        peak = place;
      }
    }
    return peak;
  }

  /** Part of a place that the boxes cover together, on a grid within it: boxes may overlap. */
  private static double covered(int column, int row, int side, List<Box> boxes) {
    int fine = 8;
    int hits = 0;
    for (int i = 0; i < fine * fine; i++) {
      double x = (column + (i % fine + 0.5) / fine) / side;
      double y = (row + (i / fine + 0.5) / fine) / side;
      hits += boxes.stream().anyMatch(box -> box.holds(x, y, 0)) ? 1 : 0;
    }
    return hits / (double) (fine * fine);
  }
}
