package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gennas.arena.Arena;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Player;
import org.gennas.arena.SearchTrajectory;
import org.gennas.arena.StrategyPlayer;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.TableFile;
import org.gennas.space.NasBenchMacroTable;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strategies judged on NAS-Bench-Macro's 6,561 trained networks (Su et al., CVPR 2021) by whole
 * searches, with the mean accuracy of three trainings as feedback; rank 1 is the best of all codes.
 */
class BenchmarkTableTest {
  private static final int SEEDS = 30;

  @TempDir Path folder;

  private Map<String, SearchTrajectory> courses(Schedule schedule, int devices, String... players)
      throws Exception {
    ArenaPlan plan =
        new ArenaPlan(
            TableFile.read(NasBenchMacroTable.unpack(folder)),
            Arrays.stream(players)
                .map(key -> (Player) new StrategyPlayer(ProposerChoice.named(key)))
                .toList(),
            20,
            SEEDS,
            Feedback.MEAN,
            schedule,
            devices,
            SearchLimits.none(),
            Optional.empty(),
            Optional.empty(),
            SimulatedTraining.usual());
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      List<SearchTrajectory> courses =
          SearchTrajectory.of(new Arena(plan).play(executor, play -> {}));
      courses.forEach(
          course ->
              System.out.printf(
                  Locale.ROOT,
                  "NAS-Bench-Macro, %d devices %s, median rank after 10 and 20 queries of %d"
                      + " seeds: %s %.1f %.1f%n",
                  devices,
                  schedule,
                  course.seeds(),
                  course.player(),
                  rank(course, 10),
                  rank(course, 20)));
      return courses.stream()
          .collect(Collectors.toMap(SearchTrajectory::player, Function.identity()));
    } finally {
      executor.shutdownNow();
    }
  }

  private static double rank(SearchTrajectory course, int queries) {
    return course.at(queries).rank().median();
  }

  @Test
  void strategies_that_learn_find_far_better_networks_than_chance() throws Exception {
    Map<String, SearchTrajectory> courses =
        courses(Schedule.FREE_RUNNING, 1, "blend", "surrogate", "random");
    SearchTrajectory blend = courses.get("blend");
    SearchTrajectory surrogate = courses.get("surrogate");
    SearchTrajectory random = courses.get("random");
    assertEquals(SEEDS, random.seeds());
    for (int queries : new int[] {10, 20}) {
      assertTrue(rank(surrogate, queries) < rank(random, queries) / 2, "no better than chance");
      assertTrue(rank(blend, queries) < rank(random, queries) / 4, "no better than chance");
    }
    assertTrue(rank(blend, 10) <= 60, "not among the best 60 codes after 10 queries");
    assertTrue(rank(blend, 20) <= 6, "not among the best 6 codes after 20 queries");
  }

  @Test
  void batches_of_four_are_still_better_than_chance() throws Exception {
    Map<String, SearchTrajectory> courses =
        courses(Schedule.IN_STEP, 4, "blend", "surrogate", "random");
    for (int queries : new int[] {12, 20}) {
      double chance = rank(courses.get("random"), queries);
      assertTrue(rank(courses.get("surrogate"), queries) < chance / 2, "no better than chance");
      assertTrue(rank(courses.get("blend"), queries) < chance / 2, "no better than chance");
    }
  }
}
