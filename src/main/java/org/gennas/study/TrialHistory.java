package org.gennas.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training as its events tell it, an immutable fold over events.jsonl.
 *
 * @param epochs each epoch once, the latest telling of it, in order
 */
public record TrialHistory(
    Optional<TrialEvent.Began> began,
    Optional<TrialEvent.Progress> progress,
    Optional<TrialEvent.Load> load,
    List<TrialEvent.EpochEnded> epochs,
    Optional<TrialEvent> end) {
  public TrialHistory {
    epochs = List.copyOf(epochs);
  }

  public static TrialHistory empty() {
    return new TrialHistory(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  /** The history with one more event. */
  public TrialHistory with(TrialEvent event) {
    if (event instanceof TrialEvent.Began b) {
      return new TrialHistory(
          Optional.of(b), Optional.empty(), Optional.empty(), epochs, Optional.empty());
    } else if (event instanceof TrialEvent.Progress p) {
      return new TrialHistory(began, Optional.of(p), load, epochs, end);
    } else if (event instanceof TrialEvent.Load l) {
      return new TrialHistory(began, progress, Optional.of(l), epochs, end);
    } else if (event instanceof TrialEvent.EpochEnded e) {
      List<TrialEvent.EpochEnded> more = new ArrayList<>(epochs);
      more.removeIf(old -> old.epoch() >= e.epoch());
      more.add(e);
      return new TrialHistory(began, progress, load, more, end);
    }
    return new TrialHistory(began, progress, load, epochs, Optional.of(event));
  }

  /** The epoch with the best defined validation mean AUC. */
  public Optional<TrialEvent.EpochEnded> best() {
    return epochs.stream()
        .filter(e -> e.valid().meanAuc().isPresent())
        .max((a, b) -> Double.compare(a.valid().meanAuc().get(), b.valid().meanAuc().get()));
  }
}
