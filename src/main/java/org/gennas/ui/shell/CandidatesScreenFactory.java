package org.gennas.ui.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.figure.Palette;
import org.gennas.space.Architecture;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.candidates.CandidateActions;
import org.gennas.ui.candidates.CandidateDetail;
import org.gennas.ui.candidates.CandidatesModel;
import org.gennas.ui.candidates.CandidatesScreen;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.control.Badge;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.TrialNotebook;
import org.gennas.ui.text.Messages;

/** The Candidates screen with what it needs from the window around it. */
final class CandidatesScreenFactory {
  private static final int RESAMPLES = 1000;
  private static final double LEVEL = 0.95;

  private final StudyController desk;
  private final Surroundings around;
  private final Messages messages;
  private final TrialNotebook notebook;
  private final CandidatesModel model;

  /**
   * Where the screen leads to.
   *
   * @param edit shows an architecture in the editor
   * @param compare shows the comparison of the chosen trials
   * @param xrays shows images with the network of a trial, by its number
   * @param log shows a worker's log
   */
  record Ways(
      Consumer<Architecture> edit, Runnable compare, IntConsumer xrays, Consumer<TrialId> log) {}

  CandidatesScreenFactory(
      StudyController desk, Surroundings around, EditHistory edits, Messages messages) {
    this.desk = desk;
    this.around = around;
    this.messages = messages;
    notebook = new TrialNotebook(desk.model(), around.background(), around.ui(), messages);
    model = model(desk, around, notebook, edits, messages);
  }

  private static CandidatesModel model(
      StudyController desk,
      Surroundings around,
      TrialNotebook notebook,
      EditHistory edits,
      Messages messages) {
    StudyModel study = desk.model();
    CandidateDetail detail =
        new CandidateDetail(
            around.background(), around.ui(), new BootstrapInterval(RESAMPLES, LEVEL, 1));
    // Predictions are read on a background thread, which must not look into the model.
    AtomicReference<Optional<StudyFolder>> folder =
        new AtomicReference<>(study.folderProperty().get());
    study.folderProperty().addListener((observable, old, now) -> folder.set(now));
    return new CandidatesModel(
        study,
        notebook,
        edits,
        search(desk),
        messages,
        detail,
        trial -> predictions(folder.get(), trial));
  }

  private static CandidatesModel.Search search(StudyController desk) {
    return new CandidatesModel.Search() {
      @Override
      public boolean hears() {
        Mode mode = desk.model().mode();
        return desk.holdsSearch() && (mode == Mode.RUNNING_HERE || mode == Mode.PAUSED);
      }

      @Override
      public void repeat(int number) {
        desk.steer(control -> control.repeat(number));
      }

      @Override
      public void goOn(int number) {
        desk.steer(control -> control.continueTrial(number));
      }
    };
  }

  private static PredictionTable predictions(Optional<StudyFolder> folder, TrialId trial)
      throws IOException {
    return PredictionTable.read(
        folder
            .orElseThrow(() -> new IOException("The study has not been written yet."))
            .trial(trial)
            .validPredictionsFile());
  }

  CandidatesScreen screen(ObservableValue<Palette> palette, WorkbenchShell shell, Ways ways) {
    CandidatesScreen screen =
        new CandidatesScreen(
            model,
            palette,
            messages,
            new CandidateActions.Around(
                ways.edit(),
                ways.compare(),
                ways.xrays(),
                ways.log(),
                around.chooser(),
                () -> desk.model().folderProperty().get(),
                notices(shell),
                around.background(),
                around.ui()));
    screen.columns().bindBidirectional(around.preferences().columns());
    return screen;
  }

  private static CandidateActions.Notices notices(WorkbenchShell shell) {
    return new CandidateActions.Notices() {
      @Override
      public void tell(Badge.Kind kind, String text) {
        shell.tell(kind, text);
      }

      @Override
      public void tell(Badge.Kind kind, String text, String offer, Runnable action) {
        shell.tell(kind, text, offer, action);
      }
    };
  }

  /** Writes what is still to be written. */
  void close() {
    notebook.close();
  }
}
