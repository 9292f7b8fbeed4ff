package org.gennas.common;

import java.util.SplittableRandom;

/**
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) as a function: any number of any stream at once,
 * without an object that has to be advanced. From step 1 on the same numbers as {@link
 * SplittableRandom}.
 */
public final class SplitMix64 {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private SplitMix64() {}

  /** 64 random bits: number {@code step} of a stream. */
  public static long bits(long stream, long step) {
    long z = stream + GOLDEN * step;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** A generator of the numbers that follow number {@code step} of a stream. */
  public static SplittableRandom after(long stream, long step) {
    return new SplittableRandom(stream + GOLDEN * step);
  }

  /** Uniform from 0 to below 1. */
  public static double uniform(long stream, long step) {
    return (bits(stream, step) >>> 11) * 0x1p-53;
  }
}
