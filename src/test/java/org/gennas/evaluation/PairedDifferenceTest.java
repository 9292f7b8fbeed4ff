package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Two models on the same cases: the difference of their areas, its interval and its p-value. */
class PairedDifferenceTest {
  private static final double LEVEL = 0.95;

  /** Both models' scores of up to 60 cases, with many ties, and up to 15 patients. */
  record Scored(double[] a, double[] b, boolean[] positives, int[] patients) {
    PairedCases cases() {
      boolean[] defined = new boolean[a.length];
      Arrays.fill(defined, true);
      return PairedCases.of(a, b, positives, defined, patients);
    }
  }

  @Provide
  Arbitrary<Scored> scored() {
    return Arbitraries.integers()
        .between(0, 60)
        .flatMap(
            n ->
                Combinators.combine(
                        Arbitraries.integers().between(0, 9).array(int[].class).ofSize(n),
                        Arbitraries.integers().between(0, 9).array(int[].class).ofSize(n),
                        Arbitraries.of(true, false).array(boolean[].class).ofSize(n),
                        Arbitraries.integers().between(1, 15).array(int[].class).ofSize(n))
                    .as(
                        (a, b, positives, patients) ->
                            new Scored(ninths(a), ninths(b), positives, patients)));
  }

  private static double[] ninths(int[] grid) {
    return Arrays.stream(grid).mapToDouble(g -> g / 9.0).toArray();
  }

  @Property(tries = 300)
  void changing_the_models_over_changes_the_sign_alone(@ForAll("scored") Scored scored)
      throws InterruptedException {
    PairedCases cases = scored.cases();
    PairedBootstrap bootstrap = new PairedBootstrap(100, LEVEL, 5);
    mirrored(
        PairedDifference.delong(cases, LEVEL), PairedDifference.delong(cases.swapped(), LEVEL));
    mirrored(bootstrap.mean(List.of(cases)), bootstrap.mean(List.of(cases.swapped())));
  }

  private static void mirrored(Optional<PairedDifference> one, Optional<PairedDifference> other) {
    assertEquals(one.isPresent(), other.isPresent());
    if (one.isPresent()) {
      assertEquals(one.get().difference(), -other.get().difference(), 1e-12);
      assertEquals(one.get().p().isPresent(), other.get().p().isPresent());
      one.get().p().ifPresent(p -> assertEquals(p, other.get().p().getAsDouble(), 1e-9));
      one.get()
          .interval()
          .ifPresent(
              i -> {
                assertEquals(i.low(), -other.get().interval().orElseThrow().high(), 1e-9);
                assertTrue(i.contains(one.get().difference()));
              });
    }
  }

  @Property(tries = 200)
  void a_difference_is_defined_exactly_where_both_classes_are_there(
      @ForAll("scored") Scored scored) {
    PairedCases cases = scored.cases();
    assertEquals(cases.first().hasBothClasses(), PairedDifference.delong(cases, LEVEL).isPresent());
  }

  @Property(tries = 200)
  void a_model_does_not_differ_from_itself_or_from_another_scale_of_itself(
      @ForAll("scored") Scored scored) throws InterruptedException {
    double[] rescaled = Arrays.stream(scored.a()).map(s -> Math.exp(3 * s)).toArray();
    PairedCases cases =
        new Scored(scored.a(), rescaled, scored.positives(), scored.patients()).cases();
    PairedBootstrap bootstrap = new PairedBootstrap(100, LEVEL, 5);
    for (Optional<PairedDifference> same :
        List.of(PairedDifference.delong(cases, LEVEL), bootstrap.mean(List.of(cases)))) {
      same.ifPresent(
          d -> {
            assertEquals(0, d.difference(), 0);
            assertTrue(d.p().isEmpty() || d.p().getAsDouble() == 1);
          });
    }
    if (cases.hasBothClasses() && patientsOf(scored, true) > 1 && patientsOf(scored, false) > 1) {
      assertEquals(1, PairedDifference.delong(cases, LEVEL).orElseThrow().p().orElseThrow(), 0);
    }
  }

  private static long patientsOf(Scored scored, boolean positive) {
    return IntStream.range(0, scored.a().length)
        .filter(i -> scored.positives()[i] == positive)
        .map(i -> scored.patients()[i])
        .distinct()
        .count();
  }

