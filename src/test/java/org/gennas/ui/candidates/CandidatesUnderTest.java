package org.gennas.ui.candidates;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.control.Badge;
import org.gennas.ui.study.ScriptedSearches;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.TrialNotebook;
import org.gennas.ui.text.Messages;

/** The candidates of a study on disk with everything around them, but no window. */
final class CandidatesUnderTest {
  final StudyModel study = new StudyModel();
  final ScriptedSearches searches = new ScriptedSearches();
  final EditHistory edits = new EditHistory();
  final List<String> orders = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  final List<Runnable> offers = new ArrayList<>();
  final TrialNotebook notebook;
  final StudyController desk;
  final CandidatesModel model;
  final CandidateActions.Around around;
  boolean hears = true;
  Optional<Path> chosenFolder = Optional.empty();

  CandidatesUnderTest(Path home, Messages messages, ExecutorService background, Executor ui) {
    desk = new StudyController(study, searches, folder -> {}, background, ui, home, messages);
    notebook = new TrialNotebook(study, background, ui, messages);
    CandidateDetail detail =
        new CandidateDetail(background, ui, new BootstrapInterval(200, 0.95, 1));
    model =
        new CandidatesModel(
            study, notebook, edits, search(), messages, detail, trial -> predictions(trial));
    around =
        new CandidateActions.Around(
            architecture -> orders.add("edit " + architecture.code()),
            () -> orders.add("compare"),
            number -> orders.add("xrays " + number),
            trial -> orders.add("log " + trial.number()),
            title -> chosenFolder.map(Path::toFile),
            () -> study.folderProperty().get(),
            notices(),
            background,
            ui);
  }

  private PredictionTable predictions(org.gennas.study.event.TrialId trial) throws IOException {
    return PredictionTable.read(
        study.folderProperty().get().orElseThrow().trial(trial).validPredictionsFile());
  }

  private CandidatesModel.Search search() {
    return new CandidatesModel.Search() {
      @Override
      public boolean hears() {
        return hears;
      }

      @Override
      public void repeat(int number) {
        orders.add("repeat " + number);
      }

      @Override
      public void goOn(int number) {
        orders.add("go on " + number);
      }
    };
  }

  private CandidateActions.Notices notices() {
    return new CandidateActions.Notices() {
      @Override
      public void tell(Badge.Kind kind, String text) {
        notices.add(text);
      }

      @Override
      public void tell(Badge.Kind kind, String text, String offer, Runnable action) {
        notices.add(text + " " + offer);
        offers.add(action);
      }
    };
  }

  void open(StudyFolder folder) {
    desk.open(folder.path());
  }

  /** Labels of the rows shown, in the order of the table. */
  List<String> shown() {
    return model.rows().stream().map(r -> r.trial().id().label()).toList();
  }
}
