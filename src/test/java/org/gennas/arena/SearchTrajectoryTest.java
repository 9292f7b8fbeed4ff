package org.gennas.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.SecondObjective;

/** Summaries of searches: quartiles, and the area that a set of networks dominates. */
class SearchTrajectoryTest {
  private static Play play(String player, int seed, double... ranks) {
    List<Play.Query> queries = new ArrayList<>();
    for (double rank : ranks) {
      Architecture any = new Architecture("00");
      queries.add(
          new Play.Query(
              any, 0.5, Optional.empty(), any, (int) rank, rank / 100, queries.size(), 0));
    }
    return new Play(player, seed, queries, 0.1 * seed);
  }

  @Example
  void quartiles_are_those_of_the_seeds() {
    List<SearchTrajectory> courses =
        SearchTrajectory.of(
            List.of(
                play("a", 1, 10, 1), play("b", 1, 7), play("a", 2, 20, 2), play("a", 3, 40, 4)));
    assertEquals(List.of("a", "b"), courses.stream().map(SearchTrajectory::player).toList());
    SearchTrajectory a = courses.get(0);
    assertEquals(3, a.seeds());
    assertEquals(0.2, a.utilisation(), 1e-12);
    assertEquals(new SearchTrajectory.Spread(15, 20, 30), a.at(1).rank());
    assertEquals(new SearchTrajectory.Spread(1.5, 2, 3), a.at(2).rank());
    assertEquals(a.at(2), a.at(50));
    assertEquals(new SearchTrajectory.Spread(7, 7, 7), courses.get(1).at(1).rank());
  }

  @Example
  void a_search_that_ended_early_stands_where_it_ended() {
    SearchTrajectory course =
        SearchTrajectory.of(List.of(play("a", 1, 10), play("a", 2, 30, 20, 4))).get(0);
    assertEquals(3, course.points().size());
    assertEquals(7, course.at(3).rank().median(), 1e-12);
  }

  @Property(tries = 100)
  void quartiles_lie_in_order_within_the_values(
      @ForAll @IntRange(min = 1, max = 30) int count, @ForAll long seed) {
    double[] values = new Random(seed).doubles(count, -1, 1).toArray();
    SearchTrajectory.Spread spread = SearchTrajectory.Spread.of(values);
    assertTrue(spread.low() <= spread.median() && spread.median() <= spread.high());
    assertTrue(spread.low() >= Arrays.stream(values).min().orElseThrow());
    assertTrue(spread.high() <= Arrays.stream(values).max().orElseThrow());
    long below = Arrays.stream(values).filter(v -> v < spread.median()).count();
    long above = Arrays.stream(values).filter(v -> v > spread.median()).count();
    assertEquals(below, above);
  }

  @Property(tries = 20)
  void the_hypervolume_is_the_area_counted_column_by_column(@ForAll long seed) {
    Hypervolume volume = new Hypervolume(SmallArena.TABLE, Optional.of(SecondObjective.MACS));
    Random random = new Random(seed);
    List<Architecture> seen = new ArrayList<>();
    double last = 0;
    for (int i = 0; i < 10; i++) {
      Architecture next = SmallArena.TABLE.networks().draw(random);
      seen.add(next);
      double area = volume.with(next);
      assertTrue(area >= last - 1e-12 && area <= 1 + 1e-12);
      assertEquals(counted(seen), area, 2e-3);
      last = area;
    }
  }

  private static double counted(List<Architecture> seen) {
    double[] scores = range(a -> SmallArena.TABLE.entry(a).mean());
    double[] costs = range(SearchTrajectoryTest::cost);
    double area = 0;
    int columns = 1000;
    for (int i = 0; i < columns; i++) {
      double at = (i + 0.5) / columns;
      double highest = 0;
      for (Architecture a : seen) {
        if ((cost(a) - costs[0]) / (costs[1] - costs[0]) <= at) {
          double score = SmallArena.TABLE.entry(a).mean();
          highest = Math.max(highest, (score - scores[0]) / (scores[1] - scores[0]));
        }
      }
      area += highest / columns;
    }
    return area;
  }

  private static double cost(Architecture architecture) {
    Networks.Cost cost = SmallArena.TABLE.networks().cost(architecture);
    return Math.log(1.0 + cost.macs());
  }

  private static double[] range(ToDoubleFunction<Architecture> value) {
    double[] sorted = SmallArena.TABLE.codes().stream().mapToDouble(value).sorted().toArray();
    return new double[] {sorted[0], sorted[sorted.length - 1]};
  }

  @Example
  void without_a_second_objective_the_best_network_alone_is_all() {
    Hypervolume single = new Hypervolume(SmallArena.TABLE, Optional.empty());
    assertEquals(1, single.with(SmallArena.TABLE.best()), 1e-12);
  }
}
