package org.gennas.ui.xrays;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.data.images.Radiograph;
import org.gennas.data.outlier.OutOfDistributionDetector;

/** Compares a file from disk with the images that the networks were trained on. */
final class PictureComparison {
  /** Where it stands. */
  sealed interface State {
    /** Nothing is to be compared. */
    record Nothing() implements State {}

    record Underway() implements State {}

    /** The training images are no longer there, or cannot be read. */
    record Unknown() implements State {}

    /**
     * @param deviations none where it looks like them
     */
    record Known(List<OutOfDistributionDetector.Deviation> deviations) implements State {
      public Known {
        deviations = List.copyOf(deviations);
      }
    }
  }

  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private long asked;

  PictureComparison(Executor background, Executor ui) {
    this.background = background;
    this.ui = ui;
  }

  /** Shows nothing; what is on its way is dropped. */
  void clear() {
    asked++;
    state.set(new State.Nothing());
  }

  /** Compares in the background; the first time in a study it takes some seconds. */
  void compare(OpenStudy study, Radiograph picture) {
    long ticket = ++asked;
    state.set(new State.Underway());
    background.execute(
        () -> {
          State found = compared(study, picture);
          ui.execute(
              () -> {
                if (ticket == asked) {
                  state.set(found);
                }
              });
        });
  }

  private static State compared(OpenStudy study, Radiograph picture) {
    try {
      return study
          .likeness()
          .<State>map(likeness -> new State.Known(likeness.deviations(picture)))
          .orElseGet(State.Unknown::new);
    } catch (IOException e) {
      return new State.Unknown();
    }
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
