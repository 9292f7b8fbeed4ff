package org.gennas.arena;

import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal.Prediction;

/**
 * One search that was played.
 *
 * @param player its name
 * @param queries in the order in which their simulated trainings ended
 * @param utilisation share of simulated device time spent training, up to the last one's end
 */
public record Play(String player, int seed, List<Query> queries, double utilisation) {
  public Play {
    queries = List.copyOf(queries);
  }

  /**
   * A network asked for and where the search stood then. The incumbent is the network with the best
   * score that the search itself has seen; rank and regret judge it by the table's mean.
   *
   * @param score as the search saw it, 0 to 1
   * @param prediction what the player had said of that score
   * @param rank of the incumbent among all entries of the table, 1 the best
   * @param regret the table's best mean less the incumbent's
   * @param hours simulated, since the search began
   * @param hypervolume of means and the second objective, 0 to 1; of scores alone without one
   */
  public record Query(
      Architecture architecture,
      double score,
      Optional<Prediction> prediction,
      Architecture incumbent,
      int rank,
      double regret,
      double hours,
      double hypervolume) {}

  /** The state after query {@code number} (1-based), or after the last one if there are fewer. */
  public Query at(int number) {
    return queries.get(Math.min(number, queries.size()) - 1);
  }
}
