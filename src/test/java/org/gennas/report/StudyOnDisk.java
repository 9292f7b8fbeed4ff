package org.gennas.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gennas.evaluation.AucRoc;
import org.gennas.evaluation.AveragePrecision;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.MeanOfDefined;
import org.gennas.evaluation.ScoredCases;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/** Writes a study's folder as a search would, with simulated predictions. */
public final class StudyOnDisk {
  static final List<String> FINDINGS =
      List.of("Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion");
  static final String NASTY = "R&D <script>alert(\"x\")</script>\u0000 study";
  static final String FORMULA = "=HYPERLINK(\"http://x\"), \"quoted\"\nand a second line";

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final int EPOCHS = 20;
  private static final Images VALID = new Images(288, 420, 90);
  private static final Images TEST = new Images(270, 510, 90);

  /** The images of a side: so many, of so many patients, numbered from the first. */
  private record Images(int images, int first, int patients) {
    int patient(int image) {
      return first + image * patients / images;
    }

    String path(int image) {
      return "p" + patient(image) + "/" + image + ".png";
    }
  }

  private final SearchSpace space = SearchSpace.chestXray();
  private final StudyFolder folder;
  private final JsonLines<StudyEvent> journal;
  private Optional<Integer> repeated = Optional.empty();
  private long minute;

  /** Whether one trial has a finding that is undefined. */
  private boolean partial = true;

  private StudyOnDisk(Path path, StudyConfig config) throws IOException {
    folder = StudyFolder.create(path, config, new StudyJson());
    journal = folder.journal();
  }

