package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.gennas.arena.Arena;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Course;
import org.gennas.arena.Player;
import org.gennas.arena.StrategyPlayer;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.TableFile;
import org.gennas.study.Schedule;
import org.gennas.study.SearchLimits;
import org.junit.jupiter.api.Test;

/**
 * Strategies judged on NAS-Bench-Macro's 6,561 trained networks (Su et al., CVPR 2021), which none
 * of their settings was chosen on. docs/strategies.md has the same with 300 searches.
 */
class BenchmarkTableTest {
  private static final Path TABLE =
      Path.of("..", "shared", "data", "nas-bench-macro", "nas-bench-macro_cifar10.json");
  private static final int SEARCHES = 30;

  private static List<Course> played(int devices) throws Exception {
    List<Player> players =
        Stream.of(ProposerChoice.RANDOM, ProposerChoice.SURROGATE, ProposerChoice.BLEND)
            .<Player>map(StrategyPlayer::new)
            .toList();
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      return Course.of(
          new Arena(
                  new ArenaPlan(
                      TableFile.read(TABLE),
                      players,
                      20,
                      SEARCHES,
                      Feedback.MEAN,
                      Schedule.IN_STEP,
                      devices,
                      SearchLimits.none(),
                      Optional.empty(),
                      Optional.empty(),
                      SimulatedTraining.usual()))
              .play(executor, play -> {}));
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void strategies_find_better_networks_than_chance_at_the_same_budget() throws Exception {
    if (!Files.exists(TABLE)) {
      System.out.println("Skipped: the table of NAS-Bench-Macro is not at " + TABLE);
    }
    assumeTrue(Files.exists(TABLE), "the table of NAS-Bench-Macro is not at " + TABLE);
    for (int devices : new int[] {1, 4}) {
      List<Course> courses = played(devices);
      double[] ten = courses.stream().mapToDouble(c -> c.at(10).rank().median()).toArray();
      double[] twenty = courses.stream().mapToDouble(c -> c.at(20).rank().median()).toArray();
      System.out.printf(
          Locale.ROOT,
          "NAS-Bench-Macro, %d at a time, median best rank of %d searches after 10 and 20: random"
              + " %.0f %.0f, surrogate %.0f %.0f, blend %.0f %.0f%n",
          devices,
          SEARCHES,
          ten[0],
          twenty[0],
          ten[1],
          twenty[1],
          ten[2],
          twenty[2]);
      assertTrue(ten[1] < ten[0] / 2 && twenty[1] < twenty[0] / 2, "no better than chance");
      assertTrue(ten[2] <= 60 && twenty[2] <= 8, "the blend is worse than it was");
    }
  }
}
