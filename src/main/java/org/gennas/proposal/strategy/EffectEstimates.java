package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * What the trials of a search say about its space: how much each choice in each slot adds on
 * average over all that stands beside it (a main effect), and how much two choices add together
 * beyond that (a pair effect), each with a 95 % interval. The decomposition is that of an analysis
 * of variance over all codes, read off a ridge regression of log-error on single choices and pairs
 * (see {@link RidgeRegression}); effects are told as gains in AUC at the error of a given network.
 * Immutable.
 */
public final class EffectEstimates {
  /** Prior variance of a pair's weight over that of a single choice's. */
  private static final double PAIR_SHARE = 0.3;

  private static final double NORMAL_95 = 1.959964;

  private final Networks networks;
  private final RidgeRegression regression;
  private final int[] firstChoice;
  private final int[][] firstPair;
  private final int columns;
  private final double error;

  /**
   * @param slot 0-based
   * @param gain in validation mean AUC against the slot's average choice
   * @param interval 95 %, of the gain
   */
  public record Main(int slot, int choice, double gain, Interval interval) {}

  /**
   * @param slot 0-based, the earlier of the two
   * @param other 0-based
   * @param gain in validation mean AUC beyond what the two choices add each
   * @param interval 95 %, of the gain
   */
  public record Pair(
      int slot, int choice, int other, int otherChoice, double gain, Interval interval) {}

  private EffectEstimates(
      Networks networks, int[] firstChoice, int[][] firstPair, int columns, Fitted fitted) {
    this.networks = networks;
    this.firstChoice = firstChoice;
    this.firstPair = firstPair;
    this.columns = columns;
    this.regression = fitted.regression();
    this.error = fitted.error();
  }

  private record Fitted(RidgeRegression regression, double error) {}

  /**
   * What these trials say; empty where fewer than two different scores leave nothing to learn from.
   *
   * @param base at whose error gains are told, such as the best network so far
   */
  public static Optional<EffectEstimates> of(
      Networks networks, List<Observation> history, Architecture base) {
    if (history.stream().mapToDouble(Observation::auc).distinct().count() < 2) {
      return Optional.empty();
    }
    int slots = networks.length();
    int[] firstChoice = new int[slots];
    int[][] firstPair = new int[slots][slots];
    int columns = 1;
    for (int i = 0; i < slots; i++) {
      firstChoice[i] = columns;
      columns += networks.choices(i);
    }
    for (int i = 0; i < slots; i++) {
      for (int j = i + 1; j < slots; j++) {
        firstPair[i][j] = columns;
        columns += networks.choices(i) * networks.choices(j);
      }
    }
    double[][] rows = new double[history.size()][];
    double[] targets = new double[rows.length];
    for (int n = 0; n < rows.length; n++) {
      Observation observation = history.get(n);
      rows[n] = row(networks, observation.architecture(), firstChoice, firstPair, columns);
      targets[n] = LogError.of(observation.auc());
    }
    RidgeRegression regression = RidgeRegression.fit(rows, targets, SurrogateEstimate.PENALTY);
    double error =
        Math.exp(regression.predict(row(networks, base, firstChoice, firstPair, columns)));
    return Optional.of(
        new EffectEstimates(
            networks, firstChoice, firstPair, columns, new Fitted(regression, error)));
  }

  private static double[] row(
      Networks networks,
      Architecture architecture,
      int[] firstChoice,
      int[][] firstPair,
      int columns) {
    Architecture canonical = networks.canonical(architecture);
    double[] row = new double[columns];
    row[0] = 1;
    for (int i = 0; i < firstChoice.length; i++) {
      row[firstChoice[i] + canonical.choice(i)] = 1;
      for (int j = i + 1; j < firstChoice.length; j++) {
        int pair = canonical.choice(i) * networks.choices(j) + canonical.choice(j);
        // a smaller column is the same as a smaller prior variance of its weight
        row[firstPair[i][j] + pair] = Math.sqrt(PAIR_SHARE);
      }
    }
    return row;
  }

  /** What each choice of each slot adds, in slot and choice order. */
  public List<Main> mains() {
    List<Main> mains = new ArrayList<>();
    for (int slot = 0; slot < firstChoice.length; slot++) {
      for (int choice = 0; choice < networks.choices(slot); choice++) {
        double[] contrast = main(slot, choice);
        mains.add(new Main(slot, choice, gain(contrast), interval(contrast)));
      }
    }
    return List.copyOf(mains);
  }

  /** Pair effects, those that stand out most from their uncertainty first. */
  public List<Pair> pairs() {
    record Told(Pair pair, double ratio) {}
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < firstChoice.length; i++) {
      for (int j = i + 1; j < firstChoice.length; j++) {
        for (int c = 0; c < networks.choices(i); c++) {
          for (int d = 0; d < networks.choices(j); d++) {
            double[] contrast = pair(i, c, j, d);
            double gain = gain(contrast);
            double deviation = error * regression.deviation(contrast);
            told.add(
                new Told(
                    new Pair(i, c, j, d, gain, interval(contrast)),
                    deviation > 0 ? Math.abs(gain) / deviation : 0));
          }
        }
      }
    }
    told.sort(Comparator.comparingDouble(t -> -t.ratio()));
    return told.stream().map(Told::pair).toList();
  }

  private double gain(double[] contrast) {
    return -error * regression.difference(contrast);
  }

  private Interval interval(double[] contrast) {
    double gain = gain(contrast);
    double half = NORMAL_95 * error * regression.deviation(contrast);
    return new Interval(gain - half, gain + half, 0.95, "normal, ridge regression");
  }

  /** The mean over all codes with that choice less the mean over all codes. */
  private double[] main(int slot, int choice) {
    double[] contrast = new double[columns];
    int own = networks.choices(slot);
    for (int c = 0; c < own; c++) {
      double weight = (c == choice ? 1 : 0) - 1.0 / own;
      contrast[firstChoice[slot] + c] = weight;
      for (int other = 0; other < firstChoice.length; other++) {
        if (other != slot) {
          for (int d = 0; d < networks.choices(other); d++) {
            contrast[column(slot, c, other, d)] =
                Math.sqrt(PAIR_SHARE) * weight / networks.choices(other);
          }
        }
      }
    }
    return contrast;
  }

  /** The mean over all codes with both choices, less both main effects and the mean of all. */
  private double[] pair(int slot, int choice, int other, int otherChoice) {
    double[] contrast = new double[columns];
    for (int c = 0; c < networks.choices(slot); c++) {
      for (int d = 0; d < networks.choices(other); d++) {
        double row = (c == choice ? 1 : 0) - 1.0 / networks.choices(slot);
        double column = (d == otherChoice ? 1 : 0) - 1.0 / networks.choices(other);
        contrast[column(slot, c, other, d)] = Math.sqrt(PAIR_SHARE) * row * column;
      }
    }
    return contrast;
  }

  private int column(int slot, int choice, int other, int otherChoice) {
    return slot < other
        ? firstPair[slot][other] + choice * networks.choices(other) + otherChoice
        : firstPair[other][slot] + otherChoice * networks.choices(slot) + choice;
  }
}
