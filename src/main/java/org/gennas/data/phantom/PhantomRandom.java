package org.gennas.data.phantom;

/**
 * A small stream of random numbers whose values are fixed by this file alone.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014). Streams are addressed by a path such as (seed, patient, study, view),
 * so that an image has the same content whatever thread draws it and whatever was drawn before.
 */
final class PhantomRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private PhantomRandom(long state) {
    this.state = state;
  }

  static PhantomRandom at(long seed, long... path) {
    long mixed = mix(seed + GOLDEN);
    for (long step : path) {
      mixed = mix(mixed ^ mix(step + GOLDEN));
    }
    return new PhantomRandom(mixed);
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  double uniform(double low, double high) {
    return low + (high - low) * unit();
  }

  /** Normal deviate by Box and Muller. */
  double normal(double mean, double deviation) {
    double radius = Math.sqrt(-2 * Math.log(1 - unit()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * unit());
  }

  /** Normal deviate held within two deviations of the mean. */
  double near(double mean, double deviation) {
    double value = normal(mean, deviation);
    return Math.max(mean - 2 * deviation, Math.min(mean + 2 * deviation, value));
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Uniform in 0 .. bound-1. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** -1 or +1. */
  int sign() {
    return chance(0.5) ? 1 : -1;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
