package org.gennas.study.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A training as its events tell it, an immutable fold over events.jsonl.
 *
 * @param epochs each epoch once, the latest telling of it, in order; what the latest run trains
 *     again is left out until it has
 * @param best the epoch with the best defined validation mean AUC, the earlier of equals
 * @param seconds that the epochs took together
 */
public record TrialHistory(
    Optional<TrialEvent.Began> began,
    Optional<TrialEvent.Progress> progress,
    Optional<TrialEvent.Load> load,
    List<TrialEvent.EpochEnded> epochs,
    Optional<TrialEvent> end,
    Optional<TrialEvent.EpochEnded> best,
    double seconds) {
  public TrialHistory {
    epochs = List.copyOf(epochs);
  }

  public static TrialHistory empty() {
    return new TrialHistory(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /** All of a training's events in their order. */
  public static TrialHistory of(List<TrialEvent> events) {
    TrialHistory history = empty();
    for (TrialEvent event : events) {
      history = history.with(event);
    }
    return history;
  }

  /** The history with one more event. */
  public TrialHistory with(TrialEvent event) {
    if (event instanceof TrialEvent.Began b) {
      return from(b.fromEpoch())
          .of(Optional.of(b), Optional.empty(), Optional.empty(), Optional.empty());
    } else if (event instanceof TrialEvent.Progress p) {
      return of(began, Optional.of(p), load, end);
    } else if (event instanceof TrialEvent.Load l) {
      return of(began, progress, Optional.of(l), end);
    } else if (event instanceof TrialEvent.EpochEnded e) {
      return with(e);
    }
    return of(began, progress, load, Optional.of(event));
  }

  private TrialHistory of(
      Optional<TrialEvent.Began> nowBegan,
      Optional<TrialEvent.Progress> nowProgress,
      Optional<TrialEvent.Load> nowLoad,
      Optional<TrialEvent> nowEnd) {
    return new TrialHistory(nowBegan, nowProgress, nowLoad, epochs, nowEnd, best, seconds);
  }

  /** What a run that began anew, or from an older checkpoint, trains again has yet to happen. */
  private TrialHistory from(int done) {
    return epochs.isEmpty() || epochs.get(epochs.size() - 1).epoch() <= done
        ? this
        : withEpochs(epochs.stream().filter(e -> e.epoch() <= done).toList());
  }

  /** The usual next epoch costs no look at all the others; one told again replaces the first. */
  private TrialHistory with(TrialEvent.EpochEnded epoch) {
    List<TrialEvent.EpochEnded> more = new ArrayList<>(epochs.size() + 1);
    more.addAll(epochs);
    if (!epochs.isEmpty() && epochs.get(epochs.size() - 1).epoch() >= epoch.epoch()) {
      more.removeIf(old -> old.epoch() == epoch.epoch());
      more.add(epoch);
      more.sort(Comparator.comparingInt(TrialEvent.EpochEnded::epoch));
      return withEpochs(more);
    }
    more.add(epoch);
    return new TrialHistory(
        began, progress, load, more, end, better(best, epoch), seconds + epoch.seconds());
  }

  private TrialHistory withEpochs(List<TrialEvent.EpochEnded> others) {
    return new TrialHistory(
        began,
        progress,
        load,
        others,
        end,
        others.stream().reduce(Optional.empty(), TrialHistory::better, (a, b) -> b),
        others.stream().mapToDouble(TrialEvent.EpochEnded::seconds).sum());
  }

  private static Optional<TrialEvent.EpochEnded> better(
      Optional<TrialEvent.EpochEnded> known, TrialEvent.EpochEnded epoch) {
    Optional<Double> auc = epoch.valid().meanAuc();
    boolean beats =
        auc.isPresent()
            && known.flatMap(k -> k.valid().meanAuc()).map(k -> auc.get() > k).orElse(true);
    return beats ? Optional.of(epoch) : known;
  }
}
