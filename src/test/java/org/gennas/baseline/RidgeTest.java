package org.gennas.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;
import org.junit.jupiter.api.Test;

/** Ridge regression by its own definition, in both forms. */
class RidgeTest {
  private static final double[] PENALTIES = {0.5, 20};

  /** A drawn problem: features, and labels of two findings, some of them masked. */
  private record Problem(double[][] x, int[][] labels) {
    static Problem of(int images, int features, long seed) {
      Random random = new Random(seed);
      double[][] x = new double[images][features];
      int[][] labels = new int[images][2];
      for (int i = 0; i < images; i++) {
        for (int j = 0; j < features; j++) {
          x[i][j] = 3 * j + random.nextGaussian() * (j + 1);
        }
        for (int f = 0; f < 2; f++) {
          labels[i][f] = random.nextInt(6) == 0 ? Targets.MASKED : random.nextInt(2);
        }
      }
      for (int f = 0; f < 2; f++) {
        labels[0][f] = 0;
        labels[1][f] = 1;
      }
      return new Problem(x, labels);
    }

    List<List<LinearModel>> fit() throws InterruptedException {
      return fitted(x, labels);
    }
  }

  private static List<List<LinearModel>> fitted(double[][] x, int[][] labels)
      throws InterruptedException {
    List<SplitTable.Row> rows = KnownFeatures.train(labels);
    return Ridge.fit(new KnownFeatures(x), rows, labels[0].length, PENALTIES, read -> {});
  }

  private static double[] answers(LinearModel model, double[][] x) {
    return Arrays.stream(x).mapToDouble(model::of).toArray();
  }

  @Test
  void one_feature_is_shrunk_as_the_formula_says() throws Exception {
    double[][] x = {{1}, {2}, {3}, {4}};
    List<List<LinearModel>> models = fitted(x, new int[][] {{0}, {0}, {1}, {1}});
    // standardised z = (x - 2.5) / sqrt(1.25); z'y = 2 / sqrt(1.25); z'z = 4
    for (int k = 0; k < PENALTIES.length; k++) {
      double slope = 2 / 1.25 / (4 + PENALTIES[k]);
      LinearModel model = models.get(0).get(k);
      assertEquals(slope, model.weights()[0], 1e-12);
      assertEquals(0.5 - slope * 2.5, model.intercept(), 1e-12);
    }
  }

  /** At the least of |y - b - Zw|^2 + penalty |w|^2 its gradient in b and in w is zero. */
  @Property(tries = 60)
  void no_other_weights_do_better(
      @ForAll @IntRange(min = 4, max = 30) int images,
      @ForAll @IntRange(min = 1, max = 12) int features,
      @ForAll long seed)
      throws Exception {
    Problem problem = Problem.of(images, features, seed);
    List<List<LinearModel>> models = problem.fit();
    for (int f = 0; f < 2; f++) {
      List<Integer> labelled = labelled(problem, f);
      for (int k = 0; k < PENALTIES.length; k++) {
        LinearModel model = models.get(f).get(k);
        double sum = 0;
        double[] pull = new double[features];
        for (int i : labelled) {
          double error = problem.labels[i][f] - model.of(problem.x[i]);
          sum += error;
          for (int j = 0; j < features; j++) {
            pull[j] += error * (problem.x[i][j] - mean(problem, labelled, j));
          }
        }
        assertEquals(0, sum, 1e-8);
        for (int j = 0; j < features; j++) {
          double variance = variance(problem, labelled, j);
          // in standardised units: Z'(error) = penalty w, with w = weight x deviation
          assertEquals(PENALTIES[k] * model.weights()[j] * variance, pull[j], 1e-7 * (1 + j * j));
        }
      }
    }
  }

  private static List<Integer> labelled(Problem problem, int finding) {
    List<Integer> labelled = new ArrayList<>();
    for (int i = 0; i < problem.x.length; i++) {
      if (problem.labels[i][finding] != Targets.MASKED) {
        labelled.add(i);
      }
    }
    return labelled;
  }

  private static double mean(Problem problem, List<Integer> images, int feature) {
    return images.stream().mapToDouble(i -> problem.x[i][feature]).average().orElseThrow();
  }

  private static double variance(Problem problem, List<Integer> images, int feature) {
    double mean = mean(problem, images, feature);
    return images.stream()
        .mapToDouble(i -> Math.pow(problem.x[i][feature] - mean, 2))
        .average()
        .orElseThrow();
  }

