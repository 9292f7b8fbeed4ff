package org.gennas.study.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gennas.common.FileChecksum;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.space.Architecture;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;

/** A study on disk whose trials have been trained, with what each said of 60 validation images. */
public final class EndedStudy {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final List<String> FINDINGS = List.of("Edema", "Pleural Effusion");
  private static final int IMAGES = 60;

  private final StudyFolder folder;
  private final JsonLines<StudyEvent> journal;

  private EndedStudy(StudyFolder folder) throws IOException {
    this.folder = folder;
    this.journal = folder.journal();
  }

  /** Makes a trained model where it is wanted. */
  @FunctionalInterface
  public interface Models {
    void write(Path file, TrialId trial) throws IOException;
  }

  /**
   * Trials 1 to {@code codes.size()}, finished, the search ended, the test split closed.
   *
   * @param px side of the images
   */
  public static StudyFolder create(Path path, List<String> codes, int px, Models models)
      throws IOException, InterruptedException {
    EndedStudy study = new EndedStudy(StudyFolder.create(path, config(px), new StudyJson()));
    study.journal.append(new StudyEvent.Started(NOON, "test"));
    for (int i = 0; i < codes.size(); i++) {
      study.trial(i + 1, codes.get(i), models);
    }
    study.journal.append(new StudyEvent.Ended(NOON, StopReason.TRIALS, "All trials are done."));
    study.journal.close();
    return study.folder;
  }

  /** Adds what happened later. */
  public static void append(StudyFolder folder, StudyEvent event) throws IOException {
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      journal.append(event);
    }
  }

  /** Has the journal say what a trial's model holds now. */
  public static void seal(StudyFolder folder, TrialId trial) throws IOException {
    append(
        folder,
        new StudyEvent.Sealed(
            NOON,
            folder.config(),
            "split",
            "pixels",
            Map.of(trial.number(), FileChecksum.of(folder.trial(trial).modelFile()))));
  }

  private static StudyConfig config(int px) {
    return new StudyConfig(
        StudyConfig.FORMAT,
        "Ended",
        new ImagesConfig(
            "images",
            FINDINGS.stream()
                .map(
                    f ->
                        new FindingPolicy(
                            f, FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS))
                .toList(),
            ImagesConfig.View.ALL,
            px,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.7, 0.15, 0.15, 3),
            Optional.empty(),
            true),
        "chest-xray",
        TrainingConfig.quick(),
        "random",
        Schedule.IN_STEP,
        DeviceChoice.all(),
        new StopRules(10, Optional.empty(), Optional.empty(), Optional.empty()),
        new SearchLimits(Map.of(), Optional.empty(), Optional.empty()),
        42);
  }

  private void trial(int number, String code, Models models)
      throws IOException, InterruptedException {
    TrialId id = new TrialId(number, new Architecture(code));
    PredictionTable table = predictions(number);
    Files.createDirectories(folder.trial(id).path());
    table.write(folder.trial(id).validPredictionsFile());
    models.write(folder.trial(id).modelFile(), id);
    TrialResult result =
        new TrialResult(
            TrialResult.FORMAT,
            id,
            3,
            8,
            table.score(BootstrapInterval.standard(1)),
            0.3,
            12.5,
            88,
            Optional.empty(),
            1000 * number,
            100_000 * number,
            "cpu:0",
            "portable",
            Optional.of(2.0));
    Proposal proposal = new Proposal(id.architecture(), "Why not.", Optional.empty(), "Random");
    journal.append(new StudyEvent.Proposed(NOON, new Trial(id, 1, proposal, number)));
    journal.append(new StudyEvent.TrialFinished(NOON, result));
  }

  /** The labels are the same for every trial, the noise is its own. */
  public static PredictionTable predictions(int number) {
    SplittableRandom labels = new SplittableRandom(5);
    SplittableRandom noise = new SplittableRandom(100 + number);
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      int[] truth = new int[FINDINGS.size()];
      double[] probabilities = new double[FINDINGS.size()];
      for (int f = 0; f < truth.length; f++) {
        truth[f] = labels.nextInt(10) == 0 ? -1 : labels.nextInt(2);
        double logit = -0.7 + 1.4 * truth[f] + 1.5 * noise.nextGaussian();
        probabilities[f] = 1 / (1 + Math.exp(-logit));
      }
      rows.add(new PredictionTable.Row("p" + i / 2 + "/" + i, "p" + i / 2, probabilities, truth));
    }
    return new PredictionTable(FINDINGS, rows);
  }
}
