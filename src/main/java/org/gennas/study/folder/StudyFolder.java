package org.gennas.study.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gennas.common.FileProblem;
import org.gennas.common.PrivateFolder;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.notes.ImageNotes;
import org.gennas.study.notes.TrialNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A study on disk.
 *
 * <pre>
 * study.json             what was asked; never changed after the start
 * environment.json       program, JDK, machine, devices
 * journal.jsonl          StudyEvents
 * conversations/         what was said to a language model and what it answered
 * ensemble.json          the Ensemble offered beside the winner, and beside it what it said of the
 *                        test images: ensemble-predictions-test.csv, ensemble-test-score.json
 * split.csv              which image is on which side, with its labels
 * trials/0001-22121211/  trial.json, events.jsonl, checkpoint.zip, checkpoint-previous.zip,
 *                        model.zip, predictions-valid.csv, summary.json, worker.log
 * baselines.json         what is simple and has to be beaten, and the winner held against it
 * baselines/             its models and predictions
 * trial-notes.json       people's tags and notes on trials, and which are not to be shown
 * image-notes.json       what readers noted on images
 * report.html            written at the end
 * </pre>
 */
public final class StudyFolder {
  private static final Logger LOG = LoggerFactory.getLogger(StudyFolder.class);

  private final Path path;
  private final StudyJson json;

  private StudyFolder(Path path, StudyJson json) {
    this.path = path.toAbsolutePath().normalize();
    this.json = json;
  }

  /**
   * Makes a new study.
   *
   * @throws FileProblem if the folder holds a study or anything else, or cannot be written
   */
  public static StudyFolder create(Path path, StudyConfig config, StudyJson json)
      throws IOException {
    StudyFolder folder = new StudyFolder(path, json);
    if (Files.exists(path) && !isEmpty(path)) {
      throw new FileProblem(
          "The folder is not empty",
          path,
          0,
          "Name another folder for the study, or resume the one that is there.");
    }
    boolean isNew = !Files.exists(path);
    try {
      PrivateFolder.create(path);
      Files.createDirectories(path.resolve("trials"));
      json.write(folder.configFile(), config);
    } catch (IOException e) {
      if (isNew) {
        removeHalfMade(path);
      }
      throw unwritable(path, e);
    }
    return folder;
  }

  /**
   * Makes a new study in a folder of its own, also where another run of the program makes one of
   * the same name at the same moment.
   *
   * @param name of the folder below {@code parent}; a number is put behind it where it is taken
   * @throws FileProblem if it cannot be written
   */
  public static StudyFolder createIn(Path parent, String name, StudyConfig config, StudyJson json)
      throws IOException {
    Path folder = newFolder(parent, name);
    try {
      return create(folder, config, json);
    } catch (IOException e) {
      removeHalfMade(folder);
      throw e;
    }
  }

  private static Path newFolder(Path parent, String name) throws FileProblem {
    try {
      Files.createDirectories(parent);
      Path folder = parent.resolve(name);
      for (int i = 2; ; i++) {
        try {
          return PrivateFolder.createNew(folder);
        } catch (FileAlreadyExistsException e) {
          folder = parent.resolve(name + "-" + i);
        }
      }
    } catch (IOException e) {
      throw unwritable(parent, e);
    }
  }

  private static FileProblem unwritable(Path path, IOException e) {
    return new FileProblem(
        "The study cannot be written: " + FileProblem.reason(e),
        path,
        0,
        "Choose a folder that you may write to, on a disk with free space.");
  }

