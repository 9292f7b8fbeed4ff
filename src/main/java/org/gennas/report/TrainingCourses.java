package org.gennas.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.ImageEpochs;
import org.gennas.study.folder.StudyFolder;

/**
 * How each training of a study went. All are read once, to tell what they cost and which are
 * damaged; a course itself is read again when it is asked for, since those of thousands of
 * trainings would fill the memory.
 */
final class TrainingCourses {
  private static final Effort NONE = new Effort(0, 0, 0);

  private final StudyFolder folder;
  private final Map<Integer, Effort> efforts;

  /**
   * What a training took.
   *
   * @param imageEpochs training images times whole epochs
   * @param seconds of its epochs
   */
  record Effort(long imageEpochs, double seconds, int epochs) {}

  private TrainingCourses(StudyFolder folder, Map<Integer, Effort> efforts) {
    this.folder = folder;
    this.efforts = efforts;
  }

  /**
   * @param folder that reads every text masked
   * @param damages takes a sentence for each training whose events can't be read
   */
  static TrainingCourses read(
      StudyFolder folder, StudyState state, ExportRedactor discretion, List<String> damages) {
    Map<Integer, Effort> efforts = new HashMap<>();
    for (TrialState trial : state.trials()) {
      List<FileProblem> ignored = new ArrayList<>();
      try {
        TrialHistory history = folder.history(trial.id(), ignored::add);
        efforts.put(
            trial.id().number(),
            new Effort(ImageEpochs.of(history), history.seconds(), history.epochs().size()));
      } catch (IOException e) {
        damages.add(
            trial.id().label()
                + ": its events cannot be read and are left out. "
                + discretion.of(String.valueOf(e.getMessage())));
      }
      if (!ignored.isEmpty()) {
        damages.add(
            trial.id().label()
                + ": "
                + (ignored.size() == 1 ? "a line" : ignored.size() + " lines")
                + " of its events cannot be read; the others stand. "
                + discretion.of(ignored.get(0).getMessage()));
      }
    }
    return new TrainingCourses(folder, efforts);
  }

  /** An empty one where it can't be read. */
  TrialHistory of(TrialState trial) {
    if (!efforts.containsKey(trial.id().number())) {
      return TrialHistory.empty();
    }
    try {
      return folder.history(trial.id());
    } catch (IOException e) {
      // it could be read a moment ago; a report goes without what goes away meanwhile
      return TrialHistory.empty();
    }
  }

  /** Nothing where its events can't be read. */
  Effort effort(TrialState trial) {
    return efforts.getOrDefault(trial.id().number(), NONE);
  }
}
