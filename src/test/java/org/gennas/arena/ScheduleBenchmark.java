package org.gennas.arena;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.TableFile;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;

/**
 * How busy each schedule keeps simulated devices, with a table's spread of costs. A main, not a
 * test: {@code java -cp CP org.gennas.arena.ScheduleBenchmark TABLE [PER_DEVICE SEEDS]}.
 */
final class ScheduleBenchmark {
  private ScheduleBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    BenchmarkTable table = TableFile.read(Path.of(arguments[0]));
    int perDevice = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
    System.out.printf(
        "%s, random search, %d trainings a device, median of %d searches%n",
        table.name(), perDevice, seeds);
    System.out.println("devices   in step: utilisation, hours   free-running: utilisation, hours");
    ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      for (int devices : new int[] {1, 2, 4, 8, 64}) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%7d", devices));
        for (Schedule schedule : Schedule.values()) {
          ArenaPlan plan =
              new ArenaPlan(
                  table,
                  List.of(new StrategyPlayer(ProposerChoice.RANDOM)),
                  perDevice * devices,
                  seeds,
                  Feedback.ONE_SEED,
                  schedule,
                  devices,
                  SearchLimits.none(),
                  Optional.empty(),
                  Optional.empty(),
                  SimulatedTraining.usual());
          SearchTrajectory course =
              SearchTrajectory.of(new Arena(plan).play(executor, play -> {})).get(0);
          line.append(
              String.format(
                  Locale.ROOT,
                  "   %.3f  %.2f",
                  course.utilisation(),
                  course.at(perDevice * devices).hours().median()));
        }
        System.out.println(line);
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
