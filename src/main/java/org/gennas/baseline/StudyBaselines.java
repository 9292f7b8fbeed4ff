package org.gennas.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.TestSplitGuard;

/**
 * Makes a study's baselines, as far as the study has come: fitted and scored on validation once its
 * images are prepared, held against what stands for its winner once there is something, and scored
 * on the test split once the winner was. What is there is kept; a kill at any moment costs what was
 * being made.
 */
public final class StudyBaselines {
  private static final double NANOS = 1e9;

  private final StudyFolder folder;

  public StudyBaselines(StudyFolder folder) {
    this.folder = folder;
  }

  /** Told how far the fitting is, on the fitting thread. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done of {@code total} images
     */
    void at(long done, long total);
  }

  /**
   * Makes what is missing.
   *
   * @param state where the study stands
   * @return empty where the images have not been prepared yet
   * @throws IOException if the prepared images are gone or a file is damaged or cannot be written
   * @throws InterruptedException if the thread was interrupted; what was finished is kept
   */
  public Optional<Baselines> complete(StudyState state, Progress progress)
      throws IOException, InterruptedException {
    if (state.prepared().isEmpty()) {
      return Optional.empty();
    }
    try {
      Baselines now = made(state, progress);
      if (state.test().isPresent() && !testScored(now)) {
        now = withTest(state, now);
      }
      Optional<Comparison> wanted = new WinnerComparison(folder, state).missingIn(now);
      if (wanted.isPresent()) {
        now = now.withComparison(wanted.get());
        now.write(folder);
      }
      return Optional.of(now);
    } catch (IllegalArgumentException e) {
      throw new FileProblem(
          "The baselines and the study's trainings use different images: " + e.getMessage(),
          folder.baselinesFile(),
          0,
          "Delete that file, so that the baselines are computed again.");
    }
  }

  private Baselines made(StudyState state, Progress progress)
      throws IOException, InterruptedException {
    Optional<Baselines> there = Baselines.read(folder);
    boolean whole =
        there.isPresent()
            && there.get().scores().stream()
                .allMatch(score -> new BaselineFiles(folder, score.kind()).complete());
    return whole ? there.get() : fit(state, progress);
  }

  private Baselines fit(StudyState state, Progress progress)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Files.createDirectories(folder.baselinesFolder());
    SplitTable table = SplitTable.read(folder.splitFile());
    try (PreparedImages images = prepared(state)) {
      BaselineFit fit = new BaselineFit(table);
      List<SplitTable.Row> valid = table.side(Side.VALID).rows();
      List<BaselineScore> scores = new ArrayList<>();
      scores.add(keep(fit.prevalence(), Features.none(), valid, state));
      Optional<Features> metadata = MetadataFeatures.of(fit.train());
      if (metadata.isPresent()) {
        BaselineModel model = fit.regression(BaselineKind.METADATA, metadata.get(), read -> {});
        scores.add(keep(model, metadata.get(), valid, state));
      }
      Features pixels = new PixelFeatures(images);
      BaselineModel model =
          fit.regression(BaselineKind.PIXELS, pixels, read -> progress.at(read, fit.images()));
      scores.add(keep(model, pixels, valid, state));
      Baselines made =
          new Baselines(
              Baselines.FORMAT, scores, (System.nanoTime() - begun) / NANOS, Optional.empty());
      made.write(folder);
      return made;
    }
  }

  private PreparedImages prepared(StudyState state) throws IOException {
    StudyEvent.Prepared prepared = state.prepared().orElseThrow();
    return PreparedImages.open(folder.path().resolve(prepared.prepared()));
  }

  private BaselineScore keep(
      BaselineModel model, Features features, List<SplitTable.Row> valid, StudyState state)
      throws IOException, InterruptedException {
    BaselineFiles files = new BaselineFiles(folder, model.kind());
    PredictionTable predictions = model.predict(features, valid, read -> {});
    folder.json().write(files.model(), model);
    predictions.write(files.validPredictions());
    return new BaselineScore(
        model.kind(),
        model.features(),
        model.penalty(),
        score(predictions, state),
        Optional.empty());
  }

  private static SplitScore score(PredictionTable predictions, StudyState state)
      throws InterruptedException {
    return predictions.score(BootstrapInterval.standard(state.config().seed()));
  }

  private boolean testScored(Baselines baselines) {
    return baselines.scores().stream()
        .allMatch(
            score ->
                score.test().isPresent()
                    && Files.exists(new BaselineFiles(folder, score.kind()).testPredictions()));
  }

  private Baselines withTest(StudyState state, Baselines baselines)
      throws IOException, InterruptedException {
    TestSplitGuard.requireOpened(state, folder.journalFile());
    SplitTable table = SplitTable.read(folder.splitFile());
    List<SplitTable.Row> test = table.side(Side.TEST).rows();
    List<BaselineScore> scores = new ArrayList<>();
    try (PreparedImages images = prepared(state)) {
      for (BaselineScore score : baselines.scores()) {
        BaselineFiles files = new BaselineFiles(folder, score.kind());
        BaselineModel model =
            folder.json().read(files.model(), BaselineModel.class, BaselineModel.FORMAT);
        Features features = features(score.kind(), table, images);
        if (!model.fits(table.findings(), features.count())) {
          throw new FileProblem(
              "The baseline's model is damaged: it is not of this study's findings and images",
              files.model(),
              0,
              "Restore the file from a copy; the baselines are not scored on the test split"
                  + " without it.");
        }
        PredictionTable predictions = model.predict(features, test, read -> {});
        predictions.write(files.testPredictions());
        scores.add(score.withTest(score(predictions, state)));
      }
    }
    Baselines scored = baselines.withScores(scores);
    scored.write(folder);
    return scored;
  }

  private Features features(BaselineKind kind, SplitTable table, PreparedImages images)
      throws FileProblem {
    return switch (kind) {
      case PREVALENCE -> Features.none();
      case PIXELS -> new PixelFeatures(images);
      case METADATA ->
          MetadataFeatures.of(table.side(Side.TRAIN).rows())
              .orElseThrow(
                  () ->
                      new FileProblem(
                          "The split table no longer has age, sex, view or projection",
                          folder.splitFile(),
                          0,
                          "Restore the file as the study wrote it."));
    };
  }
}
