package org.gennas.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static byte[] noise(int px, long seed) {
    byte[] greys = new byte[px * px];
    new Random(seed).nextBytes(greys);
    return greys;
  }

  /** The changed image, brought back from the network's input to greys. */
  private static float[] apply(Augmentation change, byte[] source, int px, long stream) {
    ImageInput input = new ImageInput(px, new InputSettings(Optional.of(change), false, 0));
    System.arraycopy(source, 0, input.grey(), 0, source.length);
    float[] target = new float[px * px];
    input.write(stream, target, 0);
    for (int i = 0; i < target.length; i++) {
      target[i] = (target[i] * Batch.SPREAD + Batch.MEAN) * 255;
    }
    return target;
  }

  @Property(tries = 50)
  void noChangeLeavesTheImageAsItIs(
      @ForAll @IntRange(min = 1, max = 30) int px, @ForAll long seed) {
    byte[] source = noise(px, seed);
    float[] target = apply(new Augmentation(0, 0, 0), source, px, seed);
    for (int i = 0; i < target.length; i++) {
      assertEquals(source[i] & 0xFF, target[i], 1e-3);
    }
  }

  private static Augmentation only(
      double flip, double gamma, double contrast, double noise, double cutout) {
    return new Augmentation(0, 0, 0, 0, 0, flip, gamma, contrast, noise, cutout);
  }

  @Test
  void noiseHasTheDeviationAskedForAndNoMean() {
    int px = 100;
    byte[] grey = new byte[px * px];
    Arrays.fill(grey, (byte) 128);
    float[] target = apply(only(0, 0, 0, 0.1, 0), grey, px, 5);
    double sum = 0;
    double squares = 0;
    for (float value : target) {
      double off = (value - 128) / 255;
      sum += off;
      squares += off * off;
    }
    assertEquals(0, sum / target.length, 0.005);
    assertEquals(0.1, Math.sqrt(squares / target.length), 0.005);
  }

  @Property(tries = 50)
  void aCutoutBlanksOneSquareWithTheImagesMean(@ForAll long stream) {
    int px = 20;
    byte[] source = noise(px, 3);
    float[] target = apply(only(0, 0, 0, 0, 0.25), source, px, stream);
    double mean = 0;
    for (byte grey : source) {
      mean += (grey & 0xFF) / (double) (px * px);
    }
    int blanked = 0;
    for (int i = 0; i < target.length; i++) {
      if (Math.abs(target[i] - (source[i] & 0xFF)) > 1e-2) {
        assertEquals(mean, target[i], 1e-2);
        blanked++;
      }
    }
    assertTrue(blanked > 15 && blanked <= 25, "blanked " + blanked);
  }

  @Test
  void theShareAskedForIsMirrored() {
    int px = 8;
    byte[] source = noise(px, 3);
    int mirrored = 0;
    for (int stream = 0; stream < 1000; stream++) {
      float[] target = apply(only(0.3, 0, 0, 0, 0), source, px, 77_777L * stream);
      mirrored += Math.abs(target[0] - (source[px - 1] & 0xFF)) < 1e-2 ? 1 : 0;
    }
    assertEquals(300, mirrored, 60);
  }

  @Property(tries = 50)
  void gammaAndContrastKeepTheOrderOfGreysAndGammaKeepsBlackAndWhite(@ForAll long stream) {
    byte[] ramp = new byte[256];
    for (int grey = 0; grey < 256; grey++) {
      ramp[grey] = (byte) grey;
    }
    float[] bent = apply(only(0, 1, 0, 0, 0), ramp, 16, stream);
    float[] steep = apply(only(0, 0, 0.5, 0, 0), ramp, 16, stream);
    assertEquals(0, bent[0], 1e-3);
    assertEquals(255, bent[255], 1e-3);
    assertEquals(127.5, (steep[127] + steep[128]) / 2, 1e-2);
    for (int grey = 1; grey < 256; grey++) {
      assertTrue(bent[grey] >= bent[grey - 1] && steep[grey] >= steep[grey - 1]);
    }
  }

  @Property(tries = 50)
  void aStandardizedImageHasMean0AndDeviation1WhateverItsContrast(
      @ForAll @IntRange(min = 4, max = 30) int px,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 127) int contrast) {
    byte[] source = noise(px, seed);
    for (int i = 0; i < source.length; i++) {
      source[i] = (byte) (128 + source[i] * contrast / 128);
    }
    float[] target = new float[3 + px * px];
    NetworkInput.of(true).writer().write(source, target, 3);
    double sum = 0;
    double squares = 0;
    for (int i = 3; i < target.length; i++) {
      sum += target[i];
      squares += target[i] * target[i];
    }
    assertEquals(0, sum / (px * px), 1e-4);
    assertTrue(contrast < 8 || Math.abs(squares / (px * px) - 1) < 1e-3, "squares " + squares);
    byte[] flat = new byte[px * px];
    Arrays.fill(flat, (byte) 9);
    NetworkInput.of(true).writer().write(flat, target, 3);
    assertEquals(0, target[3], 1e-4);
  }

  @Property(tries = 50)
  void greysStayInRangeAndTheSameDrawGivesTheSameImage(
      @ForAll @IntRange(min = 1, max = 30) int px, @ForAll long seed) {
    Augmentation change = new Augmentation(0.2, 30, 0.5);
    byte[] source = noise(px, seed);
    float[] target = apply(change, source, px, seed);
    for (float grey : target) {
      assertEquals(127.5, grey, 127.5 + 1e-3);
    }
    assertArrayEquals(target, apply(change, source, px, seed));
    assertTrue(px < 3 || !Arrays.equals(target, apply(change, source, px, seed + 1)));
  }

  @Property(tries = 50)
  void shiftAndRotationOfAnEvenImageChangeNothingSinceTheEdgeGoesOn(
      @ForAll @IntRange(min = 2, max = 30) int px, @ForAll long seed) {
    byte[] even = new byte[px * px];
    Arrays.fill(even, (byte) 200);
    for (float grey : apply(new Augmentation(0.5, 45, 0), even, px, seed)) {
      assertEquals(200, grey, 1e-3);
    }
  }

  @Test
  void aShiftMovesABrightSpotByNoMoreThanItSays() {
    int px = 41;
    byte[] spot = new byte[px * px];
    spot[20 * px + 20] = (byte) 255;
    boolean moved = false;
    for (int seed = 0; seed < 50; seed++) {
      float[] target = apply(new Augmentation(0.1, 0, 0), spot, px, seed);
      double weight = 0;
      double x = 0;
      double y = 0;
      for (int i = 0; i < target.length; i++) {
        weight += target[i];
        x += target[i] * (i % px);
        y += target[i] * (i / px);
      }
      double away = Math.max(Math.abs(x / weight - 20), Math.abs(y / weight - 20));
      assertTrue(away <= 4.1 + 1e-6, "moved by " + away);
      moved |= away > 2;
    }
    assertTrue(moved);
  }

  @Property(tries = 50)
  void brightnessIsAGainAndAnOffsetThatStopAtBlackAndWhite(@ForAll long stream) {
    byte[] greys = new byte[16 * 16];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = (byte) i;
    }
    float[] target = apply(new Augmentation(0, 0, 0.3), greys, 16, stream);
    double gain = target[141] - target[140];
    double offset = target[140] - 140 * gain;
    assertEquals(1, gain, 0.3 + 1e-3);
    assertEquals(0, offset, 0.3 * 255 + 0.2);
    for (int i = 0; i < greys.length; i++) {
      assertEquals(Math.max(0, Math.min(255, gain * i + offset)), target[i], 0.02);
    }
  }

  @Test
  void allDrawsAreUsedUpToTheirLimits() {
    Augmentation change = new Augmentation(0.1, 20, 0);
    int px = 100;
    float[] ramp = new float[px * px];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i % px;
    }
    double least = 0;
    double most = 0;
    for (int stream = 0; stream < 400; stream++) {
      float[] target = new float[px * px];
      change.warp(stream, px).apply(ramp, target, 0);
      int middle = 50 * px + 50;
      double turned = Math.toDegrees(Math.asin((target[middle + px] - target[middle - px]) / 2));
      least = Math.min(least, turned);
      most = Math.max(most, turned);
    }
    assertEquals(-20, least, 0.5);
    assertEquals(20, most, 0.5);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(0.6, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(0, 46, 0));
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Augmentation(Double.NaN, 0, 0));
    assertFalse(new Augmentation(0, 0, 0).equals(new Augmentation(0.1, 0, 0)));
  }
}
