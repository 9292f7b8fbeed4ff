package org.gennas.data.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gennas.common.SplitMix64;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Side;

/**
 * Draws the sides of patients so that each side gets its share of each stratum: iterative
 * stratification (Sechidis, Tsoumakas and Vlahavas, On the stratification of multi-label data, ECML
 * PKDD 2011, algorithm 1). The stratum with the fewest patients left is dealt out first, each of
 * its patients to the side that is furthest behind its share of it.
 *
 * <p>What the order of dealing leaves uneven is settled afterwards: patient after patient moves
 * where that lowers the sum over strata and sides of (n - e)^2 / e, n being the images there and e
 * the side's share of the stratum's. Without it the strata that come last, sex and view and the
 * images as a whole, pay for the rare ones.
 *
 * <p>Three things differ from the paper, since its examples are single images and ours are patients
 * with one to hundreds of them:
 *
 * <ul>
 *   <li>A patient weighs as many images as it has in the stratum. Those with many come first, by
 *       powers of two, so that small ones even out what they leave; within a power the seed says.
 *   <li>What a side lacks is measured relative to its share, as seats are given to parties by
 *       Webster's method, so that all sides fill at the same pace. By the absolute lack the largest
 *       side would take all patients with many images.
 *   <li>Positives and negatives of a finding come to every side as long as there are patients for
 *       it, however small a side's share: without them it has no AUC.
 * </ul>
 *
 * <p>Takes time in proportion to patients times strata. The same for the same images, in any order,
 * and seed: studies rely on it, so it must not change.
 */
final class StratifiedDraw {
  /** Enough for all that were tried; the first moves most. */
  private static final int SWEEPS = 8;

  /** A gain that is but rounding moves nobody. */
  private static final double TOO_LITTLE = 1e-9;

  private final PatientStrata strata;
  private final double[] shares;
  private final int[] used;
  private final long[] draws;
  private final Side[] sides;

  /** Images by stratum and side. */
  private final long[][] images;

  /** Patients by stratum and side. */
  private final int[][] patients;

  /** Patients of each stratum that are on no side yet. */
  private final int[] left;

  /** Images that a side should have, by stratum and side. */
  private final double[][] wanted;

  private StratifiedDraw(PatientStrata strata, double[] shares, long seed) {
    this.strata = strata;
    this.shares = shares;
    used = IntStream.range(0, shares.length).filter(side -> shares[side] > 0).toArray();
    draws =
        IntStream.range(0, strata.patients())
            .mapToLong(p -> SplitMix64.bits(seed, p + 1))
            .toArray();
    sides = new Side[strata.patients()];
    images = new long[strata.strata()][shares.length];
    patients = new int[strata.strata()][shares.length];
    left = new int[strata.strata()];
    wanted = new double[strata.strata()][shares.length];
    for (int s = 0; s < left.length; s++) {
      int stratum = s;
      left[s] = members(s).length;
      long all = Arrays.stream(members(s)).mapToLong(p -> strata.images(p, stratum)).sum();
      Arrays.setAll(wanted[s], side -> shares[side] * all);
    }
  }

  /**
   * The side of every patient.
   *
   * @param images at least one, all with the same findings
   * @param train fraction of the images
   * @param valid fraction of the images
   * @param test fraction of the images; a side of 0 stays empty
   */
  static Map<String, Side> sides(
      List<ImageRecord> images, double train, double valid, double test, long seed) {
    PatientStrata strata = PatientStrata.of(images);
    StratifiedDraw draw = new StratifiedDraw(strata, new double[] {train, valid, test}, seed);
    draw.deal();
    draw.fillGaps();
    draw.settle();
    return strata.named(draw.sides);
  }

  private int[] members(int stratum) {
    return IntStream.range(0, strata.patients())
        .filter(p -> strata.images(p, stratum) > 0)
        .toArray();
  }

  private void deal() {
    for (OptionalInt next = rarest(); next.isPresent(); next = rarest()) {
      for (int patient : inTurn(next.getAsInt())) {
        place(patient, neediest(patient, next.getAsInt()), 1);
      }
    }
  }

