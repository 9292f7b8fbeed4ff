package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/** The solved equations against the formulas written out. */
class GaussianProcessTest {
  private static final Networks NETWORKS = ChestSituations.NETWORKS;
  private static final int SLOTS = NETWORKS.length();

  private static NetworkKernel kernel(Random random) {
    return new NetworkKernel(
        1,
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        0.1,
        0.5 + random.nextDouble(),
        random.nextDouble());
  }

  private static List<NetworkFeatures> drawn(Random random, int count) {
    List<NetworkFeatures> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Architecture canonical = NETWORKS.canonical(NETWORKS.draw(random));
      drawn.add(NetworkFeatures.of(NETWORKS, canonical, random.nextGaussian()));
    }
    return drawn;
  }

  private static GaussianProcess fit(
      NetworkKernel kernel,
      List<NetworkFeatures> seen,
      double[] values,
      double noise,
      int believed) {
    List<KernelInputs> relations = seen.stream().map(n -> KernelInputs.of(n, seen)).toList();
    return GaussianProcess.fit(kernel, SLOTS, relations, values, noise, believed);
  }

  /** Prior covariance of two networks, part by part from what the kernel's parts mean. */
  private static double covariance(NetworkKernel kernel, NetworkFeatures a, NetworkFeatures b) {
    int both = 0;
    int pairs = 0;
    double likeness = 0;
    for (int i = 0; i < SLOTS; i++) {
      both += a.choice(i) == b.choice(i) ? 1 : 0;
      for (int j = 0; j < SLOTS; j++) {
        pairs += j < i && a.choice(i) == b.choice(i) && a.choice(j) == b.choice(j) ? 1 : 0;
        likeness += a.choice(i) == b.choice(j) ? 1.0 / SLOTS / SLOTS : 0;
      }
    }
    return kernel.constant()
        + kernel.mixture() * likeness
        + kernel.slot() * both / SLOTS
        + kernel.pair() * pairs / (SLOTS * (SLOTS - 1) / 2.0)
        + kernel.whole() * Math.exp((both - SLOTS) / kernel.reach())
        + kernel.size() * a.size() * b.size();
  }

  /** Inverse of a 3 x 3 matrix by cofactors. */
  private static double[][] inverse(double[][] m) {
    double determinant = determinant(m);
    double[][] inverse = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        int a = (j + 1) % 3;
        int b = (j + 2) % 3;
        int c = (i + 1) % 3;
        int d = (i + 2) % 3;
        inverse[i][j] = (m[a][c] * m[b][d] - m[a][d] * m[b][c]) / determinant;
      }
    }
    return inverse;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  @Property(tries = 200)
  void three_networks_give_what_the_formulas_give(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 0.5) double noise) {
    Random random = new Random(seed);
    NetworkKernel kernel = kernel(random);
    List<NetworkFeatures> seen = drawn(random, 3);
    double[] y = random.doubles(3, -2, 2).toArray();
    GaussianProcess process = fit(kernel, seen, y, noise, 0);

    double[][] k = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        k[i][j] = covariance(kernel, seen.get(i), seen.get(j)) + (i == j ? noise : 0);
      }
    }
    double[][] inverse = inverse(k);
    NetworkFeatures asked = drawn(random, 1).get(0);
    double mean = 0;
    double told = 0;
    double fits = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double shared = covariance(kernel, asked, seen.get(i));
        mean += shared * inverse[i][j] * y[j];
        told += shared * inverse[i][j] * covariance(kernel, asked, seen.get(j));
        fits += y[i] * inverse[i][j] * y[j];
      }
    }
    // an inverse-gamma prior worth four observations of variance 1
    double scale = (4 + fits) / (4 + 3);
    GaussianProcess.Posterior posterior = process.posterior(asked, KernelInputs.of(asked, seen));
    assertEquals(mean, posterior.mean(), 1e-7);
    assertEquals(mean, process.mean(KernelInputs.of(asked, seen)), 1e-7);
    double left = covariance(kernel, asked, asked) - told;
    assertEquals(scale * Math.max(left, 0), posterior.variance(), 1e-6);
    assertEquals(noise * scale, process.noise(), 1e-9);
    double evidence = -0.5 * Math.log(determinant(k)) - 3.5 * Math.log(4 + fits);
    assertEquals(evidence, process.evidence(), 1e-6);
  }

  @Property(tries = 100)
  void values_that_are_believed_leave_means_and_shrink_variances(@ForAll long seed) {
    Random random = new Random(seed);
    NetworkKernel kernel = kernel(random);
    List<NetworkFeatures> seen = drawn(random, 8);
    List<NetworkFeatures> fewer = seen.subList(0, 5);
    double[] y = random.doubles(5, -2, 2).toArray();
    GaussianProcess before = fit(kernel, fewer, y, 0.1, 0);
    double[] believed = new double[8];
    for (int i = 0; i < 8; i++) {
      believed[i] = i < 5 ? y[i] : before.mean(KernelInputs.of(seen.get(i), fewer));
    }
    GaussianProcess after = fit(kernel, seen, believed, 0.1, 3);

    assertEquals(before.evidence(), after.evidence(), 1e-9, "a belief is no evidence");
    assertEquals(before.noise(), after.noise(), 1e-9);
    List<NetworkFeatures> asked = new ArrayList<>(drawn(random, 20));
    asked.addAll(seen.subList(5, 8));
    for (NetworkFeatures network : asked) {
      GaussianProcess.Posterior one = before.posterior(network, KernelInputs.of(network, fewer));
      GaussianProcess.Posterior other = after.posterior(network, KernelInputs.of(network, seen));
      assertEquals(one.mean(), other.mean(), 1e-7);
      assertTrue(other.variance() <= one.variance() + 1e-9);
    }
    NetworkFeatures pending = seen.get(5);
    double known = before.posterior(pending, KernelInputs.of(pending, fewer)).variance();
    double then = after.posterior(pending, KernelInputs.of(pending, seen)).variance();
    assertTrue(then < known || known < 1e-9, () -> then + " is not less than " + known);
  }
}
