package org.gennas.data.prepared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gennas.StartsProcesses;
import org.gennas.data.images.RadiographReader;
import org.gennas.data.prepared.PreparedImages.Status;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.TinyDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of the program that prepare the same images at once. */
@StartsProcesses
@Timeout(300)
class TwoPreparationsTest {
  private static final int PX = 16;
  private static final int IMAGES = 400;
  private static final int STANDS_AT = 300;

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final List<Integer> seenOfTheOther = new ArrayList<>();
  private Dataset dataset;
  private Path store;

  @BeforeEach
  void draw() throws IOException {
    dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("T"), IMAGES / 2));
    store = folder.resolve("prepared");
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private PreparationProcess other() throws IOException {
    return PreparationProcess.start(dataset.root(), store, PX, STANDS_AT);
  }

  /**
   * @param waiting run whenever it is told that another run prepares
   */
  private ImagePreparation.Report prepare(Runnable waiting, BooleanSupplier cancelled)
      throws IOException {
    ImagePreparation.Progress progress =
        new ImagePreparation.Progress() {
          @Override
          public void report(int done, int total) {
            assertTrue(done <= total);
          }

          @Override
          public void waiting(int done, int total) {
            assertEquals(IMAGES, total);
            seenOfTheOther.add(done);
            waiting.run();
          }
        };
    return new ImagePreparation(threads, 2)
        .prepare(dataset, TinyDataset.allRows(dataset), PX, store, progress, cancelled);
  }

  /** What the other had brought to the disk when it was first looked at. */
  private int ofTheOther() {
    int done = seenOfTheOther.get(0);
    assertTrue(done >= 256 && done < IMAGES, done + " images were on disk");
    return done;
  }

  @Test
  void theSecondWaitsAndHasNothingLeftToDo() throws Exception {
    try (PreparationProcess other = other()) {
      ImagePreparation.Report report = prepare(other::goOn, () -> false);

      assertEquals(0, other.status());
      assertEquals(new ImagePreparation.Report(IMAGES, 0, IMAGES, List.of(), false), report);
    }
    ofTheOther();
    assertEquals(IMAGES, assertSound());
  }

  @Test
  void theSecondTakesOverFromOneThatIsKilled() throws Exception {
    try (PreparationProcess other = other()) {
      ImagePreparation.Report report = prepare(() -> kill(other), () -> false);

      assertEquals(128 + 9, other.status(), "ended by SIGKILL");
      int done = ofTheOther();
      assertEquals(
          new ImagePreparation.Report(IMAGES, IMAGES - done, done, List.of(), false), report);
    }
    assertEquals(IMAGES, assertSound());
  }

  private static void kill(PreparationProcess other) {
    try {
      other.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void waitingIsCancelledAndLeavesTheOtherAlone() throws Exception {
    try (PreparationProcess other = other()) {
      ImagePreparation.Report report = prepare(() -> {}, () -> !seenOfTheOther.isEmpty());

      assertEquals(new ImagePreparation.Report(IMAGES, 0, ofTheOther(), List.of(), true), report);
      other.goOn();
      assertEquals(0, other.status());
    }
    assertEquals(IMAGES, assertSound());
  }

  @Test
  void aSecondOneInTheSameProcessWaitsToo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch waited = new CountDownLatch(1);
    ExecutorService first = Executors.newSingleThreadExecutor();
    try {
      Future<ImagePreparation.Report> one =
          first.submit(
              () ->
                  new ImagePreparation(threads, 1)
                      .prepare(
                          dataset,
                          TinyDataset.allRows(dataset),
                          PX,
                          store,
                          (done, total) -> {
                            begun.countDown();
                            await(waited);
                          },
                          () -> false));
      await(begun);
      ImagePreparation.Report two = prepare(waited::countDown, () -> false);

      assertEquals(IMAGES, one.get().prepared());
      assertEquals(IMAGES, two.kept());
    } finally {
      first.shutdownNow();
    }
    assertEquals(IMAGES, assertSound());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every image that the index vouches for has the right pixels. */
  private int assertSound() throws IOException {
    byte[] greys = new byte[PX * PX];
    try (PreparedImages images = PreparedImages.open(store)) {
      for (int row = 0; row < images.rows(); row++) {
        if (images.status(row) == Status.DONE) {
          images.read(row, greys);
          assertArrayEquals(
              RadiographReader.read(dataset.file(dataset.images().get(row)), PX), greys);
        }
      }
      return images.count(Status.DONE);
    }
  }
}
