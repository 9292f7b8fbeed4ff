package org.gennas.runner.table;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.gennas.runner.table.SyntheticLandscape.Shape;
import org.gennas.space.Architecture;

/** Made-up tables have the form that they are asked for. */
class SyntheticLandscapeTest {
  private static Shape shape(List<Integer> choices, List<Integer> stages, double noise) {
    return new Shape(choices, stages, 0.4, 0.4, 0.15, 0.05, 0.5, 0.3, noise, 3);
  }

  private static Map<Architecture, List<Double>> scores(BenchmarkTable table) {
    Map<Architecture, List<Double>> scores = new TreeMap<>();
    table.codes().forEach(code -> scores.put(code, table.entry(code).scores()));
    return scores;
  }

  @Property(tries = 10)
  void the_same_seed_gives_the_same_table_and_another_another(
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    Shape shape = shape(List.of(3, 2, 4), List.of(2, 1), 0.1);
    Map<Architecture, List<Double>> first = scores(SyntheticLandscape.of("a", shape, seed));
    assertEquals(first, scores(SyntheticLandscape.of("b", shape, seed)));
    assertNotEquals(first, scores(SyntheticLandscape.of("a", shape, seed + 1)));
  }

  @Provide
  Arbitrary<Shape> shapes() {
    Arbitrary<List<Integer>> choices =
        Arbitraries.oneOf(
            Arbitraries.integers().between(2, 4).list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.integers().between(2, 10).list().ofMinSize(1).ofMaxSize(3));
    return Combinators.combine(choices, Arbitraries.integers().between(0, 3))
        .as((c, longest) -> shape(c, stages(c.size(), longest), 0.1));
  }

  /** Stages of that many slots at most; 0 for none. */
  private static List<Integer> stages(int slots, int longest) {
    List<Integer> stages = new ArrayList<>();
    for (int left = longest == 0 ? 0 : slots; left > 0; left -= Math.min(left, longest)) {
      stages.add(Math.min(left, longest));
    }
    return stages;
  }

  @Property(tries = 100)
  void any_numbers_of_slots_and_choices_make_a_table_of_all_codes(
      @ForAll("shapes") Shape shape, @ForAll @LongRange(min = 0, max = 99) long seed) {
    BenchmarkTable table = SyntheticLandscape.of("drawn", shape, seed);
    int codes = shape.choices().stream().reduce(1, (a, b) -> a * b);
    assertEquals(codes, table.size());
    assertEquals(shape.choices().size(), table.networks().length());
    assertTrue(table.synthetic());
    for (int i = 0; i < shape.choices().size(); i++) {
      assertEquals(shape.choices().get(i), table.networks().choices(i));
    }
    for (Architecture code : table.codes()) {
      BenchmarkTable.Entry entry = table.entry(code);
      assertEquals(3, entry.scores().size());
      assertTrue(entry.scores().stream().allMatch(s -> s > 0 && s < 1));
      assertTrue(entry.cost().macs() > 0 && entry.cost().params() > 0);
    }
  }

  @Property(tries = 60)
  void codes_of_one_network_share_scores_costs_and_rank(
      @ForAll("shapes") Shape shape, @ForAll @LongRange(min = 0, max = 99) long seed) {
    BenchmarkTable table = SyntheticLandscape.of("drawn", shape, seed);
    for (Architecture code : table.codes()) {
      Architecture network = table.networks().canonical(code);
      assertEquals(network, table.networks().canonical(network));
      assertEquals(table.entry(network), table.entry(code));
      assertEquals(table.networks().cost(network), table.networks().cost(code));
      assertEquals(table.rank(network), table.rank(code));
    }
  }

  @Property(tries = 60)
  void the_best_network_has_rank_1_and_no_other_a_better_mean(
      @ForAll("shapes") Shape shape, @ForAll @LongRange(min = 0, max = 99) long seed) {
    BenchmarkTable table = SyntheticLandscape.of("drawn", shape, seed);
    assertEquals(1, table.rank(table.best()));
    double best = table.entry(table.best()).mean();
    assertTrue(table.codes().stream().allMatch(code -> table.entry(code).mean() <= best));
  }

  @Example
  void moving_a_pass_through_to_a_stages_end_changes_no_network() {
    BenchmarkTable table =
        SyntheticLandscape.of("stages", shape(List.of(3, 3, 3, 3), List.of(3, 1), 0), 1);
    assertAll(
        () -> assertEquals(new Architecture("1201"), canonical(table, "1021")),
        () -> assertEquals(new Architecture("0121"), canonical(table, "0121")),
        () -> assertEquals(new Architecture("0100"), canonical(table, "0010")));
  }

  private static Architecture canonical(BenchmarkTable table, String code) {
    return table.networks().canonical(new Architecture(code));
  }

  @Example
  void without_noise_all_trainings_of_a_network_agree() {
    BenchmarkTable table = SyntheticLandscape.of("quiet", shape(List.of(3, 3, 2), List.of(), 0), 4);
    for (Architecture code : table.codes()) {
      assertEquals(1, table.entry(code).scores().stream().distinct().count());
    }
  }

  @Property(tries = 60)
  void shapes_that_are_drawn_share_out_all_of_the_variance(@ForAll long seed) {
    Shape shape = Shape.draw(seed);
    assertEquals(1, shape.mixture() + shape.slot() + shape.pair() + shape.own(), 1e-12);
    int slots = shape.choices().size();
    assertTrue(
        shape.stages().isEmpty() || slots == shape.stages().stream().reduce(0, (a, b) -> a + b));
    assertTrue(shape.choices().stream().allMatch(c -> c >= 2 && c <= 10));
  }

  @Example
  void a_share_of_nothing_leaves_only_the_others() {
    Shape slotOnly = new Shape(List.of(3, 4), List.of(), 0, 1, 0, 0, 0, 0, 0, 1);
    BenchmarkTable table = SyntheticLandscape.of("additive", slotOnly, 2);
    // additive in log-error: rows of the 3 x 4 table differ by a constant
    for (int c = 1; c < 4; c++) {
      double first = logError(table, "0" + c) - logError(table, "00");
      double second = logError(table, "2" + c) - logError(table, "20");
      assertEquals(first, second, 1e-9);
    }
  }

  private static double logError(BenchmarkTable table, String code) {
    return Math.log(1 - table.entry(new Architecture(code)).mean());
  }
}