  @Test
  void with_one_image_per_patient_the_error_is_delongs_own() {
    Simulated simulated = new Simulated(120, 1, 0.35, 1.0, 1.4, 0.6, 3);
    PairedDifference ours = PairedDifference.delong(simulated.cases(), LEVEL).orElseThrow();
    double error = simulated.delongError();
    double z = StandardNormal.quantile(0.975);
    assertEquals(z * error, ours.interval().orElseThrow().halfWidth(), 1e-10);
    assertEquals(
        2 * StandardNormal.cumulative(-Math.abs(ours.difference()) / error),
        ours.p().orElseThrow(),
        1e-10);
  }

  @Test
  void the_error_agrees_with_leaving_out_each_patient_once() {
    Simulated simulated = new Simulated(900, 3, 0.3, 1.0, 1.2, 0.5, 8);
    double ours = error(PairedDifference.delong(simulated.cases(), LEVEL).orElseThrow());
    assertEquals(simulated.jackknifeError(), ours, 0.03 * ours);
  }

  @Test
  void bootstrap_and_delong_agree_on_one_finding() throws InterruptedException {
    for (long seed = 1; seed <= 3; seed++) {
      PairedCases cases = new Simulated(900, 3, 0.3, 1.0, 1.2, 0.5, seed).cases();
      PairedDifference closed = PairedDifference.delong(cases, LEVEL).orElseThrow();
      PairedDifference drawn =
          new PairedBootstrap(2000, LEVEL, seed).mean(List.of(cases)).orElseThrow();
      assertEquals(closed.difference(), drawn.difference(), 1e-12);
      assertEquals(error(closed), error(drawn), 0.08 * error(closed));
    }
  }

  @Test
  void pairing_tells_more_than_two_intervals_side_by_side() {
    PairedCases cases = new Simulated(3000, 2, 0.25, 1.2, 1.35, 0.85, 4).cases();
    PairedDifference paired = PairedDifference.delong(cases, LEVEL).orElseThrow();
    Interval first = DeLongInterval.of(cases.first(), LEVEL).orElseThrow();
    Interval second = DeLongInterval.of(cases.second(), LEVEL).orElseThrow();
    double unpaired = Math.hypot(first.halfWidth(), second.halfWidth());
    assertTrue(paired.interval().orElseThrow().halfWidth() < 0.6 * unpaired);
  }

  /** Nominal 95 %; 400 data sets leave an error of about 1.1 points. */
  @Test
  void intervals_hold_the_truth_about_95_times_in_100() throws InterruptedException {
    double truth = area(1.3) - area(1.0);
    int held = 0;
    int heldByBootstrap = 0;
    int trials = 400;
    for (int i = 0; i < trials; i++) {
      PairedCases cases = new Simulated(300, 3, 0.4, 1.0, 1.3, 0.4, 1000 + i).cases();
      held += holds(PairedDifference.delong(cases, LEVEL), truth) ? 1 : 0;
      heldByBootstrap +=
          holds(new PairedBootstrap(200, LEVEL, i).mean(List.of(cases)), truth) ? 1 : 0;
    }
    assertEquals(0.95, held / (double) trials, 0.03);
    assertEquals(0.95, heldByBootstrap / (double) trials, 0.035);
  }

  @Test
  void where_nothing_differs_p_below_a_twentieth_is_seen_one_time_in_twenty() {
    int alarms = 0;
    int trials = 600;
    for (int i = 0; i < trials; i++) {
      PairedCases cases = new Simulated(300, 3, 0.4, 1.1, 1.1, 0.4, 9000 + i).cases();
      double p = PairedDifference.delong(cases, LEVEL).orElseThrow().p().orElseThrow();
      alarms += p < 0.05 ? 1 : 0;
    }
    assertEquals(0.05, alarms / (double) trials, 0.025);
  }

  @Test
  void the_mean_over_findings_counts_only_those_that_are_defined() throws InterruptedException {
    PairedCases defined = new Simulated(300, 3, 0.4, 1.0, 1.3, 0.4, 2).cases();
    PairedCases none = new Simulated(300, 3, 0, 1.0, 1.3, 0.4, 2).cases();
    PairedBootstrap bootstrap = new PairedBootstrap(300, LEVEL, 1);
    assertEquals(bootstrap.mean(List.of(defined)), bootstrap.mean(List.of(none, defined)));
    assertTrue(bootstrap.mean(List.of(none)).isEmpty());
    assertTrue(PairedDifference.delong(none, LEVEL).isEmpty());
  }

