package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gennas.TrainsNetworks;
import org.gennas.common.FileProblem;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;
import org.gennas.space.Architecture;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TrainsNetworks
class TrainerTest {
  private static final int PX = 16;
  private static final LayerChoice LAYERS = LayerChoice.automatic();
  private static final BooleanSupplier NEVER = () -> false;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path temporary;

  private final ExecutorService ahead = Executors.newSingleThreadExecutor();

  private final List<Double> losses = new ArrayList<>();
  private final List<SplitScore> scores = new ArrayList<>();
  private final List<TrialEvent.EpochEnded> told = new ArrayList<>();
  private final List<TrialEvent.EpochEnded> resumed = new ArrayList<>();

  @AfterEach
  void endThread() {
    ahead.shutdownNow();
  }

  private static TrialOrder order(int epochs, double learningRate) {
    return new TrialOrder(
        TrialOrder.FORMAT,
        1,
        new Architecture("10100001"),
        "chest-xray",
        5,
        new TrainingConfig("own", epochs, 8, learningRate, 0.8, 0.9, Optional.empty()),
        "prepared",
        "split.csv",
        List.of("Left", "Top"),
        PX,
        true);
  }

  private static ToySource source(int images) {
    return new ToySource(images, PX, 8, 3, 1);
  }

  /** Batches that are trained or scored before the second of the second epoch. */
  private static final int IN_AN_EPOCH = 7;

  /** Before the second that validates the second epoch. */
  private static final int IN_A_VALIDATION = 10;

  private Trainer trainer(String folder, TrialOrder order, BatchSource train, BooleanSupplier stop)
      throws IOException {
    return trainer(folder, order, train, source(24), stop);
  }

  private Trainer trainer(
      String folder, TrialOrder order, BatchSource train, BatchSource valid, BooleanSupplier stop)
      throws IOException {
    Path path = Files.createDirectories(temporary.resolve(folder));
    return new Trainer(
        order,
        new TrialFolder(path),
        train,
        valid,
        LAYERS,
        ahead,
        new Heard(),
        stop,
        InstantSource.fixed(NOON));
  }

  private final class Heard implements Trainer.Listener {
    @Override
    public void began(int epochsDone, String layers) {
      assertEquals("onednn", layers);
    }

    @Override
    public void stepped(
        int epoch, int batch, int batches, double loss, int images, double seconds) {
      assertTrue(batch <= batches);
    }

    @Override
    public void resumed(List<TrialEvent.EpochEnded> epochs) {
      resumed.addAll(epochs);
    }

    @Override
    public void epochEnded(TrialEvent.EpochEnded epoch) {
      losses.add(epoch.trainLoss());
      scores.add(epoch.valid());
      told.add(epoch);
    }
  }

  @Test
  void learnsWhatCanBeLearned() throws Exception {
    Trainer.Outcome outcome = trainer("a", order(4, 0.05), source(60), NEVER).train();

    Trainer.Outcome.Complete complete = assertInstanceOf(Trainer.Outcome.Complete.class, outcome);
    assertTrue(losses.get(3) < 0.7 * losses.get(0), "losses " + losses);
    assertTrue(complete.valid().meanAuc().orElseThrow() > 0.9);
    assertEquals(4, losses.size());
  }

  /** All parts of a recipe that a training remembers or draws from one step to the next. */
  private static TrialOrder strongOrder(int epochs) {
    TrainingConfig strong = TrainingConfig.strong();
    return new TrialOrder(
        TrialOrder.FORMAT,
        1,
        new Architecture("10100001"),
        "chest-xray",
        5,
        new TrainingConfig("own", epochs, 8, 0.005, 1, 0.9, strong.augmentation(), strong.recipe()),
        "prepared",
        "split.csv",
        List.of("Left", "Top"),
        PX,
        true);
  }

  @Test
  void aStrongTrainingLearnsAndKeepsTheAveragedWeights() throws Exception {
    trainer("strong", strongOrder(6), source(60), NEVER).train();

    assertTrue(losses.get(5) < 0.7 * losses.get(0), "losses " + losses);
    assertTrue(scores.get(5).meanAuc().orElseThrow() > 0.9, "scores " + scores.get(5));
    ModelFile files = new ModelFile(new StudyJson());
    TrialFolder folder = new TrialFolder(temporary.resolve("strong"));
    ModelFile.Model model = files.readModel(folder.modelFile());
    ModelFile.Checkpoint checkpoint = files.readCheckpoint(folder.checkpointFile());
    assertEquals(
        Optional.of(new TrainedModel.Preprocessing(true, false)), model.model().preprocessing());
    int length = model.parameters().length;
    float[] averaged =
        Arrays.copyOfRange(checkpoint.momentum(), 2 * length, checkpoint.momentum().length);
    assertEquals(length, averaged.length);
    assertFalse(Arrays.equals(averaged, checkpoint.parameters()));
    if (checkpoint.state().best().orElseThrow().epoch() == 6) {
      assertArrayEquals(averaged, model.parameters());
    }
  }

