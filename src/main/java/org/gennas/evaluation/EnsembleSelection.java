package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses models whose mean probability ranks best: greedy forward selection with replacement from
 * a sorted start (Caruana et al., Ensemble Selection from Libraries of Models, ICML 2004), and the
 * plain mean of the best few. The figure of merit is the mean AUC-ROC over the findings where it is
 * defined, ties go to the lower log loss, then to the lower number. The same models give the same
 * choice in whatever order they come.
 *
 * <p>A choice is scored on the cases that it was made by, so its score flatters; a single model is
 * one of the choices, so it is never worse there than the best of them.
 */
public final class EnsembleSelection {
  /** Only so many of the best are tried again and again, which bounds the time. */
  static final int LIBRARY = 30;

  /** The greedy search starts from the best mean of at most so many of the best. */
  static final int START = 5;

  private static final Comparator<Score> WORST_FIRST =
      Comparator.comparingDouble(Score::meanAuc)
          .thenComparing(Comparator.comparingDouble(Score::loss).reversed());

  private final int[][] labels;
  private final List<Integer> findings;

  /**
   * @param labels images x findings: 1, 0, or -1 where masked
   * @throws IllegalArgumentException if the rows are not equally long
   */
  public EnsembleSelection(int[][] labels) {
    this.labels = new int[labels.length][];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i].length != labels[0].length) {
        throw new IllegalArgumentException("Image " + i + " has another number of labels.");
      }
      this.labels[i] = labels[i].clone();
    }
    this.findings = new ArrayList<>();
    for (int f = 0; labels.length > 0 && f < labels[0].length; f++) {
      if (occurs(f, 0) && occurs(f, 1)) {
        findings.add(f);
      }
    }
  }

  private boolean occurs(int finding, int label) {
    for (int[] row : labels) {
      if (row[finding] == label) {
        return true;
      }
    }
    return false;
  }

  /**
   * A model to choose from.
   *
   * @param number by which it is known; no two have the same
   * @param probabilities images x findings, 0 to 1, in the order of the labels
   */
  public record Candidate(int number, double[][] probabilities) {}

  /**
   * What was chosen.
   *
   * @param picks how often each model was, by its number; at least once
   * @param meanAuc of the mean probability, on the cases that it was chosen by
   * @param loss mean binary cross-entropy there
   */
  public record Choice(SortedMap<Integer, Integer> picks, double meanAuc, double loss) {
    public Choice {
      picks = Collections.unmodifiableSortedMap(new TreeMap<>(picks));
    }

    /** How many picks there are in all. */
    public int size() {
      return picks.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The share of a model in the mean, above 0 to 1. */
    public double weight(int number) {
      return picks.get(number) / (double) size();
    }
  }

  private record Score(double meanAuc, double loss) {}

  private record Ranked(Candidate candidate, Score score) {}

  /**
   * Greedy selection with replacement.
   *
   * @param most picks, at least 1
   * @return empty where there is no model or no finding has both classes
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<Choice> greedy(List<Candidate> candidates, int most) throws InterruptedException {
    List<Ranked> ranked = ranked(candidates);
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    List<Ranked> library = ranked.subList(0, Math.min(LIBRARY, ranked.size()));
    Mean best = start(library, most);
    Mean mean = best;
    while (mean.picks() < most) {
      mean = best(mean, library);
      if (WORST_FIRST.compare(mean.score, best.score) > 0) {
        best = mean;
      }
    }
    return Optional.of(best.choice());
  }

  /** The best mean of the best one, two, three ... of them. */
  private Mean start(List<Ranked> library, int most) throws InterruptedException {
    Mean mean = new Mean().with(library.get(0).candidate());
    Mean best = mean;
    for (int i = 1; i < Math.min(Math.min(START, most), library.size()); i++) {
      mean = mean.with(library.get(i).candidate());
      best = WORST_FIRST.compare(mean.score, best.score) > 0 ? mean : best;
    }
    return best;
  }

  private Mean best(Mean from, List<Ranked> library) throws InterruptedException {
    Mean best = from.with(library.get(0).candidate());
    for (Ranked next : library.subList(1, library.size())) {
      Mean tried = from.with(next.candidate());
      best = WORST_FIRST.compare(tried.score, best.score) > 0 ? tried : best;
    }
    return best;
  }

  /**
   * The plain mean of the {@code k} best, or of all where there are fewer.
   *
   * @return empty where there is no model or no finding has both classes
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<Choice> best(List<Candidate> candidates, int k) throws InterruptedException {
    List<Ranked> ranked = ranked(candidates);
    Mean mean = new Mean();
    for (Ranked next : ranked.subList(0, Math.min(k, ranked.size()))) {
      mean = mean.with(next.candidate());
    }
    return mean.picks() == 0 ? Optional.empty() : Optional.of(mean.choice());
  }

  /** The best first; none where no area is defined. */
  private List<Ranked> ranked(List<Candidate> candidates) throws InterruptedException {
    List<Ranked> ranked = new ArrayList<>();
    for (Candidate candidate : findings.isEmpty() ? List.<Candidate>of() : candidates) {
      ranked.add(new Ranked(candidate, new Mean().with(candidate).score));
    }
    ranked.sort(
        Comparator.comparing(Ranked::score, WORST_FIRST.reversed())
            .thenComparing(r -> r.candidate().number()));
    return ranked;
  }

  /** Models picked so far, and how good their mean is. */
  private final class Mean {
    private final double[][] sums;
    private final SortedMap<Integer, Integer> picked;
    private final Score score;

    Mean() {
      sums = new double[labels.length][labels.length == 0 ? 0 : labels[0].length];
      picked = new TreeMap<>();
      score = new Score(0, Double.POSITIVE_INFINITY);
    }

    private Mean(double[][] sums, SortedMap<Integer, Integer> picked) throws InterruptedException {
      this.sums = sums;
      this.picked = picked;
      this.score = score();
    }

    Mean with(Candidate candidate) throws InterruptedException {
      BootstrapInterval.requireNotInterrupted();
      double[][] more = new double[sums.length][];
      for (int i = 0; i < sums.length; i++) {
        more[i] = sums[i].clone();
        for (int f = 0; f < more[i].length; f++) {
          more[i][f] += candidate.probabilities()[i][f];
        }
      }
      SortedMap<Integer, Integer> picks = new TreeMap<>(picked);
      picks.merge(candidate.number(), 1, Integer::sum);
      return new Mean(more, picks);
    }

    int picks() {
      return picked.values().stream().mapToInt(Integer::intValue).sum();
    }

    Choice choice() {
      return new Choice(picked, score.meanAuc(), score.loss());
    }

    private Score score() {
      List<OptionalDouble> areas = findings.stream().map(f -> AucRoc.of(cases(f))).toList();
      return new Score(MeanOfDefined.of(areas).mean().orElseThrow(), loss());
    }

    private ScoredCases cases(int finding) {
      int n = labels.length;
      double[] scores = new double[n];
      boolean[] positives = new boolean[n];
      boolean[] defined = new boolean[n];
      for (int i = 0; i < n; i++) {
        scores[i] = sums[i][finding];
        positives[i] = labels[i][finding] == 1;
        defined[i] = labels[i][finding] >= 0;
      }
      return ScoredCases.ofDefined(scores, positives, defined, new int[n]);
    }

    private double loss() {
      LogLoss loss = new LogLoss();
      int picks = picks();
      for (int i = 0; i < labels.length; i++) {
        for (int f = 0; f < labels[i].length; f++) {
          loss.add(sums[i][f] / picks, labels[i][f]);
        }
      }
      return loss.mean();
    }
  }
}
