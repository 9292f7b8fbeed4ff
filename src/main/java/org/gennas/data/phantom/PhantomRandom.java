package org.gennas.data.phantom;

import org.gennas.common.SplitMix64;

/**
 * A small stream of random numbers, the same on every machine.
 *
 * <p>Streams of {@link SplitMix64} are addressed by a path such as (seed, patient, study, view), so
 * that an image has the same content whatever thread draws it and whatever was drawn before.
 */
final class PhantomRandom {
  private final long stream;
  private long step;

  private PhantomRandom(long stream) {
    this.stream = stream;
  }

  static PhantomRandom at(long seed, long... path) {
    long mixed = SplitMix64.bits(seed, 1);
    for (long part : path) {
      mixed = SplitMix64.bits(mixed ^ SplitMix64.bits(part, 1), 0);
    }
    return new PhantomRandom(mixed);
  }

  /** 64 random bits. */
  long next() {
    return SplitMix64.bits(stream, ++step);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return SplitMix64.uniform(stream, ++step);
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
}