  @Test
  void patienceEndsATrainingThatDoesNotImprove() throws Exception {
    Recipe plain = Recipe.PLAIN;
    TrialOrder base = order(30, 1e-9);
    TrainingConfig patient =
        new TrainingConfig(
            "own",
            30,
            8,
            1e-9,
            1,
            0.9,
            Optional.empty(),
            Optional.of(
                new Recipe(
                    plain.optimizer(),
                    0,
                    0,
                    plain.annealing(),
                    0,
                    false,
                    0,
                    plain.loss(),
                    0,
                    0,
                    3,
                    false,
                    plain.variation())));
    TrialOrder order =
        new TrialOrder(
            base.format(),
            base.number(),
            base.architecture(),
            base.space(),
            base.seed(),
            patient,
            base.prepared(),
            base.split(),
            base.findings(),
            base.px(),
            base.synthetic());
    Trainer.Outcome.Complete complete =
        assertInstanceOf(
            Trainer.Outcome.Complete.class, trainer("patient", order, source(24), NEVER).train());

    assertEquals(complete.bestEpoch() + 3, complete.epochs());
    assertEquals(complete.epochs(), scores.size());
    assertTrue(complete.epochs() < 30, "epochs " + complete.epochs());
  }

  @Test
  void stoppedAndResumedIsBitForBitTheSame() throws Exception {
    resumesBitForBit(order(3, 0.05), IN_AN_EPOCH, 1);
  }

  @Test
  void stoppedWhileItValidatesItResumesBitForBitToo() throws Exception {
    resumesBitForBit(strongOrder(3), IN_A_VALIDATION, 1);
  }

  @Test
  void aStrongTrainingResumesBitForBitToo() throws Exception {
    resumesBitForBit(strongOrder(3), IN_AN_EPOCH, 1);
  }

  private void resumesBitForBit(TrialOrder order, int stopAt, int epochs) throws Exception {
    trainer("through", order, source(20), NEVER).train();
    AtomicInteger batches = new AtomicInteger();
    Trainer.Outcome stopped =
        trainer("stopped", order, source(20), () -> batches.getAndIncrement() == stopAt).train();
    Trainer.Outcome resumed = trainer("stopped", order, source(20), NEVER).train();

    assertEquals(new Trainer.Outcome.Stopped(epochs), stopped);
    assertInstanceOf(Trainer.Outcome.Complete.class, resumed);
    ModelFile files = new ModelFile(new StudyJson());
    ModelFile.Checkpoint one = files.readCheckpoint(checkpoint("through"));
    ModelFile.Checkpoint other = files.readCheckpoint(checkpoint("stopped"));
    assertArrayEquals(one.parameters(), other.parameters());
    assertArrayEquals(one.momentum(), other.momentum());
    assertEquals(one.state().best(), other.state().best());
  }

  private Path checkpoint(String folder) {
    return new TrialFolder(temporary.resolve(folder)).checkpointFile();
  }

  /** Three of four epochs and two batches of the last. */
  private TrialFolder stoppedInTheLastEpoch(String folder, TrialOrder order) throws Exception {
    AtomicInteger steps = new AtomicInteger();
    // asked before each of an epoch's three steps and of its three batches of validation
    trainer(folder, order, source(20), () -> steps.getAndIncrement() == 20).train();
    TrialFolder files = new TrialFolder(temporary.resolve(folder));
    ModelFile.Checkpoint last = new ModelFile(new StudyJson()).readCheckpoint(checkpoint(folder));
    assertEquals(3, last.state().epoch());
    assertEquals(2, last.state().batch());
    return files;
  }

