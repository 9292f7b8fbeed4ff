package org.gennas.baseline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.search.SearchListener;
import org.gennas.search.StudyPreparation;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/**
 * What the baselines reach on a dataset, and in what time: {@code BaselineMeasurement DATASET SEED
 * PX}, frontal images, default labels and split. Nothing was chosen on the test split, so it may be
 * looked at.
 */
final class BaselineMeasurement {
  private static final List<String> USUAL =
      List.of("Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion");

  private BaselineMeasurement() {}

  public static void main(String[] arguments) throws Exception {
    Dataset dataset = DatasetFolder.find(Path.of(arguments[0]));
    long seed = Long.parseLong(arguments[1]);
    Path root = Files.createTempDirectory("baselines");
    StudyConfig config = config(dataset, seed, Integer.parseInt(arguments[2]));
    StudyFolder folder = StudyFolder.create(root.resolve("study"), config, new StudyJson());
    ExecutorService pool = Executors.newFixedThreadPool(2);
    StudyEvent.Prepared prepared =
        new StudyPreparation(folder, root, pool, 2)
            .prepare(Optional.empty(), Clock.systemUTC(), new SearchListener() {}, () -> false)
            .orElseThrow();
    pool.shutdown();
    StudyState state = StudyState.of(config, List.of(prepared));
    StudyBaselines baselines = new StudyBaselines(folder);
    Baselines made = baselines.complete(state, (done, of) -> {}).orElseThrow();
    List<StudyEvent> opened = new ArrayList<>(List.of(prepared));
    opened.add(new StudyEvent.Ended(prepared.at(), StopReason.STOPPED, "Measured."));
    opened.add(
        new StudyEvent.TestScored(
            prepared.at(), 1, made.scores().get(0).valid(), Optional.empty()));
    Baselines scored =
        baselines.complete(StudyState.of(config, opened), (done, of) -> {}).orElseThrow();
    System.out.printf("%d images, %.1f s%n", prepared.sides().get(0).images(), made.seconds());
    scored
        .scores()
        .forEach(
            s ->
                System.out.printf(
                    "%s: penalty %s, valid %.3f (loss %.3f), test %.3f (loss %.3f)%n",
                    s.kind(),
                    s.penalty(),
                    s.valid().meanAuc().orElse(Double.NaN),
                    s.valid().loss(),
                    s.test().orElseThrow().meanAuc().orElse(Double.NaN),
                    s.test().orElseThrow().loss()));
  }

  private static StudyConfig config(Dataset dataset, long seed, int px) {
    List<FindingPolicy> findings =
        USUAL.stream()
            .filter(dataset.findings()::contains)
            .map(
                name ->
                    new FindingPolicy(
                        name, FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS))
            .toList();
    return new StudyConfig(
        StudyConfig.FORMAT,
        "Measured",
        new ImagesConfig(
            dataset.root().toString(),
            findings,
            ImagesConfig.View.FRONTAL,
            px,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.7, 0.15, 0.15, seed),
            Optional.empty(),
            dataset.synthetic()),
        "chest-xray",
        TrainingConfig.quick(),
        "surrogate",
        Schedule.FREE_RUNNING,
        DeviceChoice.all(),
        new StopRules(1, Optional.empty(), Optional.empty(), Optional.empty()),
        new SearchLimits(Map.of(), Optional.empty(), Optional.empty()),
        seed);
  }
}
