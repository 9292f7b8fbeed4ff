package org.gennas.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.LabelPolicy.Meaning;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.TinyDataset;
import org.gennas.data.tables.ViewFilter;

class SplitBatchesTest {
  private static final int PX = 12;
  private static final int UNREADABLE = 5;

  private static Path folder;
  private static Dataset dataset;
  private static SplitTable table;
  private static PreparedImages store;

  /** 120 images, one of which cannot be read; uncertain and blank labels of Edema are masked. */
  @BeforeContainer
  static void prepare() throws IOException {
    folder = Files.createTempDirectory("split-batches");
    dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("T"), 60));
    Files.writeString(dataset.file(dataset.images().get(UNREADABLE)), "no image");
    table =
        new SplitRecipe(
                List.of(choice("Cardiomegaly", Meaning.IGNORE), choice("Edema", Meaning.ONES)),
                ViewFilter.ALL,
                PatientSplit.byPatient(0.7, 0.2, 0.1, 4))
            .apply(dataset);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      new ImagePreparation(threads, 2)
          .prepare(
              dataset,
              TinyDataset.allRows(dataset),
              PX,
              folder.resolve("prepared"),
              (done, total) -> {},
              () -> false);
    } finally {
      threads.shutdownNow();
    }
    store = PreparedImages.open(folder.resolve("prepared"));
  }

  private static SplitRecipe.FindingChoice choice(String finding, Meaning uncertain) {
    return new SplitRecipe.FindingChoice(finding, new LabelPolicy(uncertain, Meaning.IGNORE));
  }

  @AfterContainer
  static void delete() throws IOException {
    store.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static SplitBatches batches(Side side, int batch, long seed, boolean shuffle)
      throws IOException {
    return new SplitBatches(
        store, table, side, table.findings(), batch, seed, InputSettings.PLAIN, shuffle);
  }

  private static int[] rows(BatchSource source, int epoch) {
    return IntStream.range(0, source.batchesPerEpoch())
        .flatMap(i -> Arrays.stream(source.batch(epoch, i).rows()))
        .toArray();
  }

  @Property(tries = 60)
  void eachEpochVisitsEachRowOnceInAnOrderOfItsOwn(
      @ForAll @IntRange(min = 1, max = 100) int batch,
      @ForAll long seed,
      @ForAll @IntRange(max = 1_000) int epoch)
      throws IOException {
    SplitBatches source = batches(Side.TRAIN, batch, seed, true);
    int[] expected =
        table.side(Side.TRAIN).rows().stream()
            .mapToInt(SplitTable.Row::row)
            .filter(row -> row != UNREADABLE)
            .toArray();

    int[] order = rows(source, epoch);

    assertFalse(Arrays.equals(order, rows(source, epoch + 1)));
    assertArrayEquals(expected, Arrays.stream(order).sorted().toArray());
    assertEquals(expected.length, source.images());
  }

  @Property(tries = 60)
  void anyBatchComesOutTheSameInAnyOrderOfAsking(
      @ForAll @IntRange(min = 1, max = 40) int batch, @ForAll long seed) throws IOException {
    SplitBatches one = changed(batch, seed);
    SplitBatches other = changed(batch, seed);
    Map<String, Batch> first = new HashMap<>();
    List<int[]> asked = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      for (int i = 0; i < one.batchesPerEpoch(); i++) {
        first.put(epoch + "/" + i, one.batch(epoch, i));
        asked.add(new int[] {epoch, i});
      }
    }
    Collections.shuffle(asked, new Random(seed));
    for (int[] at : asked) {
      Batch expected = first.get(at[0] + "/" + at[1]);
      Batch again = other.batch(at[0], at[1]);
      assertSame(expected, again);
    }
  }

  private static SplitBatches changed(int batch, long seed) throws IOException {
    return new SplitBatches(
        store,
        table,
        Side.TRAIN,
        table.findings(),
        batch,
        seed,
        new InputSettings(Optional.of(new Augmentation(0.1, 10, 0.2)), false, 0),
        true);
  }

  private static void assertSame(Batch expected, Batch found) {
    assertArrayEquals(expected.rows(), found.rows());
    assertArrayEquals(expected.pixels(), found.pixels());
    assertArrayEquals(expected.labels(), found.labels());
    assertArrayEquals(expected.mask(), found.mask());
  }

  @Property(tries = 30)
  void aBatchThatIsUsedAgainKeepsNothingOfWhatWasInIt(
      @ForAll @IntRange(min = 1, max = 40) int batch, @ForAll long seed) throws IOException {
    SplitBatches source = changed(batch, seed);
    for (int i = 0; i < source.batchesPerEpoch(); i++) {
      Batch used = Batch.blank(source.size(i), PX, 2);
      Arrays.fill(used.pixels(), Float.NaN);
      Arrays.fill(used.labels(), Float.NaN);
      Arrays.fill(used.mask(), Float.NaN);
      source.fill(used, 3, i);
      assertSame(source.batch(3, i), used);
    }
  }

  @Example
  void severalThreadsGetWhatOneGets() throws Exception {
    SplitBatches source = changed(16, 5);
    SplitBatches alone = changed(16, 5);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Batch>> found = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int epoch = i / source.batchesPerEpoch();
        int index = i % source.batchesPerEpoch();
        found.add(threads.submit(() -> source.batch(epoch, index)));
      }
      for (int i = 0; i < found.size(); i++) {
        assertSame(
            alone.batch(i / source.batchesPerEpoch(), i % source.batchesPerEpoch()),
            found.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Example
  void fillingABatchAgainTakesNoMemoryForItsImages() throws IOException {
    SplitBatches source = changed(40, 1);
    Batch batch = source.batch(0, 0);
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    source.fill(batch, 0, 1);
    long before = memory.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 100; i++) {
      source.fill(batch, 0, i % 2);
    }
    long each = (memory.getThreadAllocatedBytes(thread) - before) / 100;
    // room for the few numbers of each image's change, and not even for one image
    assertTrue(each < 40 * 100, each + " bytes a batch");
  }

  @Example
  void aBatchOfAnotherSizeIsNotFilled() throws IOException {
    SplitBatches source = changed(40, 1);
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class, () -> source.fill(Batch.blank(39, PX, 2), 0, 0));
    assertEquals(
        "Batch 0 has 40 images of 12 px with 2 labels, the one to fill 39 of 12 px with 2",
        problem.getMessage());
  }

  @Property(tries = 30)
  void pixelsLabelsAndMasksBelongToTheirRow(
      @ForAll @IntRange(min = 1, max = 40) int batch, @ForAll long seed, @ForAll Side side)
      throws IOException {
    SplitBatches source = batches(side, batch, seed, side == Side.TRAIN);
    byte[] greys = new byte[PX * PX];
    for (int i = 0; i < source.batchesPerEpoch(); i++) {
      Batch made = source.batch(2, i);
      assertTrue(made.size() == batch || i == source.batchesPerEpoch() - 1);
      for (int k = 0; k < made.size(); k++) {
        int number = made.rows()[k];
        SplitTable.Row row =
            table.rows().stream().filter(r -> r.row() == number).findFirst().orElseThrow();
        assertEquals(side, row.side());
        store.read(number, greys);
        for (int p = 0; p < greys.length; p++) {
          assertEquals(
              ((greys[p] & 0xFF) / 255f - 0.5f) / 0.25f, made.pixels()[k * greys.length + p], 1e-6);
        }
        for (int f = 0; f < 2; f++) {
          int target = row.targets().get(f);
          assertEquals(target == 1 ? 1f : 0f, made.labels()[k * 2 + f]);
          assertEquals(target == Targets.MASKED ? 0f : 1f, made.mask()[k * 2 + f]);
        }
      }
    }
  }

  @Example
  void withoutShufflingTheTablesOrderIsKept() throws IOException {
    SplitBatches source = batches(Side.VALID, 7, 1, false);
    int[] expected =
        table.side(Side.VALID).rows().stream()
            .mapToInt(SplitTable.Row::row)
            .filter(row -> row != UNREADABLE)
            .toArray();
    assertArrayEquals(expected, rows(source, 0));
    assertArrayEquals(expected, rows(source, 5));
    assertEquals(expected.length, source.rows().size());
  }

  @Example
  void trainingLeavesOutImagesWhoseLabelsAreAllMasked() throws IOException {
    SplitBatches edema =
        new SplitBatches(
            store, table, Side.TRAIN, List.of("Edema"), 8, 1, InputSettings.PLAIN, true);
    long labelled =
        table.side(Side.TRAIN).rows().stream()
            .filter(r -> r.row() != UNREADABLE && r.targets().get(1) != Targets.MASKED)
            .count();
    assertEquals(labelled, edema.images());
    assertTrue(labelled < batches(Side.TRAIN, 8, 1, true).images());
    assertEquals(1, edema.findings());
  }

  @Example
  void aTableOfOtherImagesIsRefused() {
    SplitTable.Row first = table.side(Side.TRAIN).rows().get(0);
    refused(List.of(moved(first, "train/other.png", first.row())), "not those of this split");
    refused(List.of(moved(first, first.path(), 100_000)), "not prepared");
    refused(List.of(), "No image of the train set");
    FileProblem problem =
        assertThrows(
            FileProblem.class,
            () ->
                new SplitBatches(
                    store, table, Side.TRAIN, List.of("Gout"), 8, 1, InputSettings.PLAIN, true));
    assertTrue(problem.getMessage().contains("Gout"), problem.getMessage());
  }

  private static SplitTable.Row moved(SplitTable.Row row, String path, int to) {
    return new SplitTable.Row(
        to,
        path,
        row.patient(),
        row.study(),
        row.view(),
        row.projection(),
        row.sex(),
        row.age(),
        row.side(),
        row.targets());
  }

  private static void refused(List<SplitTable.Row> rows, String what) {
    SplitTable other = new SplitTable(table.findings(), rows);
    FileProblem problem =
        assertThrows(
            FileProblem.class,
            () ->
                new SplitBatches(
                    store, other, Side.TRAIN, table.findings(), 8, 1, InputSettings.PLAIN, true));
    assertTrue(problem.getMessage().contains(what), problem.getMessage());
  }

  @Property(tries = 20)
  void mixedImagesLieBetweenAnImageAndTheNextAndSoDoTheirLabels(
      @ForAll @IntRange(min = 2, max = 12) int size, @ForAll long seed) throws IOException {
    SplitBatches plain =
        new SplitBatches(
            store, table, Side.TRAIN, table.findings(), size, seed, InputSettings.PLAIN, true);
    SplitBatches mixed =
        new SplitBatches(
            store,
            table,
            Side.TRAIN,
            table.findings(),
            size,
            seed,
            new InputSettings(Optional.empty(), false, 0.4),
            true);
    Batch before = plain.batch(0, 0);
    Batch after = mixed.batch(0, 0);
    int pixels = before.px() * before.px();
    assertArrayEquals(before.rows(), after.rows());
    for (int i = 0; i < before.size(); i++) {
      int next = (i + 1) % before.size();
      for (int p = 0; p < pixels; p++) {
        float own = before.pixels()[i * pixels + p];
        float other = before.pixels()[next * pixels + p];
        float found = after.pixels()[i * pixels + p];
        assertTrue(Math.abs(found - own) <= Math.abs(found - other) + 1e-4);
        assertTrue(found >= Math.min(own, other) - 1e-4 && found <= Math.max(own, other) + 1e-4);
      }
      for (int f = 0; f < before.findings(); f++) {
        float both =
            before.mask()[i * before.findings() + f] * before.mask()[next * before.findings() + f];
        assertEquals(both, after.mask()[i * before.findings() + f]);
      }
    }
    assertArrayEquals(after.pixels(), mixed.batch(0, 0).pixels());
  }

  @Example
  void labelsAreCountedWithoutMaskedOnes() throws IOException {
    SplitBatches batches = batches(Side.TRAIN, 8, 1, true);
    int[][] counts = batches.labelCounts();
    for (int f = 0; f < counts.length; f++) {
      int finding = f;
      assertEquals(
          batches.rows().stream().filter(r -> r.targets().get(finding) == 1).count(), counts[f][0]);
      assertEquals(
          batches.rows().stream().filter(r -> r.targets().get(finding) == 0).count(), counts[f][1]);
    }
  }
}
