package org.gennas.ui.xrays;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.folder.PredictionTable;
import org.gennas.ui.task.LatestTask;

/** One of the two candidates looked at side by side, with its predictions once they are read. */
final class CandidateSlot {
  /** Reads the validation predictions of a candidate. */
  @FunctionalInterface
  interface Predictions {
    PredictionTable read(Candidate candidate) throws IOException;
  }

  private final LatestTask reading;
  private final Predictions predictions;
  private final ObjectProperty<Optional<Candidate>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CandidateScores>> scores =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  CandidateSlot(Executor background, Executor ui, Predictions predictions) {
    reading = new LatestTask(background, ui);
    this.predictions = predictions;
    chosen.addListener((property, before, now) -> read(now));
  }

  private void read(Optional<Candidate> candidate) {
    reading.cancel();
    scores.set(Optional.empty());
    problem.set(Optional.empty());
    candidate.ifPresent(
        each ->
            reading.run(
                turn -> CandidateScores.of(predictions.read(each)),
                found -> scores.set(Optional.of(found)),
                failed -> problem.set(Optional.of(failed))));
  }

  /** The candidate chosen. */
  ObjectProperty<Optional<Candidate>> chosen() {
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
