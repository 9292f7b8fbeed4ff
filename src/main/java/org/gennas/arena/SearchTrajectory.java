package org.gennas.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a player's searches went, query by query: median and quartiles over its seeds.
 *
 * @param player its name
 * @param seeds searches that were played
 * @param utilisation median share of simulated device time spent training
 * @param points one a query, from the first
 */
public record SearchTrajectory(String player, int seeds, double utilisation, List<Point> points) {
  public SearchTrajectory {
    points = List.copyOf(points);
  }

  /** Quartiles over the seeds; between two values in the middle lies their mean. */
  public record Spread(double low, double median, double high) {
    static Spread of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    /** Linear between order statistics (Hyndman and Fan 1996, type 7). */
    private static double quantile(double[] sorted, double share) {
      double at = share * (sorted.length - 1);
      int below = (int) Math.floor(at);
      int above = Math.min(sorted.length - 1, below + 1);
      return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
  }

  /**
   * After so many queries.
   *
   * @param query 1-based
   */
  public record Point(int query, Spread rank, Spread regret, Spread hours, Spread hypervolume) {}

  /** The courses of all players that played, in the order of their first play. */
  public static List<SearchTrajectory> of(List<Play> plays) {
    List<String> players = plays.stream().map(Play::player).distinct().toList();
    return players.stream()
        .map(player -> of(player, plays.stream().filter(p -> p.player().equals(player)).toList()))
        .toList();
  }

  private static SearchTrajectory of(String player, List<Play> plays) {
    int longest = plays.stream().mapToInt(p -> p.queries().size()).max().orElse(0);
    List<Point> points = new ArrayList<>();
    for (int query = 1; query <= longest; query++) {
      points.add(
          new Point(
              query,
              spread(plays, query, Play.Query::rank),
              spread(plays, query, Play.Query::regret),
              spread(plays, query, Play.Query::hours),
              spread(plays, query, Play.Query::hypervolume)));
    }
    double utilisation =
        Spread.of(plays.stream().mapToDouble(Play::utilisation).toArray()).median();
    return new SearchTrajectory(player, plays.size(), utilisation, points);
  }

  private static Spread spread(List<Play> plays, int query, ToDoubleFunction<Play.Query> value) {
    return Spread.of(plays.stream().mapToDouble(p -> value.applyAsDouble(p.at(query))).toArray());
  }

  /** The point after so many queries, or the last one if there are fewer. */
  public Point at(int query) {
    return points.get(Math.min(query, points.size()) - 1);
  }
}