  /** So that the same folder can be named again. */
  private static void removeHalfMade(Path path) {
    try {
      if (Files.isDirectory(path)) {
        Files.deleteIfExists(path.resolve("trials"));
        Files.delete(path);
      }
    } catch (IOException e) {
      LOG.warn("{} is left incomplete", path, e);
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (var entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * Opens a study for reading; nothing is written.
   *
   * @param path the folder, or its study.json
   */
  public static StudyFolder open(Path path, StudyJson json) throws IOException {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    StudyFolder study = new StudyFolder(folder, json);
    if (!Files.isRegularFile(study.configFile())) {
      throw new FileProblem(
          "There is no study here: study.json is missing",
          folder,
          0,
          "Open a folder that holds a study.json.");
    }
    return study;
  }

  public Path path() {
    return path;
  }

  public Path configFile() {
    return path.resolve("study.json");
  }

  public Path journalFile() {
    return path.resolve("journal.jsonl");
  }

  public Path environmentFile() {
    return path.resolve("environment.json");
  }

  public Path splitFile() {
    return path.resolve("split.csv");
  }

  /** What was said to a language model and what it answered; absent where none was asked. */
  public Path conversationsFolder() {
    return path.resolve("conversations");
  }

  /** {@link TrialNotes}; absent where nobody wrote any. */
  public Path trialNotesFile() {
    return path.resolve("trial-notes.json");
  }

  /** What is simple and has to be beaten; absent in older studies. */
  public Path baselinesFile() {
    return path.resolve("baselines.json");
  }

  /** Models and predictions of what stands in {@link #baselinesFile()}. */
  public Path baselinesFolder() {
    return path.resolve("baselines");
  }

  /** The {@link Ensemble}; absent where none was made. */
  public Path ensembleFile() {
    return path.resolve(EnsembleFile.DESCRIPTION);
  }

  /** The ensemble's {@link PredictionTable} on the test split, written once after the end. */
  public Path ensembleTestPredictionsFile() {
    return path.resolve("ensemble-predictions-test.csv");
  }

  /** The ensemble's {@link SplitScore} on the test split. */
  public Path ensembleTestScoreFile() {
    return path.resolve("ensemble-test-score.json");
  }

  /**
   * What the ensemble says of the validation images.
   *
   * @throws FileProblem if a member's predictions are missing, damaged, or not of the same images
   */
  public PredictionTable ensembleValidPredictions(Ensemble ensemble) throws IOException {
    List<PredictionTable> tables = new ArrayList<>();
    for (Ensemble.Member member : ensemble.members()) {
      tables.add(PredictionTable.read(trial(member.trial()).validPredictionsFile()));
    }
    try {
      return PredictionTable.mean(tables, ensemble.weights());
    } catch (IllegalArgumentException e) {
      throw new FileProblem(
          "The ensemble's members were not scored on the same images: " + e.getMessage(),
          path,
          0,
          "Restore the predictions-valid.csv of its members.");
    }
  }

  public Path reportFile() {
    return path.resolve("report.html");
  }

  /** The {@link ImageNotes}; absent where none was made. */
  public Path imageNotesFile() {
    return path.resolve("image-notes.json");
  }

  /** Held by the process that runs the search. */
  public Path lockFile() {
    return path.resolve("study.lock");
  }

  public TrialFolder trial(TrialId id) {
    return new TrialFolder(path.resolve("trials").resolve(id.folder()));
  }

  public StudyConfig config() throws IOException {
    return json.read(configFile(), StudyConfig.class, StudyConfig.FORMAT);
  }

  public List<StudyEvent> events() throws IOException {
    return JsonLines.readAll(journalFile(), json, StudyEvent.class);
  }

  public JsonLines<StudyEvent> journal() throws IOException {
    return JsonLines.open(journalFile(), json);
  }

  /** Follows the journal of a study that some process is running. */
  public JsonLines.Tail<StudyEvent> follow() {
    return new JsonLines.Tail<>(journalFile(), json, StudyEvent.class);
  }

  public StudyState state() throws IOException {
    return StudyState.of(config(), events());
  }

  /** The study's own folders that are there, itself first, and those of its trials. */
  public List<Path> ownFolders() throws IOException {
    Path trials = path.resolve("trials");
    List<Path> own =
        new ArrayList<>(List.of(path, trials, conversationsFolder(), baselinesFolder()));
    if (Files.isDirectory(trials)) {
      try (DirectoryStream<Path> each = Files.newDirectoryStream(trials, Files::isDirectory)) {
        each.forEach(own::add);
      }
    }
    own.removeIf(folder -> !Files.isDirectory(folder));
    return List.copyOf(own);
  }

  /** A trial's course, empty before it began. */
  public TrialHistory history(TrialId id) throws IOException {
    return TrialHistory.of(trial(id).events(json));
  }

  /**
   * As above.
   *
   * @param ignored told of each damaged line, which is passed over
   */
  public TrialHistory history(TrialId id, Consumer<FileProblem> ignored) throws IOException {
    return TrialHistory.of(trial(id).events(json, ignored));
  }

  /** The result that a worker left, whether or not the journal knows it yet. */
  public Optional<TrialResult> result(TrialId id) throws IOException {
    Path file = trial(id).summaryFile();
    return Files.exists(file)
        ? Optional.of(json.read(file, TrialResult.class, TrialResult.FORMAT))
        : Optional.empty();
  }

  public StudyJson json() {
    return json;
  }
}
