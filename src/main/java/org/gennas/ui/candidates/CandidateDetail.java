package org.gennas.ui.candidates;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.PredictionTable;
import org.gennas.ui.task.LatestTask;

/**
 * The chosen candidate's plots. They are read and worked out in the background; a new choice
 * cancels the old work, and what was shown stays, marked as old, until the new is there.
 */
public final class CandidateDetail {
  /** Where the plots stand. */
  public sealed interface State {
    /** No candidate is chosen, or the chosen one has no predictions yet. */
    record Nothing() implements State {}

    /**
     * @param old what was shown before
     */
    record Loading(TrialId trial, Optional<CandidateCurves> old) implements State {}

    record Shown(TrialId trial, CandidateCurves curves) implements State {}

    /** The message names file, line and remedy. */
    record Unreadable(TrialId trial, String message) implements State {}
  }

  /** Reads the predictions of a trial. */
  @FunctionalInterface
  public interface Predictions {
    PredictionTable read(TrialId trial) throws IOException;
  }

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private final ObjectProperty<Thresholds> thresholds =
      new SimpleObjectProperty<>(Thresholds.usual());
  private final LatestTask reading;
  private final BootstrapInterval bootstrap;

  public CandidateDetail(Executor background, Executor ui, BootstrapInterval bootstrap) {
    reading = new LatestTask(background, ui, LatestTask.Overtaken.INTERRUPTED);
    this.bootstrap = bootstrap;
  }

  /** Shows nothing. */
  public void clear() {
    reading.cancel();
    state.set(new State.Nothing());
  }

  /** Shows a finished trial's plots, first without and then with bands. */
  public void show(TrialId trial, Predictions predictions) {
    state.set(new State.Loading(trial, shown()));
    reading.<CandidateCurves>run(
        turn -> {
          CandidateCurves curves = CandidateCurves.of(predictions.read(trial));
          turn.tell(() -> state.set(new State.Shown(trial, curves)));
          CandidateCurves calibrated = curves.withCalibration();
          turn.tell(() -> state.set(new State.Shown(trial, calibrated)));
          return calibrated.withBands(bootstrap);
        },
        curves -> state.set(new State.Shown(trial, curves)),
        failed -> state.set(new State.Unreadable(trial, failed)));
  }

  private Optional<CandidateCurves> shown() {
    Function<State, Optional<CandidateCurves>> curves =
        s ->
            s instanceof State.Shown shown
                ? Optional.of(shown.curves())
                : s instanceof State.Loading loading ? loading.old() : Optional.empty();
    return curves.apply(state.get());
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** How thresholds are chosen. */
  public ObjectProperty<Thresholds> thresholds() {
    return thresholds;
  }
}
