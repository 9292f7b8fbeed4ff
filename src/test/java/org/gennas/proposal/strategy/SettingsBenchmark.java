package org.gennas.proposal.strategy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.Proposer;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.runner.table.TableFile;
import org.gennas.space.Architecture;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.Proposal;

/**
 * Settings of the strategies compared on synthetic landscapes. Prints, for each, the mean over
 * landscapes of the logarithm of the incumbent's share of better networks. A main, not a test:
 * {@code java -cp CP org.gennas.proposal.strategy.SettingsBenchmark LANDSCAPES [TABLE SEEDS]}.
 */
final class SettingsBenchmark {
  private static final int[] AT = {5, 10, 20, 50};

  private SettingsBenchmark() {}

  static Map<String, Supplier<Strategy>> players() {
    Map<String, Supplier<Strategy>> players = new LinkedHashMap<>();
    players.put("random", RandomStrategy::new);
    players.put("surrogate", SurrogateStrategy::new);
    players.put("evolution", EvolutionStrategy::new);
    players.put("local", LocalSearchStrategy::new);
    players.put("gp", GaussianProcessStrategy::new);
    players.put("blend", BlendStrategy::new);
    for (double penalty : new double[] {0.03, 0.1, 0.3, 1}) {
      players.put("surrogate " + penalty, () -> new SurrogateStrategy(penalty));
    }
    List<Double> mixtures = List.of(0.0, 0.5, 1.5);
    List<Double> pairs = List.of(0.0, 0.3);
    List<Double> sizes = List.of(0.0, 0.3);
    List<Double> noises = List.of(0.01, 0.05, 0.2);
    List<Double> none = List.of(0.0);
    vary(players, "plain improvement", 2, 4, 0, mixtures, pairs, sizes, noises, 2);
    vary(players, "optimism 0.5", 2, 4, 0.5, mixtures, pairs, sizes, noises, 2);
    vary(players, "optimism 2", 2, 4, 2, mixtures, pairs, sizes, noises, 2);
    vary(players, "1 spread", 1, 4, 1, mixtures, pairs, sizes, noises, 2);
    vary(players, "4 spread", 4, 4, 1, mixtures, pairs, sizes, noises, 2);
    vary(players, "1 voice", 2, 1, 1, mixtures, pairs, sizes, noises, 2);
    vary(players, "8 voices", 2, 8, 1, mixtures, pairs, sizes, noises, 2);
    vary(players, "no sizes", 2, 4, 1, mixtures, pairs, none, noises, 2);
    vary(players, "no mixtures", 2, 4, 1, none, pairs, sizes, noises, 2);
    vary(players, "no pairs", 2, 4, 1, mixtures, none, sizes, noises, 2);
    vary(players, "noise to 0.4", 2, 4, 1, mixtures, pairs, sizes, List.of(0.01, 0.05, 0.4), 2);
    vary(players, "no neighbours", 2, 4, 1, mixtures, pairs, sizes, noises, 0);
    vary(players, "half neighbours", 2, 4, 1, mixtures, pairs, sizes, noises, 0.5);
    return players;
  }

  private static void vary(
      Map<String, Supplier<Strategy>> players,
      String name,
      int spreadFirst,
      int voices,
      double optimism,
      List<Double> mixtures,
      List<Double> pairs,
      List<Double> sizes,
      List<Double> noises,
      double neighbourly) {
    BlendStrategy.Settings settings =
        new BlendStrategy.Settings(
            spreadFirst, voices, optimism, mixtures, pairs, sizes, noises, neighbourly);
    players.put("blend, " + name, () -> new BlendStrategy(settings));
  }

