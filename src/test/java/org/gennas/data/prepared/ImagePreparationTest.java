package org.gennas.data.prepared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gennas.common.FileProblem;
import org.gennas.data.images.RadiographReader;
import org.gennas.data.prepared.PreparedImages.Status;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.TinyDataset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePreparationTest {
  private static final int PX = 16;

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private Path store() {
    return folder.resolve("prepared");
  }

  private ImagePreparation.Report prepare(Dataset dataset) throws IOException {
    return prepare(dataset, TinyDataset.allRows(dataset));
  }

  private ImagePreparation.Report prepare(Dataset dataset, int[] rows) throws IOException {
    return new ImagePreparation(threads, 3)
        .prepare(dataset, rows, PX, store(), (done, total) -> {}, () -> false);
  }

  private Dataset dataset(int patients) throws IOException {
    return DatasetFolder.find(TinyDataset.create(folder.resolve("Tiny-v1.0"), patients));
  }

  private void assertPrepared(Dataset dataset, int row) throws IOException {
    try (PreparedImages images = PreparedImages.open(store())) {
      assertEquals(Status.DONE, images.status(row));
      byte[] greys = new byte[PX * PX];
      images.read(row, greys);
      assertArrayEquals(RadiographReader.read(dataset.file(dataset.images().get(row)), PX), greys);
    }
  }

  @Test
  void preparesEveryImageOnceAndKeepsItAfterwards() throws IOException {
    Dataset dataset = dataset(20);
    List<Integer> seen = new ArrayList<>();

    ImagePreparation.Report report =
        new ImagePreparation(threads, 3)
            .prepare(
                dataset,
                TinyDataset.allRows(dataset),
                PX,
                store(),
                (done, total) -> seen.add(done * 1_000 + total),
                () -> false);

    assertEquals(new ImagePreparation.Report(40, 40, 0, List.of(), false), report);
    assertEquals(40, seen.size());
    assertEquals(40 * 1_000 + 40, seen.get(39));
    for (int row = 0; row < 40; row++) {
      assertPrepared(dataset, row);
    }
    assertEquals(new ImagePreparation.Report(40, 0, 40, List.of(), false), prepare(dataset));
  }

  @Test
  void theStoreHoldsNoPathsAndNoPatients() throws IOException {
    prepare(dataset(3));
    for (String file : List.of("prepared.json", "index.bin")) {
      String text = Files.readString(store().resolve(file), StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("patient"), file);
    }
  }

  @Test
  void aPartCanBePreparedFirstAndTheRestLater() throws IOException {
    Dataset dataset = dataset(10);

    assertEquals(3, prepare(dataset, new int[] {1, 5, 19}).prepared());
    try (PreparedImages images = PreparedImages.open(store())) {
      assertEquals(20, images.rows());
      assertEquals(Status.EMPTY, images.status(0));
      assertEquals(3, images.count(Status.DONE));
    }
    assertPrepared(dataset, 19);
    assertEquals(new ImagePreparation.Report(20, 17, 3, List.of(), false), prepare(dataset));
  }

  @Test
  void aChangedImageIsPreparedAnewAndATouchedOneIsNot() throws IOException {
    Dataset dataset = dataset(5);
    prepare(dataset);
    String before = fingerprint();
    Path changed = dataset.file(dataset.images().get(2));
    Files.setLastModifiedTime(
        dataset.file(dataset.images().get(4)), FileTime.fromMillis(1_000_000_000_000L));
    assertEquals(10, prepare(dataset).kept());
    assertEquals(before, fingerprint());
    ImageIO.write(TinyDataset.noise(50, 50, 99), "png", changed.toFile());

    ImagePreparation.Report report = prepare(dataset);

    assertEquals(1, report.prepared());
    assertEquals(9, report.kept());
    assertPrepared(dataset, 2);
    assertNotEquals(before, fingerprint());
  }

  private String fingerprint() throws IOException {
    try (PreparedImages images = PreparedImages.open(store())) {
      return images.fingerprint(IntStream.range(0, images.rows()));
    }
  }

  @Test
  void imagesThatCannotBeReadAreListedAndLeftOut() throws IOException {
    Dataset dataset =
        DatasetFolder.find(TinyDataset.create(folder.resolve("Tiny-v1.0"), 100, "jpg"));
    Path truncated = dataset.file(dataset.images().get(7));
    byte[] bytes = Files.readAllBytes(truncated);
    Files.write(truncated, Arrays.copyOf(bytes, bytes.length / 2));
    Files.delete(dataset.file(dataset.images().get(3)));

    ImagePreparation.Report report = prepare(dataset);

    assertEquals(198, report.prepared());
    assertEquals(2, report.unreadable().size());
    assertEquals(dataset.images().get(3).path(), report.unreadable().get(0).path());
    assertEquals("the file is missing", report.unreadable().get(0).reason());
    assertTrue(report.unreadable().get(1).reason().contains("damaged"));
    List<String> listed = Files.readAllLines(store().resolve("unreadable.csv"));
    assertEquals("path,reason", listed.get(0));
    assertEquals(3, listed.size());
    assertTrue(String.join("\n", listed).contains(dataset.images().get(7).path()));
    try (PreparedImages images = PreparedImages.open(store())) {
      assertEquals(Status.UNREADABLE, images.status(3));
      assertEquals(Status.UNREADABLE, images.status(7));
    }
    assertEquals(report.unreadable(), prepare(dataset).unreadable());

    Files.write(truncated, bytes);
    ImagePreparation.Report mended = prepare(dataset);
    assertEquals(1, mended.prepared());
    assertEquals(1, mended.unreadable().size());
    assertPrepared(dataset, 7);
    assertEquals(2, Files.readAllLines(store().resolve("unreadable.csv")).size());
  }

  @Test
  void moreThanOnePercentIsAnErrorThatNamesTheFirstTen() throws IOException {
    Dataset dataset = dataset(100);
    for (int row = 20; row < 40; row++) {
      Files.writeString(dataset.file(dataset.images().get(row)), "no image");
    }

    FileProblem problem = assertThrows(FileProblem.class, () -> prepare(dataset));

    String message = problem.getMessage();
    assertTrue(message.contains("More than 1 %"), message);
    assertEquals(10, message.split("neither JPEG nor PNG", -1).length - 1, message);
    assertTrue(message.contains(dataset.images().get(20).path()), message);
  }

  @Test
  void cancellingKeepsWhatIsDone() throws IOException {
    Dataset dataset = dataset(50);
    int[] done = {0};

    ImagePreparation.Report report =
        new ImagePreparation(threads, 3)
            .prepare(
                dataset,
                TinyDataset.allRows(dataset),
                PX,
                store(),
                (now, total) -> done[0] = now,
                () -> done[0] >= 30);

    assertTrue(report.cancelled());
    assertEquals(30, report.prepared());
    assertEquals(new ImagePreparation.Report(100, 70, 30, List.of(), false), prepare(dataset));
  }

  @Test
  void aFolderOfOtherImagesIsRefusedAndLeftAlone() throws IOException {
    Dataset dataset = dataset(5);
    prepare(dataset);
    Dataset other = DatasetFolder.find(TinyDataset.create(folder.resolve("Other"), 6));

    FileProblem problem = assertThrows(FileProblem.class, () -> prepare(other));
    assertTrue(problem.getMessage().contains("another dataset (Tiny-v1.0)"), problem.getMessage());
    problem =
        assertThrows(
            FileProblem.class,
            () ->
                new ImagePreparation(threads, 1)
                    .prepare(dataset, new int[] {0}, 8, store(), (d, t) -> {}, () -> false));
    assertTrue(problem.getMessage().contains("of 16 px, not of 8"), problem.getMessage());
    assertEquals(10, prepare(dataset).kept());
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Dataset dataset = dataset(2);
    Files.writeString(store(), "a file where the folder should be");

    FileProblem problem = assertThrows(FileProblem.class, () -> prepare(dataset));

    assertTrue(problem.getMessage().contains("cannot be written"), problem.getMessage());
    assertTrue(problem.remedy().contains("choose a folder"), problem.remedy());
  }

  @Test
  void damagedStoresAreNamed() throws IOException {
    Dataset dataset = dataset(2);
    prepare(dataset);
    Path head = store().resolve("prepared.json");
    String json = Files.readString(head);

    Files.writeString(head, json.replaceAll("\"format\" : \\d+", "\"format\" : 9"));
    refused("newer program");
    Files.writeString(head, json.substring(0, 20));
    refused("damaged");
    Files.writeString(head, json.replace("\"px\" : 16", "\"px\" : 17"));
    refused("does not have the");
    Files.delete(head);
    refused("prepared.json is missing");
  }

  private void refused(String what) {
    FileProblem problem = assertThrows(FileProblem.class, () -> PreparedImages.open(store()));
    assertTrue(problem.getMessage().contains(what), problem.getMessage());
  }

  @Test
  void aClosedStoreSaysSo() throws IOException {
    prepare(dataset(2));
    PreparedImages images = PreparedImages.open(store());
    images.close();
    assertThrows(IllegalStateException.class, () -> images.read(0, new byte[PX * PX]));
    assertThrows(IllegalStateException.class, () -> images.status(0));
  }
}
