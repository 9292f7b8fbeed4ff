package org.gennas.ui.candidates;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.PredictionTable;

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
  private final ExecutorService background;
  private final Executor ui;
  private final BootstrapInterval bootstrap;
  private Optional<Future<?>> running = Optional.empty();
  private long asked;

  public CandidateDetail(ExecutorService background, Executor ui, BootstrapInterval bootstrap) {
    this.background = background;
    this.ui = ui;
    this.bootstrap = bootstrap;
  }

  /** Shows nothing. */
  public void clear() {
    cancel();
    state.set(new State.Nothing());
  }

  /** Shows a finished trial's plots, first without and then with bands. */
  public void show(TrialId trial, Predictions predictions) {
    cancel();
    long ticket = asked;
    state.set(new State.Loading(trial, shown()));
    running = Optional.of(background.submit(() -> work(trial, predictions, ticket)));
  }

  private void cancel() {
    asked++;
    running.ifPresent(work -> work.cancel(true));
    running = Optional.empty();
  }

  private Optional<CandidateCurves> shown() {
    Function<State, Optional<CandidateCurves>> curves =
        s ->
            s instanceof State.Shown shown
                ? Optional.of(shown.curves())
                : s instanceof State.Loading loading ? loading.old() : Optional.empty();
    return curves.apply(state.get());
  }

  private void work(TrialId trial, Predictions predictions, long ticket) {
    try {
      CandidateCurves curves = CandidateCurves.of(predictions.read(trial));
      hand(ticket, new State.Shown(trial, curves));
      CandidateCurves calibrated = curves.withCalibration();
      hand(ticket, new State.Shown(trial, calibrated));
      hand(ticket, new State.Shown(trial, calibrated.withBands(bootstrap)));
    } catch (IOException | IllegalArgumentException e) {
      hand(ticket, new State.Unreadable(trial, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(long ticket, State next) {
    ui.execute(
        () -> {
          if (ticket == asked) {
            state.set(next);
          }
        });
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** How thresholds are chosen. */
  public ObjectProperty<Thresholds> thresholds() {
    return thresholds;
  }
}
