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
   * Of all trainings of a study together. Where the journal tells what a finished one was, its
   * folder is not asked: of thousands, that would take longer than all else that is shown.
   *
   * @throws FileProblem if the events of an unfinished training are damaged
   */
  public static long of(StudyFolder folder, StudyState state) throws IOException {
    OptionalInt images = trainImages(state);
    long sum = 0;
    for (TrialState trial : state.trials()) {
      sum +=
          images.isPresent() && trial.result().isPresent()
              ? (long) images.getAsInt() * trial.result().get().epochs()
              : of(folder.history(trial.id()));
    }
    return sum;
  }

  private static OptionalInt trainImages(StudyState state) {
    return state.prepared().stream()
        .flatMap(prepared -> prepared.sides().stream())
        .filter(side -> side.name().equals("train"))
        .mapToInt(StudyEvent.Side::images)
        .findFirst();
  }
}
