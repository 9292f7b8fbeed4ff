package org.gennas.study.folder;

import java.io.IOException;
import java.util.OptionalInt;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialState;

/**
 * What trainings cost, whatever computes them: training images times whole epochs, halted and
 * stopped trainings counted with what they trained.
 */
public final class ImageEpochs {
  private ImageEpochs() {}

  /** Of one training; 0 before it began. */
  public static long of(TrialHistory history) {
    return history
        .began()
        .map(began -> (long) began.trainImages() * history.epochs().size())
        .orElse(0L);
  }

  /**
   * Of all trainings of a study together. Where the journal tells how far one came, its folder is
   * not asked: of thousands, that would take longer than all else that is shown.
   *
   * @throws FileProblem if the events of a training are needed and damaged
   */
  public static long of(StudyFolder folder, StudyState state) throws IOException {
    OptionalInt images = trainImages(state);
    long sum = 0;
    for (TrialState trial : state.trials()) {
      OptionalInt epochs = epochs(trial);
      sum +=
          images.isPresent() && epochs.isPresent()
              ? (long) images.getAsInt() * epochs.getAsInt()
              : of(folder.history(trial.id()));
    }
    return sum;
  }

  /** Whole epochs as the journal tells them; empty where it doesn't. */
  private static OptionalInt epochs(TrialState trial) {
    if (trial.result().isPresent()) {
      return OptionalInt.of(trial.result().get().epochs());
    }
    return trial.status() == TrialState.Status.HALTED && trial.halt().isPresent()
        ? OptionalInt.of(trial.halt().get().epochs())
        : OptionalInt.empty();
  }

  private static OptionalInt trainImages(StudyState state) {
    return state.prepared().stream()
        .flatMap(prepared -> prepared.sides().stream())
        .filter(side -> side.name().equals("train"))
        .mapToInt(StudyEvent.Side::images)
        .findFirst();
  }
}
