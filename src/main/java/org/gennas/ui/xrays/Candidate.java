package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.text.Messages;

/** Who is asked about pictures: one trained network, or the mean of the study's ensemble. */
sealed interface Candidate {
  /** As people call it. */
  String label(Messages messages);

  /** What it said of the validation images. */
  PredictionTable predictions(StudyFolder folder) throws IOException;

  /** The file that the inspecting worker is asked about. */
  Path model(StudyFolder folder);

  /** The network of a training. */
  record OfTrial(TrialId trial) implements Candidate {
    @Override
    public String label(Messages messages) {
      return trial.label();
    }

    @Override
    public PredictionTable predictions(StudyFolder folder) throws IOException {
      return PredictionTable.read(folder.trial(trial).validPredictionsFile());
    }

    @Override
    public Path model(StudyFolder folder) {
      return folder.trial(trial).modelFile();
    }
  }

  /** Several networks; another choice of them is another candidate. */
  record OfEnsemble(Ensemble ensemble) implements Candidate {
    @Override
    public String label(Messages messages) {
      return messages.get("xrays.candidate.ensemble");
    }

    @Override
    public PredictionTable predictions(StudyFolder folder) throws IOException {
      return folder.ensembleValidPredictions(ensemble);
    }

    @Override
    public Path model(StudyFolder folder) {
      return folder.ensembleFile();
    }
  }

  /** The network of a training, where one is chosen. */
  static Optional<Candidate> of(Optional<TrialId> trial) {
    return trial.map(OfTrial::new);
  }
}
