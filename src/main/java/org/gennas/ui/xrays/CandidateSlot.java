package org.gennas.ui.xrays;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.PredictionTable;
import org.gennas.study.TrialId;

/** One of the two candidates looked at side by side, with its predictions once they are read. */
final class CandidateSlot {
  /** Reads the validation predictions of a trial. */
  @FunctionalInterface
  interface Predictions {
    PredictionTable read(TrialId trial) throws IOException;
  }

  private final Executor background;
  private final Executor ui;
  private final Predictions predictions;
  private final ObjectProperty<Optional<TrialId>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CandidateScores>> scores =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private long asked;

  CandidateSlot(Executor background, Executor ui, Predictions predictions) {
    this.background = background;
    this.ui = ui;
    this.predictions = predictions;
    chosen.addListener((property, before, now) -> read(now));
  }

  private void read(Optional<TrialId> trial) {
    long ticket = ++asked;
    scores.set(Optional.empty());
    problem.set(Optional.empty());
    trial.ifPresent(id -> background.execute(() -> read(id, ticket)));
  }

  private void read(TrialId trial, long ticket) {
    try {
      CandidateScores found = CandidateScores.of(predictions.read(trial));
      hand(ticket, () -> scores.set(Optional.of(found)));
    } catch (IOException | IllegalArgumentException e) {
      hand(ticket, () -> problem.set(Optional.of(String.valueOf(e.getMessage()))));
    }
  }

  private void hand(long ticket, Runnable change) {
    ui.execute(
        () -> {
          if (ticket == asked) {
            change.run();
          }
        });
  }

  /** The candidate chosen. */
  ObjectProperty<Optional<TrialId>> chosen() {
    return chosen;
  }

  /** What it said of the validation images; empty while it is being read. */
  ReadOnlyObjectProperty<Optional<CandidateScores>> scores() {
    return scores.getReadOnlyProperty();
  }

  /** Why its predictions cannot be read; names file, line and remedy. */
  ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }
}
