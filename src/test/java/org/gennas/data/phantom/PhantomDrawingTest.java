package org.gennas.data.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** The findings can be measured in what is drawn, in any patient and position. */
class PhantomDrawingTest {
  private static final int SIZE = 96;

  private static ChestAnatomy anatomy(long seed) {
    return ChestAnatomy.sample(PhantomRandom.at(seed, 1), 60);
  }

  private static Acquisition frontal(long seed) {
    return Acquisition.sample(
        PhantomRandom.at(seed, 2), seed % 2 == 0 ? PhantomView.AP : PhantomView.PA);
  }

  private static ChestState with(PhantomFinding finding, double severity, long seed) {
    return new ChestState(Map.of(finding, severity), 1, 0, true, 0, Set.of(), seed);
  }

  private static ChestState healthy(long seed) {
    return new ChestState(Map.of(), 1, 0, true, 0, Set.of(), seed);
  }

  /** Widest extent of the heart over the widest extent of the lungs, read off the outlines. */
  private static double measuredRatio(FrontalThorax thorax) {
    double widest = 0;
    double chest = 0;
    for (double y = 0; y < thorax.height() + 3; y += 0.25) {
      double left = 0;
      double right = 0;
      for (double x = 0; x < 20; x += 0.02) {
        left = thorax.heartPath(x, y) > 0 ? x : left;
        right = thorax.heartPath(-x, y) > 0 ? x : right;
      }
      widest = Math.max(widest, left + right);
      chest = Math.max(chest, 2 * thorax.outer(y));
    }
    return widest / chest;
  }

  @Property(tries = 60)
  void cardiomegalyHasARatioAbove55PercentAndAHealthyHeartBelow53(
      @ForAll @LongRange(min = 0, max = 100_000) long seed,
      @ForAll @DoubleRange(min = 0.25, max = 1) double severity) {
    ChestState big = with(PhantomFinding.CARDIOMEGALY, severity, seed);
    double enlarged = measuredRatio(new FrontalThorax(anatomy(seed), big, frontal(seed)));
    double normal = measuredRatio(new FrontalThorax(anatomy(seed), healthy(seed), frontal(seed)));
    assertTrue(enlarged > 0.55, "enlarged " + enlarged);
    assertTrue(normal < 0.53, "normal " + normal);
  }

  @Property(tries = 40)
  void fluidAndAirlessTissueTakeAwayExposureInEveryLung(
      @ForAll PhantomFinding finding,
      @ForAll @LongRange(min = 0, max = 100_000) long seed,
      @ForAll @DoubleRange(min = 0.4, max = 1) double severity) {
    double ill = depth(with(finding, severity, seed), seed);
    double well = depth(healthy(seed), seed);
    assertTrue(ill > well, finding + ": " + ill + " against " + well);
  }

  private static double depth(ChestState state, long seed) {
    FrontalProjection view = new FrontalProjection(anatomy(seed), state, frontal(seed), SIZE);
    double sum = 0;
    for (float value : view.project().depth()) {
      assertTrue(Float.isFinite(value));
      sum += value;
    }
    return sum;
  }

  @Property(tries = 60)
  void effusionFillsTheAngleBeforeTheMiddleOfTheLung(
      @ForAll @LongRange(min = 0, max = 100_000) long seed,
      @ForAll @DoubleRange(min = 0.25, max = 1) double severity) {
    Acquisition acquisition = frontal(seed);
    ChestState state = with(PhantomFinding.PLEURAL_EFFUSION, severity, seed);
    FrontalThorax thorax = new FrontalThorax(anatomy(seed), state, acquisition);
    LungFill fill = new LungFill(thorax, state, acquisition.view());
    double angle = thorax.costophrenicAngle(-1);
    double wall = thorax.outer(angle) - 0.3;
    assertTrue(fill.at(-1, wall, angle - 0.8) > 0.9, "the angle is blunted");
    if (severity <= 0.6) {
      // A larger one can fill a small chest to its top.
      assertTrue(fill.at(-1, wall, 3) < 0.35, "the apex is free");
    }
    double level = angle - 3.5;
    assertTrue(
        fill.at(-1, wall, level) >= fill.at(-1, wall - 6, level), "the meniscus rises outward");
    assertEquals(0, fill.at(1, wall, angle - 0.8), "the other side is free");
  }

  @Property(tries = 60)
  void atelectasisRaisesTheDiaphragmAndDrawsTheHeartOver(
      @ForAll @LongRange(min = 0, max = 100_000) long seed,
      @ForAll @DoubleRange(min = 0.25, max = 1) double severity) {
    Acquisition acquisition = frontal(seed);
    FrontalThorax well = new FrontalThorax(anatomy(seed), healthy(seed), acquisition);
    ChestState state = with(PhantomFinding.ATELECTASIS, severity, seed);
    FrontalThorax ill = new FrontalThorax(anatomy(seed), state, acquisition);
    assertTrue(ill.domeTop(-1) < well.domeTop(-1) - 1);
    assertEquals(well.domeTop(1), ill.domeTop(1), 1e-9);
    double y = 0.7 * well.height();
    assertTrue(ill.inner(-1, y) > well.inner(-1, y), "the mediastinum moves to the right");
    assertTrue(ill.inner(1, y) < well.inner(1, y));
  }

  @Property(tries = 10)
  void anImageIsTheSameEveryTimeAndDependsOnItsSeed(
      @ForAll @LongRange(min = 0, max = 100_000) long seed) {
    PhantomRenderer renderer = new PhantomRenderer(SIZE);
    byte[] once = renderer.render(anatomy(seed), healthy(seed), frontal(seed));
    byte[] again = new PhantomRenderer(SIZE).render(anatomy(seed), healthy(seed), frontal(seed));
    assertArrayEquals(once, again);
    byte[] other = renderer.render(anatomy(seed + 1), healthy(seed), frontal(seed));
    assertFalse(Arrays.equals(once, other));
  }

  @Property(tries = 30)
  void everyViewHasContrastAndIsMarked(@ForAll PhantomView view, @ForAll long seed) {
    Acquisition acquisition = Acquisition.sample(PhantomRandom.at(seed, 5), view);
    ChestState state = ChestState.sample(PhantomRandom.at(seed, 6), Illness.PNEUMONIA, true);
    byte[] grey = new PhantomRenderer(SIZE).render(anatomy(seed), state, acquisition);
    int[] histogram = new int[256];
    for (byte value : grey) {
      histogram[value & 0xff]++;
    }
    int dark = Arrays.stream(histogram, 0, 80).sum();
    int light = Arrays.stream(histogram, 140, 256).sum();
    assertTrue(dark > grey.length / 50 && light > grey.length / 50, dark + " dark, " + light);
    int corner = Math.max(lettersAt(grey, 2), lettersAt(grey, SIZE - 2 - 36));
    assertTrue(corner > 50, "lit pixels of the word: " + corner);
  }

  /** Pixels of the mark's brightness in its band of five rows. */
  private static int lettersAt(byte[] grey, int left) {
    int lit = 0;
    for (int r = 2; r < 7; r++) {
      for (int c = left; c < left + 36; c++) {
        lit += (grey[r * SIZE + c] & 0xff) == 220 ? 1 : 0;
      }
    }
    return lit;
  }
}