  public static StudyConfig config(String name, boolean synthetic) {
    List<FindingPolicy> policies =
        FINDINGS.stream()
            .map(
                f ->
                    new FindingPolicy(
                        f, f.equals("Edema") ? Meaning.ONES : Meaning.IGNORE, Meaning.ZEROS))
            .toList();
    return new StudyConfig(
        StudyConfig.FORMAT,
        name,
        new ImagesConfig(
            "chest-phantoms",
            policies,
            ImagesConfig.View.FRONTAL,
            64,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.7, 0.15, 0.15, 7),
            Optional.empty(),
            synthetic),
        "chest-xray",
        // the quick settings of version 0.1, before there were recipes
        new TrainingConfig("quick", 6, 24, 0.2, 0.75, 0.9, Optional.empty()),
        "surrogate",
        Schedule.IN_STEP,
        DeviceChoice.all(),
        new StopRules(
            10, Optional.of(new StopRules.Plateau(3, 0.001)), Optional.of(2.0), Optional.empty()),
        new SearchLimits(Map.of(1, 2), Optional.of(3_000_000L), Optional.empty()),
        42);
  }

  /** A search of ten trials that ran to its end: one failed, one stopped, one finding undefined. */
  public static StudyFolder ended(Path path, String name, boolean synthetic)
      throws IOException, InterruptedException {
    return ended(new StudyOnDisk(path, config(name, synthetic)));
  }

  private static StudyFolder ended(StudyOnDisk study) throws IOException, InterruptedException {
    study.begin();
    List<String> codes =
        List.of(
            "22222222",
            "02011100",
            "12121211",
            "22121220",
            "12221211",
            "12212220",
            "22222211",
            "12222221",
            "12122222",
            "12221221");
    for (int i = 0; i < codes.size(); i++) {
      study.trial(i + 1, codes.get(i));
    }
    study.end();
    study.journal.close();
    return study.folder;
  }

  /** A search of three trials whose best two were trained again twice; the second best won. */
  public static StudyFolder confirmed(Path path) throws IOException, InterruptedException {
    StudyOnDisk study =
        new StudyOnDisk(
            path, config("Confirmed", true).withConfirmation(Optional.of(new Confirmation(2, 2))));
    study.begin();
    study.trial(1, "22222222");
    study.trial(2, "12121211");
    study.trial(3, "22222211");
    study.journal.append(
        new StudyEvent.Confirming(
            study.next(), StopReason.TRIALS, "3 of 3 trials are done.", List.of(3, 2)));
    study.repeat(5, "22222211", 3);
    study.repeat(6, "12121211", 2);
    study.repeat(7, "22222211", 3);
    study.repeat(8, "12121211", 2);
    study.journal.append(
        new StudyEvent.Confirmed(
            study.next(),
            List.of(
                mean(3, List.of(5, 7), 0.701, 0.69, 0.712),
                mean(2, List.of(6, 8), 0.733, 0.72, 0.746)),
            Optional.of(2),
            "T-02 has the best validation mean AUC over fresh trainings, 0.7330, of 2."));
    study.end();
    study.journal.close();
    return study.folder;
  }

  /**
   * A search of ten trials with an ensemble of three, that was scored on the test split with the
   * winner or was chosen too late for that.
   */
  public static StudyFolder withEnsemble(Path path, boolean tested)
      throws IOException, InterruptedException {
    StudyOnDisk study = new StudyOnDisk(path, config("Averaged", true));
    study.partial = false;
    StudyFolder folder = ended(study);
    List<StudyEvent> events = new ArrayList<>(folder.events());
    StudyEvent.TestScored test = (StudyEvent.TestScored) events.remove(events.size() - 1);
    StudyEvent.EnsembleMade made =
        new StudyEvent.EnsembleMade(
            START, ensemble(folder, StudyState.of(folder.config(), events)));
    PredictionTable predictions = predictions(1.6, 98, false, TEST);
    if (tested) {
      predictions.write(folder.ensembleTestPredictionsFile());
      events.add(made);
      events.add(
          new StudyEvent.TestScored(
              test.at(),
              test.number(),
              test.score(),
              test.note(),
              Optional.of(score(predictions, 98))));
    } else {
      events.addAll(List.of(test, made));
    }
    Files.delete(folder.journalFile());
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      for (StudyEvent event : events) {
        journal.append(event);
      }
    }
    return folder;
  }

  private static Ensemble ensemble(StudyFolder folder, StudyState state)
      throws IOException, InterruptedException {
    List<Ensemble.Member> members = new ArrayList<>();
    List<PredictionTable> tables = new ArrayList<>();
    for (int number : List.of(8, 6, 1)) {
      TrialId id = state.trial(number).orElseThrow().id();
      members.add(new Ensemble.Member(id, number == 8 ? 0.5 : 0.25));
      tables.add(PredictionTable.read(folder.trial(id).validPredictionsFile()));
    }
    SplitScore valid = score(PredictionTable.mean(tables, List.of(0.5, 0.25, 0.25)), 1);
    return new Ensemble(
        Ensemble.FORMAT,
        START,
        8,
        members,
        valid,
        new Ensemble.PlainMean(List.of(6, 8), valid.meanAuc(), valid.meanAucInterval()),
        5_500_000,
        210_000_000,
        Optional.empty());
  }

  private static RepeatScore mean(
      int candidate, List<Integer> repeats, double mean, double lowest, double highest) {
    return new RepeatScore(
        candidate,
        repeats,
        Optional.of(mean),
        Optional.of(
            new Interval(
                mean - 0.05, mean + 0.05, 0.95, "bootstrap of patients and 2 trainings, 2000")),
        Optional.of(lowest),
        Optional.of(highest));
  }

  private void repeat(int number, String code, int repeats)
      throws IOException, InterruptedException {
    repeated = Optional.of(repeats);
    trial(number, code);
    repeated = Optional.empty();
  }

  /** A search that only began. */
  public static StudyFolder begun(Path path) throws IOException {
    StudyOnDisk study = new StudyOnDisk(path, config("Just begun", false));
    study.journal.append(new StudyEvent.Started(study.next(), "GenNAS Workbench 0.1.0"));
    study.journal.close();
    return study.folder;
  }

  private Instant next() {
    minute++;
    return START.plusSeconds(60 * minute);
  }

  private void begin() throws IOException {
    journal.append(new StudyEvent.Started(next(), "GenNAS Workbench 0.1.0"));
    List<StudyEvent.Side> sides = new ArrayList<>();
    sides.add(side("train", 1306, 420));
    sides.add(side("valid", 288, 90));
    sides.add(side("test", 270, 90));
    journal.append(
        new StudyEvent.Prepared(
            next(), "chest-phantoms", 2160, 294, 2, sides, "prepared/64px", "sha256:3f1c9a77"));
    Files.writeString(
        folder.environmentFile(),
        """
        {"format": 1, "java": "17.0.15", "machine": {"cores": 2, "memory": "24 GiB"},
         "devices": [{"id": "cpu:0", "name": "<CPU>"}, {"id": "cpu:1", "name": "CPU"}]}
        """);
    Files.writeString(folder.splitFile(), splitTable());
  }

  /** As the program writes it: 600 patients, those of validation and test as in the predictions. */
  private static String splitTable() {
    StringBuilder split =
        new StringBuilder("row,path,patient,study,view,projection,sex,age,side\n");
    for (int i = 0; i < 840; i++) {
      row(split, "p" + i / 2 + "/" + i, i / 2, "train");
    }
    for (int i = 0; i < VALID.images(); i++) {
      row(split, VALID.path(i), VALID.patient(i), "valid");
    }
    for (int i = 0; i < TEST.images(); i++) {
      row(split, TEST.path(i), TEST.patient(i), "test");
    }
    return split.toString();
  }

  private static void row(StringBuilder split, String path, int patient, String side) {
    long row = split.chars().filter(c -> c == '\n').count() - 1;
    split.append(
        "%d,%s,p%d,p%d-study1,FRONTAL,%s,%s,%d,%s\n"
            .formatted(
                row,
                path,
                patient,
                patient,
                row % 3 == 0 ? "AP" : "PA",
                patient % 2 == 0 ? "Female" : "Male",
                patient % 30 == 0 ? 15 : 25 + patient % 4 * 15,
                side));
  }

  private static StudyEvent.Side side(String name, int images, int patients) {
    List<StudyEvent.Count> counts =
        FINDINGS.stream()
            .map(f -> new StudyEvent.Count(f, images / 4, images - images / 4 - 20, 20))
            .toList();
    return new StudyEvent.Side(name, images, patients, counts);
  }

  private void trial(int number, String code) throws IOException, InterruptedException {
    TrialId id = new TrialId(number, new Architecture(code));
    int iteration = (number + 1) / 2;
    String rationale =
        number == 1 ? FORMULA : "Predicts 0.87; slots 4 and 6 with <MB6_K5> weigh most.";
    Proposal proposal =
        new Proposal(
            id.architecture(), rationale, Optional.empty(), number == 2 ? "Random" : "Surrogate");
    Trial trial = new Trial(id, iteration, proposal, 1000 + number, repeated);
    if (number % 2 == 1 && repeated.isEmpty()) {
      journal.append(new StudyEvent.Asked(next(), iteration, 2, "Surrogate"));
    }
    journal.append(new StudyEvent.Proposed(next(), trial));
    journal.append(new StudyEvent.TrialStarted(next(), number, "cpu:" + number % 2, 1));
    if (number == 4) {
      journal.append(
          new StudyEvent.TrialFailed(
              next(), number, "The loss became NaN in epoch 3.", "Try a lower learning rate."));
    } else if (number == 9) {
      journal.append(new StudyEvent.TrialStopped(next(), number, 3, true));
    } else {
      double skill = 1.0 + 0.06 * number - (number > 8 ? 0.2 : 0) + (code.contains("0") ? -0.3 : 0);
      PredictionTable predictions = predictions(skill, number, partial && number == 7, VALID);
      SplitScore score = score(predictions, number);
      Files.createDirectories(folder.trial(id).path());
      predictions.write(folder.trial(id).validPredictionsFile());
      epochs(id, score);
      TrialResult result = result(id, score, number);
      folder.json().write(folder.trial(id).summaryFile(), result);
      minute += 2;
      journal.append(new StudyEvent.TrialFinished(next(), result));
    }
  }

  private TrialResult result(TrialId id, SplitScore score, int number) {
    NetworkCost cost =
        NetworkCost.of(space, id.architecture(), NetworkCost.Setting.of(space, 64, 5));
    return new TrialResult(
        TrialResult.FORMAT,
        id,
        16,
        EPOCHS,
        score,
        0.31,
        95.5 + 31 * number,
        212.4,
        number > 5 ? Optional.of(3.4) : Optional.empty(),
        cost.params(),
        cost.macs(),
        "cpu:0",
        "stock");
  }

  private void epochs(TrialId id, SplitScore last) throws IOException {
    SplittableRandom random = new SplittableRandom(id.number());
    try (JsonLines<TrialEvent> events =
        JsonLines.open(folder.trial(id).eventsFile(), folder.json())) {
      events.append(new TrialEvent.Began(START, 1, "cpu:0", "stock", 0, EPOCHS, 55, 1306, 288));
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        double rise = 1 - Math.exp(-epoch / 4.0);
        double auc =
            last.meanAuc().orElseThrow() * (0.75 + 0.25 * rise) + 0.006 * random.nextGaussian();
        auc =
            epoch == 16
                ? last.meanAuc().orElseThrow()
                : Math.min(auc, 0.985 * last.meanAuc().get());
        SplitScore score =
            new SplitScore(
                0.62 - 0.2 * rise + 0.008 * random.nextGaussian() + 0.001 * epoch,
                Optional.of(auc),
                Optional.empty(),
                Optional.empty(),
                List.of());
        events.append(
            new TrialEvent.EpochEnded(
                START, epoch, 0.05, 0.62 - 0.3 * rise, score, epoch == 16, 11.2));
      }
    }
  }

  /** Simulated probabilities; a finding of one class only where asked for. */
  private static PredictionTable predictions(
      double skill, int seed, boolean oneClass, Images images) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom truth = new SplittableRandom(images.first());
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int image = 0; image < images.images(); image++) {
      double[] probabilities = new double[FINDINGS.size()];
      int[] labels = new int[FINDINGS.size()];
      for (int f = 0; f < labels.length; f++) {
        labels[f] = truth.nextInt(100) < 15 + 5 * f ? 1 : 0;
        labels[f] = truth.nextInt(20) == 0 ? -1 : labels[f];
        labels[f] = oneClass && f == 2 && labels[f] == 1 ? 0 : labels[f];
        double logit = -1.5 + (labels[f] == 1 ? skill + 0.25 * f : 0) + random.nextGaussian();
        probabilities[f] = 1 / (1 + Math.exp(-logit));
      }
      rows.add(
          new PredictionTable.Row(
              images.path(image), "p" + images.patient(image), probabilities, labels));
    }
    return new PredictionTable(FINDINGS, rows);
  }

  private static SplitScore score(PredictionTable predictions, long seed)
      throws InterruptedException {
    List<ScoredCases> cases = predictions.cases();
    BootstrapInterval.Joint joint = new BootstrapInterval(200, 0.95, seed).joint(cases);
    List<FindingScore> findings = new ArrayList<>();
    for (int f = 0; f < cases.size(); f++) {
      Optional<Interval> interval = joint.aucRoc().get(f);
      findings.add(
          new FindingScore(
              FINDINGS.get(f),
              AucRoc.of(cases.get(f)).stream().boxed().findFirst(),
              interval,
              AveragePrecision.of(cases.get(f)).stream().boxed().findFirst(),
              cases.get(f).positives(),
              cases.get(f).negatives()));
    }
    return new SplitScore(
        0.42,
        MeanOfDefined.of(cases.stream().map(AucRoc::of).toList()).mean().stream()
            .boxed()
            .findFirst(),
        joint.meanAucRoc(),
        MeanOfDefined.of(cases.stream().map(AveragePrecision::of).toList()).mean().stream()
            .boxed()
            .findFirst(),
        findings);
  }

  private void end() throws IOException, InterruptedException {
    journal.append(
        new StudyEvent.Ended(
            next(), StopReason.PLATEAU, "No gain above 0.001 in 3 iterations in a row."));
    TrialId best = folder.state().scored().orElseThrow().id();
    PredictionTable predictions = predictions(1.4, 99, false, TEST);
    predictions.write(folder.trial(best).testPredictionsFile());
    journal.append(
        new StudyEvent.TestScored(next(), best.number(), score(predictions, 99), Optional.empty()));
  }

  /** A search of two trials that waits for a third, after people had their say. */
  public static StudyFolder underWay(Path path) throws IOException, InterruptedException {
    StudyOnDisk study = new StudyOnDisk(path, config("Under way", true));
    study.begin();
    study.trial(1, "22222222");
    study.journal.append(
        new StudyEvent.Vetoed(study.next(), 1, new Architecture("00000000"), "Nothing in it."));
    study.journal.append(
        new StudyEvent.Edited(
            study.next(), 1, new Architecture("02020202"), new Architecture("12121211")));
    study.journal.append(new StudyEvent.Noted(study.next(), "Prefer small kernels early."));
    study.trial(2, "12121211");
    study.journal.close();
    return study.folder;
  }

  /** Adds an exchange with a language model, as the program records it. */
  public static void addTalk(StudyFolder folder, String said) throws IOException {
    Files.createDirectories(folder.conversationsFolder());
    Files.writeString(
        folder.conversationsFolder().resolve("prompt.md"), "You design networks. {{results}}");
    Files.writeString(
        folder.conversationsFolder().resolve("0001.json"),
        folder
            .json()
            .pretty(
                Map.of(
                    "format",
                    1,
                    "number",
                    1,
                    "iteration",
                    1,
                    "purpose",
                    "proposals",
                    "asked",
                    Map.of(
                        "model",
                        "tiny-model",
                        "turns",
                        List.of(Map.of("role", "USER", "text", said))),
                    "answer",
                    Map.of("text", "[2,2,1,2,1,2,1,1]", "thinking", "", "complete", true),
                    "tokens",
                    Map.of("input", 1234, "output", 56),
                    "seconds",
                    2.5,
                    "accepted",
                    List.of("22121211"),
                    "refused",
                    List.of())));
  }
}
