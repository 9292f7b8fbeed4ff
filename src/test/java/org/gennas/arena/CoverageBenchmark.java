package org.gennas.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;

/**
 * How often what came was within the stated margin of 90 %, over many synthetic landscapes; {@code
 * gennas arena} tells it of one table. A main, not a test: {@code java -cp CP
 * org.gennas.arena.CoverageBenchmark LANDSCAPES [FIRST]}.
 */
final class CoverageBenchmark {
  private static final int BUDGET = 50;

  private CoverageBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int landscapes = Integer.parseInt(arguments[0]);
    int first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    List<Player> players =
        List.of(
            new StrategyPlayer(ProposerChoice.BLEND),
            new StrategyPlayer(ProposerChoice.SURROGATE),
            new StrategyPlayer(ProposerChoice.GAUSSIAN_PROCESS));
    List<Play> plays = new ArrayList<>();
    ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      for (int landscape = first; landscape < first + landscapes; landscape++) {
        ArenaPlan plan =
            new ArenaPlan(
                SyntheticLandscape.draw(landscape),
                players,
                BUDGET,
                1,
                Feedback.ONE_SEED,
                Schedule.FREE_RUNNING,
                1,
                SearchLimits.none(),
                Optional.empty(),
                Optional.empty(),
                SimulatedTraining.usual());
        plays.addAll(new Arena(plan).play(executor, play -> {}));
      }
    } finally {
      executor.shutdownNow();
    }
    for (Coverage coverage : Coverage.of(plays)) {
      StringBuilder line = new StringBuilder(String.format("%-18s", coverage.player()));
      for (Coverage.Band band : coverage.bands()) {
        line.append(
            String.format(
                Locale.ROOT, "  %s: %.3f of %d", band.name(), band.share(), band.stated()));
      }
      System.out.println(line);
    }
  }
}
