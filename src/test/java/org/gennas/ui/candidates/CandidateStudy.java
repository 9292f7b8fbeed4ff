package org.gennas.ui.candidates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Halt;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/**
 * A study on disk as a search leaves it: 22 trials, of which T-05 has an undefined AUC, T-07
 * failed, T-14 was halted, T-16 stopped, T-18 repeats T-03, T-19 and T-20 train, T-21 and T-22
 * wait. The numbers are made up.
 */
final class CandidateStudy {
  static final List<String> FINDINGS =
      List.of("Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion");
  static final int TRIALS = 22;
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int EPOCHS = 50;

  private final Random random = new Random(4);
  private final List<StudyEvent> events = new ArrayList<>();
  private final List<TrialId> ids = new ArrayList<>();
  private final StudyFolder folder;

  private CandidateStudy(StudyFolder folder) {
    this.folder = folder;
  }

  /** Writes the study into a new folder. */
  static StudyFolder write(Path path) throws IOException {
    StudyFolder folder = StudyFolder.create(path, config(), new StudyJson());
    new CandidateStudy(folder).write();
    return folder;
  }

  static StudyConfig config() {
    List<FindingPolicy> findings =
        FINDINGS.stream().map(f -> new FindingPolicy(f, Meaning.IGNORE, Meaning.ZEROS)).toList();
    return new StudyConfig(
        1,
        "CheXpert-5",
        new ImagesConfig(
            "/data",
            findings,
            ImagesConfig.View.FRONTAL,
            64,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, .7, .15, .15, 1),
            Optional.empty(),
            false),
        "chest-xray",
        TrainingConfig.paper(),
        "surrogate",
        Schedule.FREE_RUNNING,
        DeviceChoice.all(),
        new StopRules(30, Optional.empty(), Optional.empty(), Optional.empty()),
        SearchLimits.none(),
        1);
  }

  private void write() throws IOException {
    events.add(new StudyEvent.Started(START, "test"));
    events.add(prepared());
    SearchSpace space = SearchSpace.chestXray();
    for (int n = 1; n <= TRIALS; n++) {
      Architecture drawn = space.draw(random);
      trial(n, n == 18 ? ids.get(2).architecture() : drawn);
    }
    atOnce(folder.journalFile(), events);
  }

  /** What a search forces to disk line by line, a thousand lines here, in one go. */
  private void atOnce(Path file, List<?> events) throws IOException {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(folder.json().line(event)).append('\n'));
    Files.writeString(file, lines);
  }

  private static StudyEvent.Prepared prepared() {
    List<StudyEvent.Count> counts =
        FINDINGS.stream().map(f -> new StudyEvent.Count(f, 200, 1000, 0)).toList();
    return new StudyEvent.Prepared(
        START,
        "CheXpert",
        9_000,
        0,
        0,
        List.of(
            new StudyEvent.Side("train", 7_448, 2_100, counts),
            new StudyEvent.Side("valid", 1_200, 400, counts)),
        "/data/prepared",
        "f00d");
  }

  private void trial(int n, Architecture architecture) throws IOException {
    TrialId id = new TrialId(n, architecture);
    ids.add(id);
    String by = n % 4 == 0 ? "Random" : n % 7 == 0 || n == 18 ? "You" : "Surrogate";
    Instant at = START.plusSeconds(n);
    Optional<Proposal.Prediction> expected = Optional.of(new Proposal.Prediction(0.869, 0.006));
    Optional<Integer> repeats = n == 18 ? Optional.of(3) : Optional.empty();
    Proposal proposal = new Proposal(architecture, "", expected, by);
    events.add(
        new StudyEvent.Proposed(
            at, new Trial(id, n == 18 ? 0 : (n + 3) / 4, proposal, n, repeats)));
    if (n > 20) {
      return;
    }
    events.add(new StudyEvent.TrialStarted(at, n, "cpu:" + n % 2, 1));
    history(id, n < 19 ? (n == 16 ? 38 : n == 14 ? 12 : EPOCHS) : 40 - n);
    if (n == 7) {
      events.add(
          new StudyEvent.TrialFailed(
              at, n, "The loss became NaN in epoch 3.", "Try a lower learning rate."));
    } else if (n == 14) {
      Halt halt =
          new Halt(
              12, Optional.of(0.71), Halt.Rule.HALVING, "Not among the best half at epoch 12.");
      events.add(new StudyEvent.TrialHalted(at, n, halt));
    } else if (n == 16) {
      events.add(new StudyEvent.TrialStopped(at, n, 38, true));
    } else if (n < 19) {
      events.add(new StudyEvent.TrialFinished(at, result(id, n)));
      predictions(n).write(folder.trial(id).validPredictionsFile());
      Files.write(folder.trial(id).modelFile(), new byte[3_000]);
      Files.write(folder.trial(id).checkpointFile(), new byte[9_000]);
    }
  }

  private void history(TrialId id, int epochs) throws IOException {
    Path file = folder.trial(id).eventsFile();
    Files.createDirectories(file.getParent());
    List<TrialEvent> lines = new ArrayList<>();
    lines.add(new TrialEvent.Began(START, 1, "cpu:0", "portable", 0, EPOCHS, 310, 7448, 1596));
    for (int e = 1; e <= epochs; e++) {
      double auc = 0.86 - 0.12 * Math.exp(-e / 6.0) + random.nextGaussian() * 0.002;
      SplitScore score =
          new SplitScore(
              0.33 + 0.12 * Math.exp(-e / 5.0),
              Optional.of(auc),
              Optional.empty(),
              Optional.empty(),
              List.of());
      double loss = 0.28 + 0.2 * Math.exp(-e / 9.0);
      lines.add(new TrialEvent.EpochEnded(START, e, 0.0004, loss, score, false, 93));
    }
    atOnce(file, lines);
  }

  private TrialResult result(TrialId id, int n) {
    List<FindingScore> scores = new ArrayList<>();
    double sum = 0;
    for (int f = 0; f < FINDINGS.size(); f++) {
      double auc = 0.80 + 0.03 * f + random.nextGaussian() * 0.008;
      boolean undefined = n == 5 && f == 2;
      sum += auc;
      Optional<Interval> interval = Optional.of(new Interval(auc - 0.01, auc + 0.01, 0.95, "test"));
      scores.add(
          new FindingScore(
              FINDINGS.get(f),
              undefined ? Optional.empty() : Optional.of(auc),
              undefined ? Optional.empty() : interval,
              Optional.of(0.5),
              undefined ? 0 : 200 + n,
              1300));
    }
    double mean = sum / FINDINGS.size();
    return new TrialResult(
        1,
        id,
        43,
        EPOCHS,
        new SplitScore(
            0.33,
            Optional.of(mean),
            Optional.of(new Interval(mean - 0.006, mean + 0.006, 0.95, "test")),
            Optional.of(0.5),
            scores),
        0.3,
        4_000 + 60 * n,
        212,
        n % 3 == 0 ? Optional.empty() : Optional.of(70.0 + n),
        1_910_000,
        970_000_000,
        "cpu:0",
        "portable");
  }

  static PredictionTable predictions(int seed) {
    Random random = new Random(seed);
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      double[] p = new double[FINDINGS.size()];
      int[] labels = new int[FINDINGS.size()];
      for (int f = 0; f < FINDINGS.size(); f++) {
        boolean positive = random.nextInt(4 + f) == 0;
        labels[f] = positive ? 1 : 0;
        double logit = random.nextGaussian() + (positive ? 1.1 + 0.25 * f : 0) - 1.2;
        p[f] = 1 / (1 + Math.exp(-logit));
      }
      rows.add(new PredictionTable.Row("p" + i, "patient" + i / 3, p, labels));
    }
    return new PredictionTable(FINDINGS, rows);
  }
}
