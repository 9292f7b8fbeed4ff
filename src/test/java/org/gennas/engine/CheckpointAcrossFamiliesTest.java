package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.gennas.TrainsNetworks;
import org.gennas.engine.LayerChoice.Family;
import org.gennas.space.Architecture;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that stops in the middle of an epoch goes on under either family of layers. */
@TrainsNetworks
class CheckpointAcrossFamiliesTest {
  private static final int PX = 16;
  private static final BooleanSupplier NEVER = () -> false;

  @TempDir Path temporary;

  private final ExecutorService ahead = Executors.newSingleThreadExecutor();

  @AfterEach
  void endThreads() {
    ahead.shutdownNow();
  }

  /** Small steps, so that rounding is not blown up: scores then tell mistakes from rounding. */
  private static TrialOrder order() {
    return new TrialOrder(
        TrialOrder.FORMAT,
        1,
        new Architecture("10200000"),
        "chest-xray",
        5,
        new TrainingConfig("own", 2, 4, 0.001, 0.8, 0.9, Optional.empty()),
        "prepared",
        "split.csv",
        List.of("Left", "Top"),
        PX,
        true);
  }

  private Trainer.Outcome train(String folder, Family family, BooleanSupplier stop)
      throws IOException, TrainingProblem {
    Path path = Files.createDirectories(temporary.resolve(folder));
    return new Trainer(
            order(),
            new TrialFolder(path),
            new ToySource(14, PX, 4, 3, 1),
            new ToySource(12, PX, 4, 4, 1),
            LayerChoice.forced(family),
            ahead,
            new Named(family),
            stop,
            InstantSource.system())
        .train();
  }

  private record Named(Family family) implements Trainer.Listener {
    @Override
    public void began(int epochsDone, String layers) {
      assertEquals(family.text(), layers);
    }

    @Override
    public void stepped(
        int epoch, int batch, int batches, double loss, int images, double seconds) {
      // the files tell
    }

    @Override
    public void epochEnded(TrialEvent.EpochEnded epoch) {
      // the files tell
    }
  }

  /** Trained up to the second of four batches of the second epoch, then to the end. */
  private void interrupted(String folder, Family first, Family second)
      throws IOException, TrainingProblem {
    AtomicInteger steps = new AtomicInteger();
    // asked before each of an epoch's four steps and of its three batches of validation
    Trainer.Outcome stopped = train(folder, first, () -> steps.getAndIncrement() == 9);
    assertEquals(new Trainer.Outcome.Stopped(1), stopped);
    assertEquals(2, checkpoint(folder).state().batch());
    assertInstanceOf(Trainer.Outcome.Complete.class, train(folder, second, NEVER));
  }

  private ModelFile.Checkpoint checkpoint(String folder) throws IOException {
    return new ModelFile(new StudyJson())
        .readCheckpoint(new TrialFolder(temporary.resolve(folder)).checkpointFile());
  }

  @ParameterizedTest
  @CsvSource({"ONEDNN, PORTABLE", "PORTABLE, ONEDNN"})
  void goesOnWithTheOther(Family first, Family second) throws Exception {
    interrupted("changed", first, second);
    train("through", first, NEVER);

    TrainingState.Best expected = checkpoint("through").state().best().orElseThrow();
    TrainingState.Best found = checkpoint("changed").state().best().orElseThrow();
    assertEquals(expected.epoch(), found.epoch());
    assertEquals(expected.valid().loss(), found.valid().loss(), 1e-4);
    assertEquals(
        expected.valid().meanAuc().orElseThrow(), found.valid().meanAuc().orElseThrow(), 1e-4);
    assertEquals(expected.trainLoss(), found.trainLoss(), 1e-4);
    assertArrayEquals(
        checkpoint("through").parameters(), checkpoint("changed").parameters(), 1e-3f);
    assertArrayEquals(checkpoint("through").momentum(), checkpoint("changed").momentum(), 1e-3f);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void goesOnWithTheSameBitForBit(Family family) throws Exception {
    interrupted("stopped", family, family);
    train("through", family, NEVER);

    ModelFile.Checkpoint expected = checkpoint("through");
    ModelFile.Checkpoint found = checkpoint("stopped");
    assertArrayEquals(expected.parameters(), found.parameters());
    assertArrayEquals(expected.momentum(), found.momentum());
    assertEquals(expected.state().best(), found.state().best());
  }
}
