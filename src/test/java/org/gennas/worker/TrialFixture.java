package org.gennas.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import javax.imageio.ImageIO;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ViewFilter;
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
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;

/** A trial's folder over a small made dataset, and real worker processes on it. */
final class TrialFixture {
  private static final int PX = 16;
  private static final int PATIENTS = 60;

  private final Path root;
  private final TrialFolder folder;

  TrialFixture(Path root) throws IOException {
    this.root = root;
    folder = new TrialFolder(Files.createDirectories(root.resolve("trials/0001-10100001")));
    Path data = root.resolve("made");
    writeImages(data);
    Dataset dataset = DatasetFolder.find(data);
    SplitRecipe recipe =
        new SplitRecipe(
            List.of(choice("Edema"), choice("Pleural Effusion")),
            ViewFilter.ALL,
            PatientSplit.byPatient(0.6, 0.2, 0.2, 1));
    new ImagePreparation(ForkJoinPool.commonPool(), 1)
        .prepare(
            dataset,
            recipe.wanted(dataset),
            PX,
            root.resolve("prepared"),
            (done, total) -> {},
            () -> false);
    SplitTable split = recipe.apply(dataset);
    split.write(root.resolve("split.csv"));
  }

  private static SplitRecipe.FindingChoice choice(String finding) {
    return new SplitRecipe.FindingChoice(
        finding, new LabelPolicy(LabelPolicy.Meaning.IGNORE, LabelPolicy.Meaning.ZEROS));
  }

  private static void writeImages(Path data) throws IOException {
    Random random = new Random(2);
    StringBuilder table =
        new StringBuilder("Path,Sex,Age,Frontal/Lateral,AP/PA,Edema,Pleural Effusion\n");
    for (int p = 1; p <= PATIENTS; p++) {
      boolean edema = random.nextBoolean();
      boolean effusion = random.nextBoolean();
      String name = "train/patient%05d/study1/view1_frontal.jpg".formatted(p);
      table.append(
          "made/%s,Female,50,Frontal,AP,%s,%s%n"
              .formatted(name, edema ? "1.0" : "0.0", effusion ? "1.0" : ""));
      Path file = data.resolve(name);
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(PX, PX, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(edema ? Color.LIGHT_GRAY : Color.DARK_GRAY);
      graphics.fillRect(0, 0, PX, PX / 2);
      graphics.setColor(effusion ? Color.LIGHT_GRAY : Color.DARK_GRAY);
      graphics.fillRect(0, PX / 2, PX, PX / 2);
      graphics.dispose();
      ImageIO.write(image, "jpg", file.toFile());
    }
    Files.writeString(data.resolve("train.csv"), table.toString());
  }

  TrialFolder folder() {
    return folder;
  }

  /** Writes trial.json. */
  void order(String code, int epochs, double learningRate, List<String> findings)
      throws IOException {
    order(
        folder,
        new TrialId(1, new Architecture(code)),
        new TrainingConfig("own", epochs, 4, learningRate, 0.9, 0.9, Optional.empty()),
        findings);
  }

  /** Another trial's folder with its trial.json. */
  TrialFolder another(int number, String code, int epochs) throws IOException {
    return another(
        number, code, new TrainingConfig("own", epochs, 4, 0.02, 0.9, 0.9, Optional.empty()));
  }

  /** Another trial's folder with its trial.json. */
  TrialFolder another(int number, String code, TrainingConfig training) throws IOException {
    TrialId id = new TrialId(number, new Architecture(code));
    TrialFolder its =
        new TrialFolder(Files.createDirectories(root.resolve("trials").resolve(id.folder())));
    order(its, id, training, List.of("Edema", "Pleural Effusion"));
    return its;
  }

  private static void order(
      TrialFolder folder, TrialId id, TrainingConfig training, List<String> findings)
      throws IOException {
    new StudyJson()
        .write(
            folder.orderFile(),
            new TrialOrder(
                TrialOrder.FORMAT,
                id.number(),
                id.architecture(),
                "chest-xray",
                4 + id.number(),
                training,
                "../../prepared",
                "../../split.csv",
                findings,
                PX,
                true));
  }

  /** Makes the folder's trial the only one of a study that is running or has ended. */
  void study(boolean ended, TrialResult result) throws IOException {
    StudyJson json = new StudyJson();
    Files.deleteIfExists(root.resolve("journal.jsonl"));
    json.write(
        root.resolve("study.json"),
        new StudyConfig(
            StudyConfig.FORMAT,
            "Made",
            new ImagesConfig(
                "made",
                List.of(
                    new FindingPolicy(
                        "Edema", FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS)),
                ImagesConfig.View.ALL,
                PX,
                new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.6, 0.2, 0.2, 1),
                Optional.empty(),
                true),
            "chest-xray",
            TrainingConfig.quick(),
            "random",
            Schedule.IN_STEP,
            DeviceChoice.all(),
            new StopRules(1, Optional.empty(), Optional.empty(), Optional.empty()),
            SearchLimits.none(),
            5));
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Proposal proposal =
        new Proposal(result.trial().architecture(), "Why not.", Optional.empty(), "Random");
    try (JsonLines<StudyEvent> journal =
        StudyFolder.open(root.resolve("study.json"), json).journal()) {
      journal.append(new StudyEvent.Started(now, "test"));
      journal.append(new StudyEvent.Proposed(now, new Trial(result.trial(), 1, proposal, 5)));
      journal.append(new StudyEvent.TrialFinished(now, result));
      if (ended) {
        journal.append(new StudyEvent.Ended(now, StopReason.TRIALS, "1 of 1 trials are done."));
      }
    }
  }

  /** Starts a worker on the folder. */
  Process worker(String... arguments) throws IOException {
    return worker(folder, arguments);
  }

  /** Starts a worker on another trial's folder. */
  Process worker(TrialFolder its, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "org.gennas.worker.WorkerMain"));
    command.addAll(List.of(arguments));
    command.add(its.path().toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "CLASSPATH", System.getProperty("java.class.path"),
                "OMP_NUM_THREADS", "1",
                "CUDA_VISIBLE_DEVICES", "-1"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("worker.out").toFile()));
    return builder.start();
  }

  /** What workers said on their standard streams. */
  String said() throws IOException {
    return Files.readString(root.resolve("worker.out"));
  }
}
