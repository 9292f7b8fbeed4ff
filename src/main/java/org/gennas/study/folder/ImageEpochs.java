package org.gennas.study.folder;

import java.io.IOException;
import java.util.List;
import org.gennas.common.FileProblem;
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
   * Of these trials together, as their folders tell it.
   *
   * @throws FileProblem if a training's events are damaged
   */
  public static long of(StudyFolder folder, List<TrialState> trials) throws IOException {
    long sum = 0;
    for (TrialState trial : trials) {
      sum += of(folder.history(trial.id()));
    }
    return sum;
  }
}
