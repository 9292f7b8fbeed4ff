package org.gennas.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.gennas.study.event.TrialEvent;

/**
 * Validation mean AUCs of all trainings, epoch by epoch, as they became known. An epoch without a
 * defined score counts for the number of epochs and for nothing else. Used on one thread.
 */
final class EpochScores {
  private final Map<Integer, List<OptionalDouble>> scores = new TreeMap<>();

  /** Takes what a training says of an ended epoch; an epoch told again replaces the first. */
  void add(int trial, TrialEvent.EpochEnded epoch) {
    add(
        trial,
        epoch.epoch(),
        epoch.valid().meanAuc().map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }

  /**
   * @param epoch 1-based
   */
  void add(int trial, int epoch, OptionalDouble auc) {
    List<OptionalDouble> epochs = scores.computeIfAbsent(trial, t -> new ArrayList<>());
    while (epochs.size() < epoch) {
      epochs.add(OptionalDouble.empty());
    }
    epochs.set(epoch - 1, auc);
  }

  /** Forgets what a training that began again after {@code done} epochs has yet to tell. */
  void restart(int trial, int done) {
    List<OptionalDouble> epochs = scores.getOrDefault(trial, new ArrayList<>());
    epochs.subList(Math.min(done, epochs.size()), epochs.size()).clear();
  }

  /** Trials of which an epoch is known, in order of their numbers. */
  List<Integer> trials() {
    return List.copyOf(scores.keySet());
  }

  /** Epochs that are known of a trial. */
  int epochs(int trial) {
    return scores.getOrDefault(trial, List.of()).size();
  }

  /** The best defined score within the first {@code epochs}; empty where there is none. */
  OptionalDouble best(int trial, int epochs) {
    return upTo(trial, epochs).stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  /** The mean of the defined scores within the first {@code epochs}; empty where there is none. */
  OptionalDouble mean(int trial, int epochs) {
    return upTo(trial, epochs).stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private List<OptionalDouble> upTo(int trial, int epochs) {
    List<OptionalDouble> all = scores.getOrDefault(trial, List.of());
    return all.subList(0, Math.min(epochs, all.size()));
  }
}
