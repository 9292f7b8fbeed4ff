package org.gennas.ui.xrays;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.data.images.Radiograph;
import org.gennas.data.outlier.OutOfDistributionDetector;
import org.gennas.ui.task.LatestTask;

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

  private final LatestTask comparing;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());

  PictureComparison(Executor background, Executor ui) {
    comparing = new LatestTask(background, ui);
  }

  /** Shows nothing; what is on its way is dropped. */
  void clear() {
    comparing.cancel();
    state.set(new State.Nothing());
  }

  /** Compares in the background; the first time in a study it takes some seconds. */
  void compare(OpenStudy study, Radiograph picture) {
    state.set(new State.Underway());
    comparing.run(
        turn -> compared(study, picture), state::set, failed -> state.set(new State.Unknown()));
  }

  private static State compared(OpenStudy study, Radiograph picture) throws IOException {
    return study
        .likeness()
        .<State>map(likeness -> new State.Known(likeness.deviations(picture)))
        .orElseGet(State.Unknown::new);
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
