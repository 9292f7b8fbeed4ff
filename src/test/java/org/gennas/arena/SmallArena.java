package org.gennas.arena;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;

/** A plan that is played in a moment: 108 networks under their codes, some of them aliases. */
final class SmallArena {
  static final BenchmarkTable TABLE =
      SyntheticLandscape.of(
          "A & B <small>",
          new SyntheticLandscape.Shape(
              List.of(3, 4, 3, 3), List.of(2, 2), 0.5, 0.4, 0.1, 0, 0, 0.3, 0.3, 3),
          5);

  private SmallArena() {}

  static ArenaPlan plan(
      List<Player> players, int seeds, Schedule schedule, Optional<SecondObjective> objective) {
    return new ArenaPlan(
        TABLE,
        players,
        8,
        seeds,
        Feedback.ONE_SEED,
        schedule,
        2,
        SearchLimits.none(),
        objective,
        Optional.empty(),
        new SimulatedTraining(1000, 50, 1e9, Duration.ofSeconds(10)));
  }

  static List<Player> all() {
    return List.of(ProposerChoice.values()).stream()
        .map(c -> (Player) new StrategyPlayer(c))
        .toList();
  }
}
