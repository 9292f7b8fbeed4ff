package org.gennas.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often what came was within the margin of 90 % that a player had stated, by query. Honest
 * margins hold about nine scores in ten.
 *
 * @param player its name
 * @param bands of queries, those without a stated margin left out; the last one is of all queries
 */
public record Coverage(String player, List<Band> bands) {
  /** The first and last query of each band; after them all queries. */
  private static final int[][] QUERIES = {
    {1, 5}, {6, 10}, {11, 20}, {21, 50}, {51, Integer.MAX_VALUE}, {1, Integer.MAX_VALUE}
  };

  public Coverage {
    bands = List.copyOf(bands);
  }

  /**
   * @param from first query, 1-based
   * @param to last query; {@link Integer#MAX_VALUE} for no end
   * @param stated margins of these queries, above 0
   * @param held those of them that the score came within
   */
  public record Band(int from, int to, int stated, int held) {
    /** 0 to 1. */
    public double share() {
      return (double) held / stated;
    }

    /** Such as "6-10", or "all". */
    public String name() {
      return to < Integer.MAX_VALUE ? from + "-" + to : from == 1 ? "all" : "from " + from;
    }
  }

  /** The band of that name; empty where nothing was stated there. */
  public Optional<Band> band(String name) {
    return bands.stream().filter(band -> band.name().equals(name)).findFirst();
  }

  /** The coverage of each player that stated margins, in the order of their first play. */
  public static List<Coverage> of(List<Play> plays) {
    return plays.stream()
        .map(Play::player)
        .distinct()
        .map(player -> of(player, plays.stream().filter(p -> p.player().equals(player)).toList()))
        .filter(coverage -> !coverage.bands().isEmpty())
        .toList();
  }

  private static Coverage of(String player, List<Play> plays) {
    List<Band> bands = new ArrayList<>();
    for (int[] queries : QUERIES) {
      int stated = 0;
      int held = 0;
      for (Play play : plays) {
        for (int i = queries[0] - 1; i < Math.min(queries[1], play.queries().size()); i++) {
          Play.Query query = play.queries().get(i);
          Optional<Boolean> within = query.prediction().flatMap(p -> p.held(query.score()));
          stated += within.isPresent() ? 1 : 0;
          held += within.orElse(false) ? 1 : 0;
        }
      }
      if (stated > 0) {
        bands.add(new Band(queries[0], queries[1], stated, held));
      }
    }
    return new Coverage(player, bands);
  }
}
