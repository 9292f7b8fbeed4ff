package org.gennas.data.phantom;

/** Smooth lattice noise in the plane, in [0, 1], with its own seed. */
final class ValueNoise {
  private final int seed;

  ValueNoise(long seed) {
    this.seed = (int) (seed ^ (seed >>> 32));
  }

  /** One octave with lattice spacing 1. */
  double at(double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double u = ease(x - column);
    double v = ease(y - row);
    double top = lattice(column, row) * (1 - u) + lattice(column + 1, row) * u;
    double bottom = lattice(column, row + 1) * (1 - u) + lattice(column + 1, row + 1) * u;
    return top * (1 - v) + bottom * v;
  }

  /** Three octaves, each half as large and half as strong as the one before. */
  double fractal(double x, double y) {
    return (4 * at(x, y) + 2 * at(2 * x + 17.3, 2 * y + 5.1) + at(4 * x + 3.7, 4 * y + 41.9)) / 7;
  }

  /** A net of bright lines where the noise crosses its middle value; 1 on a line. */
  double ridge(double x, double y) {
    return 1 - Math.abs(2 * at(x, y) - 1);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  private double lattice(int column, int row) {
    int h = seed ^ (column * 0x27d4eb2d) ^ (row * 0x165667b1);
    h = (h ^ (h >>> 15)) * 0x2c1b3c6d;
    h = (h ^ (h >>> 12)) * 0x297a2d39;
    return ((h ^ (h >>> 15)) >>> 8) * 0x1.0p-24;
  }
}