  public static void main(String[] args) throws IOException {
    int landscapes = Integer.parseInt(args[0]);
    Map<String, Supplier<Strategy>> players = players();
    String only = System.getProperty("only", "");
    if (!only.isEmpty()) {
      players.keySet().removeIf(k -> !k.matches(only));
    }
    if (landscapes > 0) {
      List<BenchmarkTable> tables =
          IntStream.range(1000, 1000 + landscapes)
              .parallel()
              .mapToObj(SyntheticLandscape::draw)
              .toList();
      for (boolean one : new boolean[] {false, true}) {
        System.out.println(one ? "-- one seed" : "-- mean");
        for (Map.Entry<String, Supplier<Strategy>> player : players.entrySet()) {
          long begun = System.nanoTime();
          double[][] all =
              tables.stream()
                  .parallel()
                  .map(t -> ranks(t, player.getValue().get(), one, 1, 7))
                  .map(SettingsBenchmark::shares)
                  .toArray(double[][]::new);
          print(player.getKey(), mean(all), begun, landscapes * 50);
        }
      }
    }
    if (args.length > 1) {
      BenchmarkTable table = TableFile.read(Path.of(args[1]));
      int seeds = Integer.parseInt(args[2]);
      for (boolean one : new boolean[] {false, true}) {
        System.out.println(one ? "-- one seed" : "-- mean");
        for (Map.Entry<String, Supplier<Strategy>> player : players.entrySet()) {
          long begun = System.nanoTime();
          int batch = Integer.getInteger("batch", 2);
          double[][] all =
              IntStream.range(0, seeds)
                  .parallel()
                  .mapToObj(s -> ranks(table, player.getValue().get(), one, batch, s)[0])
                  .toArray(double[][]::new);
          double[] medians = new double[AT.length];
          for (int i = 0; i < AT.length; i++) {
            int at = i;
            double[] sorted = Arrays.stream(all).mapToDouble(r -> r[at]).sorted().toArray();
            medians[i] = (sorted[(seeds - 1) / 2] + sorted[seeds / 2]) / 2;
          }
          print(player.getKey(), medians, begun, seeds * 50);
        }
      }
    }
  }

  private static void print(String name, double[] values, long begun, int proposals) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-28s", name));
    for (double v : values) {
      line.append(String.format(Locale.ROOT, " %8.3f", v));
    }
    System.out.printf(
        Locale.ROOT,
        "%s   %.2f ms a proposal%n",
        line,
        2 * (System.nanoTime() - begun) / 1e6 / proposals);
  }

  private static double[] shares(double[][] ranksAndSize) {
    double[] shares = new double[AT.length];
    for (int i = 0; i < AT.length; i++) {
      shares[i] = Math.log(ranksAndSize[0][i] / ranksAndSize[1][0]);
    }
    return shares;
  }

  private static double[] mean(double[][] all) {
    double[] mean = new double[all[0].length];
    for (double[] one : all) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / all.length;
      }
    }
    return mean;
  }

  /** "good": a network drawn from the table's best 300th; else a code, or nothing. */
  private static Optional<Architecture> warm(BenchmarkTable table, long seed) {
    String warm = System.getProperty("warm", "");
    if (!warm.equals("good")) {
      return warm.isEmpty() ? Optional.empty() : Optional.of(new Architecture(warm));
    }
    List<Architecture> good =
        table.networks().distinct().stream()
            .filter(
                a -> table.rank(a) <= Math.max(5, table.size() / Integer.getInteger("share", 300)))
            .toList();
    return Optional.of(good.get(new SplittableRandom(seed).nextInt(good.size())));
  }

  /** Ranks of the incumbent after each of {@link #AT}, and the table's size. */
  static double[][] ranks(
      BenchmarkTable table, Strategy strategy, boolean oneSeed, int batch, long seed) {
    Proposer proposer = new StrategyProposer(strategy);
    SplittableRandom noise = new SplittableRandom(seed * 31 + 17);
    List<Observation> history = new ArrayList<>();
    double[] ranks = new double[AT.length];
    double best = -1;
    int rank = 0;
    int step = 0;
    while (history.size() < 50) {
      ProposalRequest request =
          new ProposalRequest(
              table.networks(),
              history,
              List.of(),
              List.of(),
              SearchLimits.none(),
              Math.min(batch, 50 - history.size()),
              50 - history.size(),
              seed * 1000 + step++,
              1,
              List.of(),
              List.of(),
              Guidance.none(),
              Optional.empty(),
              warm(table, seed));
      List<Proposal> proposals;
      try {
        proposals = proposer.propose(request, ProposalListener.silent());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      for (Proposal proposal : proposals) {
        Architecture architecture = proposal.architecture();
        BenchmarkTable.Entry entry = table.entry(architecture);
        double score =
            oneSeed ? entry.scores().get(noise.nextInt(entry.scores().size())) : entry.mean();
        history.add(new Observation(architecture, score));
        if (score > best) {
          best = score;
          rank = table.rank(architecture);
        }
        for (int i = 0; i < AT.length; i++) {
          if (AT[i] >= history.size()) {
            ranks[i] = rank;
          }
        }
      }
      if (proposals.isEmpty()) {
        break;
      }
    }
    return new double[][] {ranks, {table.size()}};
  }
}
