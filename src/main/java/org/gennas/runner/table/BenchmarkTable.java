package org.gennas.runner.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;

/**
 * Networks that were trained once and for all, with their scores: a search on it costs nothing and
 * its true ranks are known. Immutable.
 */
public final class BenchmarkTable {
  private final String name;
  private final Networks networks;
  private final Optional<SearchSpace> space;
  private final boolean synthetic;
  private final Map<Architecture, Entry> entries;
  private final Map<Architecture, Integer> ranks;
  private final Architecture best;

  /**
   * A trained network.
   *
   * @param scores one a training, 0 to 1, at least one
   * @param mean of the scores
   */
  public record Entry(List<Double> scores, double mean, Networks.Cost cost) {
    public Entry {
      scores = List.copyOf(scores);
    }

    /** An entry with its mean. */
    public static Entry of(List<Double> scores, Networks.Cost cost) {
      double sum = 0;
      for (double score : scores) {
        sum += score;
      }
      return new Entry(scores, sum / scores.size(), cost);
    }
  }

  /**
   * @param space what the codes stand for, where that is known
   * @param synthetic whether the scores are made up
   * @param entries by code; at least one. Of several codes of one network the canonical one counts
   */
  BenchmarkTable(
      String name,
      Networks networks,
      Optional<SearchSpace> space,
      boolean synthetic,
      Map<Architecture, Entry> entries) {
    this.name = name;
    this.networks = networks;
    this.space = space;
    this.synthetic = synthetic;
    this.entries = new LinkedHashMap<>(entries);
    Architecture[] order = entries.keySet().toArray(Architecture[]::new);
    // an alias has the mean of its network, or a lucky alias would be a best that none can reach
    Arrays.sort(
        order,
        Comparator.comparingDouble((Architecture a) -> -entry(a).mean())
            .thenComparing(Comparator.naturalOrder()));
    this.best = known(order[0]);
    this.ranks = new HashMap<>();
    for (int i = 0; i < order.length; i++) {
      boolean tied = i > 0 && entry(order[i]).mean() == entry(order[i - 1]).mean();
      ranks.put(order[i], tied ? ranks.get(order[i - 1]) : i + 1);
    }
  }

  /** As shown to people. */
  public String name() {
    return name;
  }

  /** Its networks: codes, aliases and costs. */
  public Networks networks() {
    return networks;
  }

  /** What the codes stand for, where that is known. */
  public Optional<SearchSpace> space() {
    return space;
  }

  /** Whether the scores are made up. */
  public boolean synthetic() {
    return synthetic;
  }

  /** The number of entries, aliases included. */
  public int size() {
    return entries.size();
  }

  /** The codes that have an entry, in the table's order. */
  public Set<Architecture> codes() {
    return entries.keySet();
  }

  /**
   * The entry that stands for a network.
   *
   * @throws IllegalCodeException if the table has none
   */
  public Entry entry(Architecture architecture) {
    return entries.get(known(architecture));
  }

  /**
   * The rank of a network's mean among all entries, 1 for the best; equal means share a rank.
   *
   * @throws IllegalCodeException if the table has no such network
   */
  public int rank(Architecture architecture) {
    return ranks.get(known(architecture));
  }

  private Architecture known(Architecture architecture) {
    Architecture canonical = networks.canonical(architecture);
    if (entries.containsKey(canonical)) {
      return canonical;
    } else if (entries.containsKey(architecture)) {
      return architecture;
    }
    throw new IllegalCodeException("The table " + name + " has no network " + architecture);
  }

  /** The network with the best mean. */
  public Architecture best() {
    return best;
  }
}
