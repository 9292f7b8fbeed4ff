package org.gennas.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gennas.data.PreparedImages.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A preparation in a process of its own, killed. */
class KilledPreparationTest {
  private static final int PX = 16;
  private static final int IMAGES = 800;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void goesOnWhereItStood() throws IOException, InterruptedException {
    Dataset dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("T"), IMAGES / 2));
    Path store = folder.resolve("prepared");
    Process process = start(dataset.root(), store);
    try (BufferedReader out = process.inputReader()) {
      assertEquals("waiting", out.readLine());
      DatasetProblem problem = assertThrows(DatasetProblem.class, () -> prepare(dataset, store));
      assertTrue(problem.getMessage().contains("another run"), problem.getMessage());
    } finally {
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }
    assertEquals(128 + 9, process.exitValue(), "ended by SIGKILL");

    int done = assertSound(dataset, store);
    assertTrue(done >= 512 && done < IMAGES, done + " images were on disk");

    ImagePreparation.Report report = prepare(dataset, store);

    assertEquals(
        new ImagePreparation.Report(IMAGES, IMAGES - done, done, List.of(), false), report);
    assertEquals(IMAGES, assertSound(dataset, store));
  }

  private static Process start(Path dataset, Path store) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            classPath,
            PreparationProcess.class.getName(),
            dataset.toString(),
            store.toString(),
            String.valueOf(PX),
            "600")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ImagePreparation.Report prepare(Dataset dataset, Path store) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      return new ImagePreparation(threads, 2)
          .prepare(
              dataset, TinyDataset.allRows(dataset), PX, store, (done, all) -> {}, () -> false);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Every image that the index vouches for has the right pixels. */
  private static int assertSound(Dataset dataset, Path store) throws IOException {
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