  @Test
  void a_class_from_one_patient_leaves_interval_and_p_undefined() {
    PairedCases cases =
        new Scored(
                new double[] {.9, .8, .3, .2},
                new double[] {.1, .8, .3, .2},
                new boolean[] {true, true, false, false},
                new int[] {1, 1, 2, 3})
            .cases();
    PairedDifference difference = PairedDifference.delong(cases, LEVEL).orElseThrow();
    assertEquals(-0.5, difference.difference(), 1e-12);
    assertTrue(difference.interval().isEmpty());
    assertTrue(difference.p().isEmpty());
  }

  @Test
  void an_interrupted_bootstrap_ends() {
    PairedCases cases = new Simulated(300, 3, 0.4, 1.0, 1.3, 0.4, 2).cases();
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> PairedBootstrap.standard(1).mean(List.of(cases)));
    assertFalse(Thread.interrupted());
  }

  private static boolean holds(Optional<PairedDifference> difference, double truth) {
    return difference.orElseThrow().interval().orElseThrow().contains(truth);
  }

  private static double error(PairedDifference difference) {
    return difference.interval().orElseThrow().halfWidth() / StandardNormal.quantile(0.975);
  }

  private static double area(double shift) {
    return StandardNormal.cumulative(shift / Math.sqrt(2));
  }

  /**
   * Normal scores of two models whose noise is partly common to both and partly to all images of a
   * patient; so the true areas are known.
   */
  private static final class Simulated {
    private final double[] a;
    private final double[] b;
    private final boolean[] positives;
    private final int[] patients;

    Simulated(
        int size,
        int perPatient,
        double prevalence,
        double shiftA,
        double shiftB,
        double common,
        long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      a = new double[size];
      b = new double[size];
      positives = new boolean[size];
      patients = new int[size];
      double[] ofPatient = new double[3];
      for (int i = 0; i < size; i++) {
        if (i % perPatient == 0) {
          Arrays.setAll(ofPatient, k -> random.nextGaussian());
        }
        patients[i] = i / perPatient;
        positives[i] = random.nextDouble() < prevalence;
        double shared = mix(ofPatient[0], random);
        a[i] = noise(common, shared, mix(ofPatient[1], random)) + (positives[i] ? shiftA : 0);
        b[i] = noise(common, shared, mix(ofPatient[2], random)) + (positives[i] ? shiftB : 0);
      }
    }

    private static double mix(double ofPatient, SplittableRandom random) {
      return Math.sqrt(0.4) * ofPatient + Math.sqrt(0.6) * random.nextGaussian();
    }

    private static double noise(double common, double shared, double own) {
      return Math.sqrt(common) * shared + Math.sqrt(1 - common) * own;
    }

    PairedCases cases() {
      return new Scored(a, b, positives, patients).cases();
    }

    /** The textbook form: covariances of the components of single cases. */
    double delongError() {
      List<Integer> with = new ArrayList<>();
      List<Integer> without = new ArrayList<>();
      for (int i = 0; i < a.length; i++) {
        (positives[i] ? with : without).add(i);
      }
      double[] beats =
          with.stream()
              .mapToDouble(i -> without.stream().mapToDouble(j -> wins(i, j)).sum())
              .map(sum -> sum / without.size())
              .toArray();
      double[] beaten =
          without.stream()
              .mapToDouble(j -> with.stream().mapToDouble(i -> wins(i, j)).sum())
              .map(sum -> sum / with.size())
              .toArray();
      return Math.sqrt(variance(beats) / with.size() + variance(beaten) / without.size());
    }

    private double wins(int i, int j) {
      return (b[i] > b[j] ? 1 : 0) - (a[i] > a[j] ? 1 : 0);
    }

    private static double variance(double[] values) {
      double mean = Arrays.stream(values).average().orElseThrow();
      return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    double jackknifeError() {
      int groups = Arrays.stream(patients).max().orElseThrow() + 1;
      double[] left = new double[groups];
      for (int k = 0; k < groups; k++) {
        boolean[] defined = new boolean[a.length];
        for (int i = 0; i < a.length; i++) {
          defined[i] = patients[i] != k;
        }
        PairedCases cases = PairedCases.of(a, b, positives, defined, patients);
        left[k] = AucRoc.of(cases.second()).orElseThrow() - AucRoc.of(cases.first()).orElseThrow();
      }
      double mean = Arrays.stream(left).average().orElseThrow();
      double squares = Arrays.stream(left).map(v -> (v - mean) * (v - mean)).sum();
      return Math.sqrt(squares * (groups - 1) / groups);
    }
  }
}