  @Property(tries = 40)
  void both_forms_give_the_same_models(
      @ForAll @IntRange(min = 4, max = 20) int images,
      @ForAll @IntRange(min = 1, max = 20) int features,
      @ForAll long seed)
      throws Exception {
    Problem problem = Problem.of(images, features, seed);
    List<SplitTable.Row> rows = KnownFeatures.train(problem.labels);
    List<LabelGroup> groups = LabelGroup.of(rows, 2);
    Features known = new KnownFeatures(problem.x);
    var dual = new DualRidge(known, rows, PENALTIES).fit(groups, read -> {});
    var primal = new PrimalRidge(known, rows, PENALTIES).fit(groups, read -> {});
    for (int f = 0; f < 2; f++) {
      for (int k = 0; k < PENALTIES.length; k++) {
        assertArrayEquals(
            answers(dual.get(f).get(k), problem.x), answers(primal.get(f).get(k), problem.x), 1e-8);
      }
    }
  }

  @Property(tries = 40)
  void a_feature_in_other_units_changes_no_answer(
      @ForAll @IntRange(min = 4, max = 25) int images, @ForAll long seed) throws Exception {
    Problem problem = Problem.of(images, 8, seed);
    double[][] scaled = new double[images][8];
    for (int i = 0; i < images; i++) {
      for (int j = 0; j < 8; j++) {
        scaled[i][j] = Math.pow(10, j - 4) * problem.x[i][j] + j;
      }
    }
    List<List<LinearModel>> plain = problem.fit();
    List<List<LinearModel>> other = fitted(scaled, problem.labels);
    for (int k = 0; k < PENALTIES.length; k++) {
      assertArrayEquals(
          answers(plain.get(0).get(k), problem.x), answers(other.get(0).get(k), scaled), 1e-6);
    }
  }

  @Property(tries = 40)
  void the_order_of_the_images_does_not_matter(
      @ForAll @IntRange(min = 4, max = 25) int images, @ForAll long seed) throws Exception {
    Problem problem = Problem.of(images, 8, seed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    double[][] x = order.stream().map(i -> problem.x[i]).toArray(double[][]::new);
    int[][] labels = order.stream().map(i -> problem.labels[i]).toArray(int[][]::new);
    LinearModel plain = problem.fit().get(1).get(0);
    LinearModel shuffled = fitted(x, labels).get(1).get(0);
    assertArrayEquals(answers(plain, problem.x), answers(shuffled, problem.x), 1e-8);
  }

  @Property(tries = 40)
  void a_masked_image_counts_for_nothing(
      @ForAll @IntRange(min = 6, max = 25) int images, @ForAll long seed) throws Exception {
    Problem problem = Problem.of(images, 4, seed);
    List<Integer> labelled = labelled(problem, 0);
    double[][] x = labelled.stream().map(i -> problem.x[i]).toArray(double[][]::new);
    int[][] labels =
        labelled.stream().map(i -> new int[] {problem.labels[i][0]}).toArray(int[][]::new);
    assertArrayEquals(
        answers(problem.fit().get(0).get(0), problem.x),
        answers(fitted(x, labels).get(0).get(0), problem.x),
        1e-8);
  }

  @Test
  void where_a_class_is_missing_nothing_is_learned() throws Exception {
    double[][] x = {{1}, {2}, {3}};
    List<List<LinearModel>> models = fitted(x, new int[][] {{0, -1, 1}, {0, -1, 0}, {0, -1, 1}});
    assertArrayEquals(new double[] {0, 0, 0}, answers(models.get(0).get(0), x));
    assertArrayEquals(new double[] {0.5, 0.5, 0.5}, answers(models.get(1).get(0), x));
    assertEquals(2 / 3.0, models.get(2).get(0).of(new double[] {2}), 1e-12);
  }

  @Test
  void what_is_the_same_in_all_images_has_no_weight() throws Exception {
    double[][] x = {{1, 7}, {2, 7}, {3, 7}, {5, 7}};
    LinearModel model = fitted(x, new int[][] {{0}, {1}, {0}, {1}}).get(0).get(0);
    assertEquals(0, model.weights()[1], 1e-9);
  }

  @Test
  void the_same_images_give_the_same_bits() throws Exception {
    Problem problem = Problem.of(600, 40, 5);
    LinearModel once = problem.fit().get(0).get(0);
    LinearModel again = problem.fit().get(0).get(0);
    assertArrayEquals(once.weights(), again.weights());
    assertEquals(once.intercept(), again.intercept());
  }

  @Test
  void an_interrupt_calls_it_off() {
    Problem problem = Problem.of(600, 40, 5);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, problem::fit);
  }
}
