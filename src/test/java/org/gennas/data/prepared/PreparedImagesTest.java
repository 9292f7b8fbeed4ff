package org.gennas.data.prepared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gennas.common.FileProblem;
import org.gennas.data.images.RadiographReader;
import org.gennas.data.prepared.PreparedImages.Status;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.TinyDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedImagesTest {
  private static final int PX = 40;

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private Dataset dataset;

  @BeforeEach
  void makeDataset() throws IOException {
    dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("Tiny-v1.0"), 10));
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private PreparedImages prepared(int... rows) throws IOException {
    new ImagePreparation(threads, 2)
        .prepare(dataset, rows, PX, store(), (done, total) -> {}, () -> false);
    return PreparedImages.open(store());
  }

  private Path store() {
    return folder.resolve("prepared");
  }

  private void assertReads(PreparedImages images, int row) throws IOException {
    byte[] greys = new byte[PX * PX];
    images.read(row, greys);
    assertArrayEquals(RadiographReader.read(dataset.file(dataset.images().get(row)), PX), greys);
  }

  @Test
  void anInterruptedThreadReadsAllTheSameAndSpoilsNothingForOthers() throws Exception {
    try (PreparedImages images = prepared(TinyDataset.allRows(dataset))) {
      byte[] greys = new byte[PX * PX];
      Thread.currentThread().interrupt();
      images.read(3, greys);
      assertTrue(Thread.interrupted(), "the interruption is still there to be noticed");
      assertArrayEquals(RadiographReader.read(dataset.file(dataset.images().get(3)), PX), greys);
      threads
          .submit(
              () -> {
                assertReads(images, 4);
                return null;
              })
          .get();
    }
  }

  @Test
  void severalThreadsReadAtOnce() throws Exception {
    try (PreparedImages images = prepared(TinyDataset.allRows(dataset))) {
      byte[][] expected = new byte[images.rows()][PX * PX];
      for (int row = 0; row < expected.length; row++) {
        images.read(row, expected[row]);
        assertReads(images, row);
      }
      List<Callable<Void>> readers = new ArrayList<>();
      for (int seed = 0; seed < 4; seed++) {
        Random random = new Random(seed);
        readers.add(
            () -> {
              byte[] greys = new byte[PX * PX];
              for (int i = 0; i < 2_000; i++) {
                int row = random.nextInt(expected.length);
                images.read(row, greys);
                assertArrayEquals(expected[row], greys);
              }
              return null;
            });
      }
      for (Future<Void> reader : threads.invokeAll(readers)) {
        reader.get();
      }
    }
  }

  @Test
  void whatIsPreparedWhileTheStoreIsOpenCanBeRead() throws IOException {
    try (PreparedImages images = prepared(2)) {
      assertEquals(Status.EMPTY, images.status(5));
      prepared(5).close();
      assertEquals(Status.DONE, images.status(5));
      assertReads(images, 5);
    }
  }

  @Test
  void aFileThatWasCutOffIsNamed() throws IOException {
    try (PreparedImages images = prepared(TinyDataset.allRows(dataset))) {
      try (FileChannel pixels =
          FileChannel.open(store().resolve("pixels.u8"), StandardOpenOption.WRITE)) {
        pixels.truncate(10 * PX * PX - 1);
      }
      assertReads(images, 8);
      UncheckedIOException problem =
          assertThrows(UncheckedIOException.class, () -> images.read(9, new byte[PX * PX]));
      assertTrue(problem.getMessage().contains("pixels.u8"), problem.getMessage());
      assertTrue(problem.getMessage().contains("too short"), problem.getMessage());
    }
  }

  /** 65,536 squared is 0 in 32 bits: an empty file would pass for such images. */
  @ParameterizedTest
  @CsvSource({"px, 65536", "px, -1", "rows, 2000000000", "rows, -5"})
  void a_head_of_impossible_numbers_is_refused(String field, String number) throws IOException {
    prepared(TinyDataset.allRows(dataset)).close();
    Path head = store().resolve("prepared.json");
    Files.writeString(
        head, Files.readString(head).replaceFirst("(\"" + field + "\" : )\\d+", "$1" + number));

    FileProblem problem = assertThrows(FileProblem.class, () -> PreparedImages.open(store()));

    assertTrue(problem.getMessage().contains("out of range"), problem.getMessage());
    assertTrue(problem.getMessage().contains("Delete the folder"), problem.getMessage());
  }
}
