package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Two unknowns, where the solution can be written out. */
class RidgeRegressionTest {
  @Property(tries = 200)
  void the_solution_is_the_closed_form(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 5) double penalty) {
    Random random = new Random(seed);
    int n = random.nextInt(2, 9);
    double[][] x = new double[n][];
    double[] y = new double[n];
    double offset = 0;
    for (int i = 0; i < n; i++) {
      x[i] = new double[] {random.nextGaussian(), random.nextInt(2)};
      y[i] = 3 + 2 * random.nextGaussian();
      offset += y[i] / n;
    }
    double variance = 0;
    for (double value : y) {
      variance += (value - offset) * (value - offset) / n;
    }
    double a = penalty;
    double b = 0;
    double d = penalty;
    double e = 0;
    double f = 0;
    double left = 2 * 0.25 + n;
    for (int i = 0; i < n; i++) {
      double target = (y[i] - offset) / Math.sqrt(variance);
      a += x[i][0] * x[i][0];
      b += x[i][0] * x[i][1];
      d += x[i][1] * x[i][1];
      e += x[i][0] * target;
      f += x[i][1] * target;
    }
    double determinant = a * d - b * b;
    double first = (d * e - b * f) / determinant;
    double second = (a * f - b * e) / determinant;
    double noise = (left - first * e - second * f) / (2 + n);

    RidgeRegression fitted = RidgeRegression.fit(x, y, penalty);
    double scale = Math.sqrt(variance);
    assertEquals(scale * first, fitted.weight(0), 1e-7);
    assertEquals(scale * second, fitted.weight(1), 1e-7);
    double[] asked = {random.nextGaussian(), 1};
    double value = asked[0] * first + asked[1] * second;
    assertEquals(offset + scale * value, fitted.predict(asked), 1e-7);
    assertEquals(scale * value, fitted.difference(asked), 1e-7);
    double leverage =
        (d * asked[0] * asked[0] - 2 * b * asked[0] * asked[1] + a * asked[1] * asked[1])
            / determinant;
    assertEquals(leverage, fitted.leverage(asked), 1e-6 * (1 + leverage));
    double deviation = scale * Math.sqrt(noise * leverage);
    assertEquals(deviation, fitted.deviation(asked), 1e-6 * (1 + deviation));
    double single = scale * Math.sqrt(noise * (1 + leverage));
    assertEquals(single, fitted.observationDeviation(asked), 1e-6 * (1 + single));
  }

  @Example
  void equal_targets_are_predicted_everywhere() {
    RidgeRegression fitted =
        RidgeRegression.fit(new double[][] {{1, 0}, {0, 1}}, new double[] {4, 4}, 0.1);
    assertEquals(4, fitted.predict(new double[] {5, -3}), 1e-9);
    assertTrue(fitted.deviation(new double[] {1, 0}) > 0);
  }

  @Example
  void a_penalty_below_nothing_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RidgeRegression.fit(new double[][] {{1, 1}}, new double[] {1}, -2));
  }
}