  private void requireTheSame(String through, String other) throws IOException {
    ModelFile files = new ModelFile(new StudyJson());
    ModelFile.Checkpoint expected = files.readCheckpoint(checkpoint(through));
    ModelFile.Checkpoint found = files.readCheckpoint(checkpoint(other));
    assertArrayEquals(expected.parameters(), found.parameters());
    assertArrayEquals(expected.momentum(), found.momentum());
    assertEquals(expected.state().best(), found.state().best());
    assertEquals(
        expected.epochs().stream().map(TrialEvent.EpochEnded::valid).toList(),
        found.epochs().stream().map(TrialEvent.EpochEnded::valid).toList());
    assertArrayEquals(
        files.readModel(new TrialFolder(temporary.resolve(through)).modelFile()).parameters(),
        files.readModel(new TrialFolder(temporary.resolve(other)).modelFile()).parameters());
  }

  @Test
  void a_damaged_checkpoint_gives_way_to_the_one_before_bit_for_bit() throws Exception {
    trainer("through", order(4, 0.05), source(20), NEVER).train();
    TrialFolder files = stoppedInTheLastEpoch("damaged", order(4, 0.05));
    ChangedZip.flipByte(files.checkpointFile());
    told.clear();

    trainer("damaged", order(4, 0.05), source(20), NEVER).train();

    assertEquals(List.of(1, 2, 3), resumed.stream().map(TrialEvent.EpochEnded::epoch).toList());
    assertEquals(List.of(4), told.stream().map(TrialEvent.EpochEnded::epoch).toList());
    requireTheSame("through", "damaged");
  }

  @Test
  void a_damaged_checkpoint_never_takes_the_place_of_the_good_one_before_it() throws Exception {
    TrialFolder files = stoppedInTheLastEpoch("damaged", order(4, 0.05));
    ChangedZip.flipByte(files.checkpointFile());

    AtomicInteger steps = new AtomicInteger();
    trainer("damaged", order(4, 0.05), source(20), () -> steps.getAndIncrement() == 1).train();

    ModelFile zips = new ModelFile(new StudyJson());
    assertEquals(1, zips.readCheckpoint(files.checkpointFile()).state().batch());
    assertEquals(0, zips.readCheckpoint(files.previousCheckpointFile()).state().batch());
  }

  @Test
  void without_a_whole_checkpoint_a_training_begins_anew_bit_for_bit() throws Exception {
    trainer("through", order(4, 0.05), source(20), NEVER).train();
    TrialFolder files = stoppedInTheLastEpoch("damaged", order(4, 0.05));
    ChangedZip.flipByte(files.checkpointFile());
    Files.write(files.previousCheckpointFile(), new byte[0]);
    told.clear();

    trainer("damaged", order(4, 0.05), source(20), NEVER).train();

    assertEquals(List.of(), resumed);
    assertEquals(List.of(1, 2, 3, 4), told.stream().map(TrialEvent.EpochEnded::epoch).toList());
    requireTheSame("through", "damaged");
  }

  @Test
  void a_checkpoint_whose_best_epoch_is_lost_begins_anew_bit_for_bit() throws Exception {
    trainer("through", order(4, 0.05), source(20), NEVER).train();
    TrialFolder files = stoppedInTheLastEpoch("damaged", order(4, 0.05));
    ChangedZip.flipByte(files.modelFile());

    trainer("damaged", order(4, 0.05), source(20), NEVER).train();

    requireTheSame("through", "damaged");
  }

  @Test
  void a_checkpoint_moved_away_in_the_moment_of_a_kill_is_found() throws Exception {
    trainer("through", order(4, 0.05), source(20), NEVER).train();
    TrialFolder files = stoppedInTheLastEpoch("killed", order(4, 0.05));
    Files.move(
        files.checkpointFile(),
        files.previousCheckpointFile(),
        StandardCopyOption.REPLACE_EXISTING);

    trainer("killed", order(4, 0.05), source(20), NEVER).train();

    assertEquals(3, resumed.size());
    requireTheSame("through", "killed");
  }

  @Test
  void a_checkpoint_of_an_older_program_has_no_epochs_and_is_read() throws Exception {
    trainer("through", order(4, 0.05), source(20), NEVER).train();
    TrialFolder files = stoppedInTheLastEpoch("older", order(4, 0.05));
    ChangedZip.without(files.checkpointFile(), "epochs.jsonl");

    trainer("older", order(4, 0.05), source(20), NEVER).train();

    assertEquals(List.of(), resumed);
    ModelFile zips = new ModelFile(new StudyJson());
    assertArrayEquals(
        zips.readCheckpoint(checkpoint("through")).parameters(),
        zips.readCheckpoint(checkpoint("older")).parameters());
  }

