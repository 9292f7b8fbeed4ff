package org.gennas.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.data.tables.NoFindingImages;
import org.gennas.evaluation.PairedBootstrap;
import org.gennas.evaluation.PairedCases;
import org.gennas.evaluation.PairedDifference;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.PairedPredictions;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;

/**
 * Holds the training that stands for a study's winner against its baselines: paired differences of
 * the mean AUC by resampling patients, of each finding's by DeLong, clustered by patient; on all
 * images and, where the dataset knows "No Finding", without those.
 */
final class WinnerComparison {
  private final StudyFolder folder;
  private final StudyState state;

  WinnerComparison(StudyFolder folder, StudyState state) {
    this.folder = folder;
    this.state = state;
  }

  /** What a side's predictions are of. */
  private record OnSide(boolean test, PredictionTable winner) {}

  /**
   * The comparison that is due: empty where it has been made, there is no winner yet, or its
   * predictions are not there.
   */
  Optional<Comparison> missingIn(Baselines baselines) throws IOException, InterruptedException {
    Optional<TrialId> winner = state.scored().map(TrialState::id);
    if (winner.isEmpty()) {
      return Optional.empty();
    }
    Optional<PredictionTable> test = table(testFile());
    Optional<PredictionTable> valid =
        table(Optional.of(folder.trial(winner.get()).validPredictionsFile()));
    boolean made =
        baselines
            .comparison()
            .filter(c -> c.trial() == winner.get().number() && c.onTest() == test.isPresent())
            .isPresent();
    if (made || valid.isEmpty()) {
      return Optional.empty();
    }
    List<OnSide> sides = new ArrayList<>();
    sides.add(new OnSide(false, valid.get()));
    test.ifPresent(t -> sides.add(new OnSide(true, t)));
    NoFindingImages normal =
        NoFindingImages.find(folder.path().resolve(state.config().images().folder()));
    List<Difference> differences = new ArrayList<>();
    for (OnSide side : sides) {
      for (BaselineScore score : baselines.scores()) {
        PredictionTable baseline = baseline(score.kind(), side.test());
        differences.add(difference(score.kind(), side, baseline, false));
        if (normal.known()) {
          OnSide abnormal = new OnSide(side.test(), side.winner().without(normal.paths()));
          differences.add(
              difference(score.kind(), abnormal, baseline.without(normal.paths()), true));
        }
      }
    }
    return Optional.of(new Comparison(winner.get().number(), test.isPresent(), differences));
  }

  private Optional<Path> testFile() {
    return state
        .test()
        .map(StudyEvent.TestScored::number)
        .flatMap(state::trial)
        .map(t -> folder.trial(t.id()).testPredictionsFile());
  }

  private static Optional<PredictionTable> table(Optional<Path> file) throws IOException {
    return file.isPresent() && Files.exists(file.get())
        ? Optional.of(PredictionTable.read(file.get()))
        : Optional.empty();
  }

  private PredictionTable baseline(BaselineKind kind, boolean test) throws IOException {
    BaselineFiles files = new BaselineFiles(folder, kind);
    return PredictionTable.read(test ? files.testPredictions() : files.validPredictions());
  }

  private Difference difference(
      BaselineKind kind, OnSide side, PredictionTable baseline, boolean abnormalOnly)
      throws InterruptedException {
    PairedBootstrap bootstrap = PairedBootstrap.standard(state.config().seed());
    PairedPredictions paired = PairedPredictions.of(baseline, side.winner());
    List<PairedCases> cases = paired.cases();
    List<Difference.OfFinding> findings = new ArrayList<>();
    for (int f = 0; f < cases.size(); f++) {
      findings.add(
          new Difference.OfFinding(
              baseline.findings().get(f),
              PairedDifference.delong(cases.get(f), bootstrap.level())));
    }
    return new Difference(
        kind, side.test(), abnormalOnly, paired.images(), bootstrap.mean(cases), findings);
  }
}
