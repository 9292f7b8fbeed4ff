package org.gennas.study.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.study.config.Schedule;

/**
 * How far a search is towards the plateau rule that ends it.
 *
 * <p>A round without a gain is one whose best score is not above the best before it by more than
 * the rule's threshold. In step, a round is an iteration, and one in which every training failed,
 * was halted or was stopped has no gain either; an iteration of which nothing was trained, because
 * a person vetoed all of it, is no round. In free-running, a round is as many finished trials as
 * there are devices. Nothing counts before a first trial has a score: there is nothing to gain
 * upon.
 *
 * @param rounds all rounds so far, in order
 * @param count rounds in a row without a gain, up to the newest; {@code limit} at most
 * @param limit so many end the search
 */
public record PlateauProgress(List<Round> rounds, int count, int limit) {
  /**
   * @param iteration 1-based; 0 in free-running, or where only a person proposed
   * @param trials its trials: in step, those proposed in it; in free-running, those finished in it
   * @param complete whether its best score is final
   * @param gainless whether it counts towards the rule
   */
  public record Round(int iteration, List<TrialState> trials, boolean complete, boolean gainless) {
    public Round {
      trials = List.copyOf(trials);
    }

    private double best() {
      return trials.stream()
          .mapToDouble(PlateauProgress::score)
          .max()
          .orElse(Double.NEGATIVE_INFINITY);
    }
  }

  public PlateauProgress {
    rounds = List.copyOf(rounds);
  }

  /**
   * Empty where the study has no such rule.
   *
   * @param devices that the search trains on; at least 1
   */
  public static Optional<PlateauProgress> of(StudyState state, int devices) {
    return state
        .config()
        .stop()
        .plateau()
        .map(
            rule -> {
              List<Round> rounds = rounds(state, rule.threshold(), devices);
              int count = Math.min(streak(rounds), rule.iterations());
              return new PlateauProgress(rounds, count, rule.iterations());
            });
  }

  /** The search's rounds; a gain at or below {@code threshold} is none. */
  public static List<Round> rounds(StudyState state, double threshold, int devices) {
    return state.config().schedule() == Schedule.IN_STEP
        ? iterations(state, threshold)
        : freeRunning(state, threshold, devices);
  }

  /** Whether the rule is met. */
  public boolean met() {
    return count >= limit;
  }

  /** The trials of the rounds that {@link #rounds} holds, each with the index of its round. */
  public static Map<Integer, Integer> roundsByTrial(List<Round> rounds) {
    Map<Integer, Integer> byTrial = new LinkedHashMap<>();
    for (int i = 0; i < rounds.size(); i++) {
      for (TrialState trial : rounds.get(i).trials()) {
        byTrial.put(trial.id().number(), i);
      }
    }
    return byTrial;
  }

  private static int streak(List<Round> rounds) {
    int count = 0;
    for (Round round : rounds) {
      if (round.complete()) {
        count = round.gainless() ? count + 1 : 0;
      }
    }
    return count;
  }

  private static double score(TrialState trial) {
    return trial.auc().orElse(Double.NEGATIVE_INFINITY);
  }

  private static List<Round> iterations(StudyState state, double threshold) {
    List<Round> rounds = new ArrayList<>();
    List<Round> grouped = byIteration(state.searched());
    boolean settled = state.searched().stream().allMatch(TrialState::ended);
    double reference = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < grouped.size(); i++) {
      Round round = grouped.get(i);
      boolean gain = round.best() > reference + threshold;
      // Only the newest can still change: the next is asked for once it is done.
      boolean complete = round.iteration() > 0 && (i < grouped.size() - 1 || settled);
      boolean gainless = complete && !gain && reference > Double.NEGATIVE_INFINITY;
      rounds.add(new Round(round.iteration(), round.trials(), complete, gainless));
      reference = gain ? round.best() : reference;
    }
    return rounds;
  }

  /** A person's own trial belongs to the iteration into which it fell. */
  private static List<Round> byIteration(List<TrialState> trials) {
    List<Round> rounds = new ArrayList<>();
    List<TrialState> open = new ArrayList<>();
    int iteration = 0;
    for (TrialState trial : trials) {
      int next = Math.max(iteration, trial.trial().iteration());
      if (next > iteration && iteration > 0) {
        rounds.add(new Round(iteration, open, false, false));
        open.clear();
      }
      iteration = next;
      open.add(trial);
    }
    if (!open.isEmpty()) {
      rounds.add(new Round(iteration, open, false, false));
    }
    return rounds;
  }

  /** One round up to the last gain, then rounds of as many trials as there are devices. */
  private static List<Round> freeRunning(StudyState state, double threshold, int devices) {
    List<TrialState> trials = Completion.order(state);
    double reference = Double.NEGATIVE_INFINITY;
    int sinceGain = 0;
    for (int i = 0; i < trials.size(); i++) {
      double score = score(trials.get(i));
      if (score > reference + threshold) {
        reference = score;
        sinceGain = i + 1;
      }
    }
    List<Round> rounds = new ArrayList<>();
    if (sinceGain > 0) {
      rounds.add(new Round(0, trials.subList(0, sinceGain), true, false));
    }
    for (int at = sinceGain; at < trials.size(); at += devices) {
      List<TrialState> round = trials.subList(at, Math.min(at + devices, trials.size()));
      boolean counts = sinceGain > 0 && round.size() == devices;
      rounds.add(new Round(0, round, counts, counts));
    }
    return rounds;
  }
}