  @Test
  void predictsFromTheKeptModel() throws Exception {
    trainer("model", order(2, 0.05), source(20), NEVER).train();
    Path model = new TrialFolder(temporary.resolve("model")).modelFile();
    try (Predictor predictor = Predictor.load(model)) {
      assertEquals(List.of("Left", "Top"), predictor.description().findings());
      assertEquals(PX, predictor.description().px());
      byte[] grey = new byte[PX * PX];
      new Random(1).nextBytes(grey);
      float[][] found = predictor.predict(Collections.nCopies(30, grey));
      assertEquals(30, found.length);
      assertEquals(2, found[29].length);
      assertArrayEquals(found[0], found[29], 1e-6f);
      assertTrue(found[0][0] > 0 && found[0][0] < 1, "probability " + found[0][0]);
    }
  }

  @Test
  void numbersThatAreNotFiniteEndTheTrialWithAdvice() {
    TrainingProblem problem =
        assertThrows(
            TrainingProblem.class,
            () -> trainer("fast", order(3, 1e12), source(24), NEVER).train());
    assertTrue(problem.getMessage().contains("diverged"), problem.getMessage());
    assertTrue(problem.remedy().contains("lower learning rate"), problem.remedy());
  }

  @Test
  void imagesThatAreNotNumbersAreNoticed() {
    BatchSource broken = new ToySource(24, PX, 8, 3, Float.NaN);
    assertThrows(
        TrainingProblem.class, () -> trainer("nan", order(1, 0.01), broken, NEVER).train());
  }

  @Test
  void aBatchWithoutLabelsChangesNothingButStatistics() throws Exception {
    BatchSource masked =
        new BatchSource() {
          @Override
          public int[][] labelCounts() {
            return new int[findings()][2];
          }

          @Override
          public int px() {
            return PX;
          }

          @Override
          public int images() {
            return 8;
          }

          @Override
          public int findings() {
            return 2;
          }

          @Override
          public int batchSize() {
            return 8;
          }

          @Override
          public void fill(Batch into, int epoch, int index) {
            source(8).fill(into, epoch, index);
            Arrays.fill(into.mask(), 0);
          }
        };
    trainer("masked", order(1, 0.05), masked, masked, NEVER).train();
    assertEquals(0, losses.get(0));
    assertTrue(scores.get(0).meanAuc().isEmpty());
    assertFalse(scores.get(0).findings().get(0).auc().isPresent());
  }

  @Test
  void anImageThatCannotBeReadEndsTheTraining() {
    UncheckedIOException failure = new UncheckedIOException(new IOException("made up"));
    BatchSource broken =
        new BatchSource() {
          @Override
          public int[][] labelCounts() {
            return new int[findings()][2];
          }

          @Override
          public int px() {
            return PX;
          }

          @Override
          public int images() {
            return 24;
          }

          @Override
          public int findings() {
            return 2;
          }

          @Override
          public int batchSize() {
            return 8;
          }

          @Override
          public void fill(Batch into, int epoch, int index) {
            if (index == 2) {
              throw failure;
            }
            source(24).fill(into, epoch, index);
          }
        };
    assertSame(
        failure,
        assertThrows(
            UncheckedIOException.class,
            () -> trainer("broken", order(1, 0.05), broken, NEVER).train()));
  }

  @Test
  void anotherTrialsCheckpointIsRefused() throws Exception {
    trainer("own", order(1, 0.05), source(16), NEVER).train();
    TrialOrder other =
        new TrialOrder(
            1,
            2,
            new Architecture("00000000"),
            "chest-xray",
            5,
            order(2, 0.05).training(),
            "prepared",
            "split.csv",
            List.of("Left", "Top"),
            PX,
            true);
    FileProblem problem =
        assertThrows(FileProblem.class, () -> trainer("own", other, source(16), NEVER).train());
    assertTrue(problem.getMessage().contains("another trial"), problem.getMessage());
  }

  @Test
  void aNewerModelIsRefused() throws Exception {
    trainer("newer", order(1, 0.05), source(16), NEVER).train();
    Path model = new TrialFolder(temporary.resolve("newer")).modelFile();
    Path changed = temporary.resolve("changed.zip");
    try (ZipFile from = new ZipFile(model.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            entry.getName().endsWith(".json")
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replaceFirst("\"format\" : 1", "\"format\" : 99")
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }
    FileProblem problem = assertThrows(FileProblem.class, () -> Predictor.load(changed));
    assertTrue(problem.getMessage().contains("99"), problem.getMessage());
  }
}
