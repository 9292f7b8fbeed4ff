package org.gennas.arena;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.search.TableSearch;
import org.gennas.space.Architecture;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.config.StudyConfig;

/**
 * Which strategies are compared, on what, and how.
 *
 * @param players each name once
 * @param budget queries of each search, at least 1
 * @param seeds searches of each player, numbered from 1
 * @param devices simulated, at least 1; in step, so many are proposed at a time
 * @param warmStart the network that every search begins with
 */
public record ArenaPlan(
    BenchmarkTable table,
    List<Player> players,
    int budget,
    int seeds,
    Feedback feedback,
    Schedule schedule,
    int devices,
    SearchLimits limits,
    Optional<SecondObjective> secondObjective,
    Optional<Architecture> warmStart,
    SimulatedTraining training) {
  public ArenaPlan {
    players = List.copyOf(players);
    if (players.isEmpty() || budget < 1 || seeds < 1 || devices < 1) {
      throw new IllegalArgumentException(
          "An arena needs at least one player, query, seed and device");
    }
    if (players.stream().map(Player::name).distinct().count() < players.size()) {
      throw new IllegalArgumentException("Each player can take part only once");
    }
    if (secondObjective.filter(o -> o == SecondObjective.LATENCY).isPresent()) {
      throw new IllegalArgumentException(
          "A table has no measured latencies; choose MACs or params");
    }
    warmStart.map(table::entry);
  }

  /** The plan in one sentence, for tables and pictures. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%s%s, %,d networks; %s; up to %d searches of %d queries; %d simulated device%s, %s%s%s."
            + " Ranks by the table's means; hours are simulated.",
        table.name(),
        table.synthetic() ? " (synthetic)" : "",
        table.size(),
        feedback == Feedback.MEAN
            ? "feedback is the mean of a network's trainings"
            : "feedback is one training, at random",
        seeds,
        budget,
        devices,
        devices == 1 ? "" : "s",
        schedule == Schedule.IN_STEP ? "in step" : "free-running",
        warmStart.map(w -> ", first " + w).orElse(""),
        secondObjective
            .map(o -> ", second objective " + o.name().toLowerCase(Locale.ROOT))
            .orElse(""));
  }

  /** How many searches a player plays. */
  public int seeds(Player player) {
    return Math.min(seeds, player.seeds());
  }

  /** All searches that are to be played. */
  public int plays() {
    return players.stream().mapToInt(this::seeds).sum();
  }

  StudyConfig config(Player player, int seed) {
    return TableSearch.config(table, player.name(), schedule, budget, limits, seed)
        .withSecondObjective(secondObjective)
        .withWarmStart(warmStart);
  }

  TableSearch search(StudyConfig config) {
    return new TableSearch(table, feedback, training, config, devices);
  }
}