  /** The stratum with the fewest patients left, but some; empty once all patients have a side. */
  private OptionalInt rarest() {
    return IntStream.range(0, left.length)
        .filter(s -> left[s] > 0)
        .boxed()
        .min(Comparator.comparing((Integer s) -> left[s]).thenComparing(s -> s))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private List<Integer> inTurn(int stratum) {
    List<Integer> open = new ArrayList<>();
    for (int patient : members(stratum)) {
      if (sides[patient] == null) {
        open.add(patient);
      }
    }
    open.sort(
        Comparator.comparing((Integer p) -> -Integer.highestOneBit(strata.images(p, stratum)))
            .thenComparing(p -> draws[p]));
    return open;
  }

  private int neediest(int patient, int stratum) {
    List<Integer> among = new ArrayList<>();
    for (int side : open(stratum)) {
      among.add(side);
    }
    if ((draws[patient] & 1) == 1) {
      // sides with the same need: the first of them, so a coin decides which is first
      Collections.reverse(among);
    }
    return Collections.min(
        among,
        Comparator.comparing((Integer side) -> filled(patient, stratum, side))
            .thenComparing(side -> filled(patient, strata.all(), side)));
  }

  /** How full a side would be with half of the patient's images, in images per unit of share. */
  private double filled(int patient, int stratum, int side) {
    return (2 * images[stratum][side] + strata.images(patient, stratum)) / shares[side];
  }

  /** All sides, or only those without a patient of the stratum where as few patients are left. */
  private int[] open(int stratum) {
    int[] empty = gaps(stratum);
    return empty.length > 0 && left[stratum] <= empty.length ? empty : used;
  }

  /** Sides that need a patient of the stratum and have none. */
  private int[] gaps(int stratum) {
    return needed(stratum)
        ? Arrays.stream(used).filter(side -> patients[stratum][side] == 0).toArray()
        : new int[0];
  }

  private boolean needed(int stratum) {
    return strata.scored(stratum) || stratum == strata.all();
  }

  private void place(int patient, int side, int sign) {
    sides[patient] = Side.values()[side];
    for (int s = 0; s < left.length; s++) {
      int count = strata.images(patient, s);
      if (count > 0) {
        images[s][side] += (long) sign * count;
        patients[s][side] += sign;
        left[s] -= sign;
      }
    }
  }

  /**
   * Patients that were dealt out for rarer strata can leave a side without a stratum: it gets one
   * from a side that has several, where that makes no other gap.
   */
  private void fillGaps() {
    IntStream.range(0, strata.strata())
        .filter(this::needed)
        .boxed()
        .sorted(Comparator.comparing((Integer s) -> Arrays.stream(patients[s]).sum()))
        .forEach(stratum -> Arrays.stream(gaps(stratum)).forEach(side -> fill(stratum, side)));
  }

  private void fill(int stratum, int side) {
    Arrays.stream(members(stratum))
        .filter(p -> patients[stratum][sides[p].ordinal()] > 1 && canMove(p, side))
        .boxed()
        .min(
            Comparator.comparing((Integer p) -> strata.images(p, strata.all()))
                .thenComparing(p -> draws[p]))
        .ifPresent(patient -> move(patient, side));
  }

  private void move(int patient, int side) {
    place(patient, sides[patient].ordinal(), -1);
    place(patient, side, 1);
  }

  private void settle() {
    List<Integer> turns = new ArrayList<>();
    IntStream.range(0, sides.length).forEach(turns::add);
    turns.sort(Comparator.comparing(p -> draws[p]));
    boolean moving = true;
    for (int sweep = 0; moving && sweep < SWEEPS; sweep++) {
      moving = false;
      for (int patient : turns) {
        moving |= settle(patient);
      }
    }
  }

  private boolean settle(int patient) {
    int now = sides[patient].ordinal();
    int best = now;
    double least = unevenness(patient, now) - TOO_LITTLE;
    for (int side : used) {
      double here = unevenness(patient, side);
      if (side != now && here < least && canMove(patient, side)) {
        best = side;
        least = here;
      }
    }
    if (best != now) {
      move(patient, best);
    }
    return best != now;
  }

  /** What the patient adds to the sum of (n - e)^2 / e by being on a side. */
  private double unevenness(int patient, int side) {
    double sum = 0;
    boolean there = sides[patient].ordinal() == side;
    for (int s = 0; s < left.length; s++) {
      int count = strata.images(patient, s);
      if (count > 0) {
        double others = images[s][side] - (there ? count : 0);
        sum += count * (2 * (others - wanted[s][side]) + count) / wanted[s][side];
      }
    }
    return sum;
  }

  /** Whether every stratum that an AUC needs stays on as many sides as before. */
  private boolean canMove(int patient, int to) {
    int from = sides[patient].ordinal();
    return IntStream.range(0, strata.strata())
        .filter(s -> needed(s) && strata.images(patient, s) > 0)
        .allMatch(s -> patients[s][from] > 1 || patients[s][to] == 0);
  }
}
