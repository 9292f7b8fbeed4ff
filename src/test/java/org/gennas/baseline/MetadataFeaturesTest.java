package org.gennas.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;
import org.junit.jupiter.api.Test;

/** What the tables say of an image, as numbers. */
class MetadataFeaturesTest {
  private static SplitTable.Row row(View view, String projection, String sex, int age) {
    return new SplitTable.Row(
        0, "p1/1.png", "p1", "s1", view, projection, sex, age, Side.TRAIN, Targets.of(0));
  }

  private static double[] numbers(Features features, SplitTable.Row row) {
    double[] numbers = new double[features.count()];
    features.read(row, numbers);
    return numbers;
  }

  @Test
  void sex_view_and_projection_have_a_number_a_value_and_age_is_linear() {
    Features features =
        MetadataFeatures.of(
                List.of(row(View.FRONTAL, "PA", "Female", 40), row(View.LATERAL, "", "Male", 70)))
            .orElseThrow();
    // Female, Male; FRONTAL, LATERAL; no projection, PA; age
    assertArrayEquals(
        new double[] {1, 0, 1, 0, 0, 1, 0.4},
        numbers(features, row(View.FRONTAL, "PA", "Female", 40)));
    assertArrayEquals(
        new double[] {0, 1, 0, 1, 1, 0, 0.7}, numbers(features, row(View.LATERAL, "", "Male", 70)));
  }

  @Test
  void an_unknown_age_says_so() {
    Features features =
        MetadataFeatures.of(
                List.of(row(View.FRONTAL, "", "Male", 0), row(View.FRONTAL, "", "Male", 60)))
            .orElseThrow();
    assertArrayEquals(new double[] {0.6, 0}, numbers(features, row(View.FRONTAL, "", "Male", 60)));
    assertArrayEquals(new double[] {0, 1}, numbers(features, row(View.FRONTAL, "", "Male", 0)));
  }

  @Test
  void a_value_that_training_does_not_know_is_none_of_those_it_knows() {
    Features features =
        MetadataFeatures.of(
                List.of(row(View.FRONTAL, "AP", "Male", 60), row(View.FRONTAL, "PA", "Male", 60)))
            .orElseThrow();
    assertArrayEquals(new double[] {0, 0}, numbers(features, row(View.FRONTAL, "LL", "Male", 60)));
  }

  @Test
  void where_nothing_differs_there_is_nothing_to_learn_from() {
    assertEquals(
        Optional.empty(),
        MetadataFeatures.of(
            List.of(row(View.FRONTAL, "", "Unknown", 0), row(View.FRONTAL, "", "Unknown", 0))));
  }
}
