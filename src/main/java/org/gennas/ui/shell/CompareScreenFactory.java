package org.gennas.ui.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.value.ObservableValue;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.PairedBootstrap;
import org.gennas.figure.Palette;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.compare.CloudModel;
import org.gennas.ui.compare.CompareContext;
import org.gennas.ui.compare.CompareModel;
import org.gennas.ui.compare.CompareScreen;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.text.Messages;

/** The Compare screen around the open study. */
final class CompareScreenFactory {
  private static final int BAND_SAMPLES = 500;
  private static final double LEVEL = 0.95;
  private static final long SEED = 1;

  private final CompareModel compare;
  private final CloudModel cloud;
  private final CompareScreen screen;

  CompareScreenFactory(
      StudyModel study,
      Surroundings around,
      EditHistory edits,
      Messages messages,
      ObservableValue<Palette> palette,
      Runnable report) {
    // Predictions are read on a background thread, which must not look into the model.
    AtomicReference<Optional<StudyFolder>> folder =
        new AtomicReference<>(study.folderProperty().get());
    study.folderProperty().addListener((observable, old, now) -> folder.set(now));
    compare =
        new CompareModel(
            study,
            trial -> predictions(folder.get(), trial),
            new CompareModel.Around(
                around.background(),
                around.ui(),
                edits,
                messages,
                PairedBootstrap.standard(SEED),
                new BootstrapInterval(BAND_SAMPLES, LEVEL, SEED)));
    cloud = new CloudModel(study, around.background(), around.ui());
    screen = new CompareScreen(new CompareContext(compare, cloud, messages, palette, report));
  }

  private static PredictionTable predictions(Optional<StudyFolder> folder, TrialId trial)
      throws IOException {
    return PredictionTable.read(
        folder
            .orElseThrow(() -> new IOException("The study has not been written yet."))
            .trial(trial)
            .validPredictionsFile());
  }

  CompareScreen screen() {
    return screen;
  }

  /** Stops background work. */
  void close() {
    compare.cancel();
    cloud.cancel();
  }
}
