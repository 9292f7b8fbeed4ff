package org.gennas.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.prepared.PreparedStore;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedMnistFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("chestmnist.npz");
  }

  private String refusal(SmallChestMnist small) throws IOException {
    small.write(file());
    try {
      DatasetFolder.find(file());
    } catch (FileProblem e) {
      return e.getMessage();
    }
    return "";
  }

  @Test
  void aFileIsADatasetWithTheSidesThatItNames() throws IOException {
    Dataset dataset = DatasetFolder.find(new SmallChestMnist(28, 20, 7, 5).write(file()));
    DatasetSummary summary = dataset.summary();
    assertThat(dataset.name()).isEqualTo("chestmnist");
    assertThat(dataset.layout()).isEqualTo(Dataset.Layout.MEDMNIST);
    assertThat(dataset.findings()).hasSize(14).contains("Pleural Effusion", "Hernia");
    assertThat(summary.fileSides()).isEqualTo(Map.of(Side.TRAIN, 20, Side.VALID, 7, Side.TEST, 5));
    assertThat(summary.patients()).isEqualTo(32);
    byte[] labels = SmallChestMnist.labels(7, 2);
    Labels first = dataset.images().get(20).labels();
    for (int f = 0; f < 14; f++) {
      assertThat(first.get(f)).isEqualTo(labels[f] == 1 ? Label.POSITIVE : Label.NEGATIVE);
    }
  }

  private static SmallChestMnist oneFinding(byte... train) {
    return new SmallChestMnist(28, 4, 2, 1)
        .with("train_labels.npy", SmallChestMnist.npy("|u1", train, 4, 1))
        .with("val_labels.npy", SmallChestMnist.npy("|u1", new byte[] {1, 0}, 2, 1))
        .with("test_labels.npy", SmallChestMnist.npy("|u1", new byte[] {1}, 1, 1));
  }

  @Test
  void pneumoniaMnistHasOneFindingAndIsToldByItsName() throws IOException {
    SmallChestMnist small = oneFinding((byte) 0, (byte) 1, (byte) 1, (byte) 0);
    Dataset dataset = DatasetFolder.find(small.write(folder.resolve("pneumoniamnist_64.npz")));
    assertThat(dataset.findings()).containsExactly("Pneumonia");
    assertThat(dataset.images().stream().map(image -> image.labels().get(0)))
        .containsExactly(
            Label.NEGATIVE,
            Label.POSITIVE,
            Label.POSITIVE,
            Label.NEGATIVE,
            Label.POSITIVE,
            Label.NEGATIVE,
            Label.POSITIVE);
    assertThat(refusal(small)).contains("recognised by its file name");
    Path chest = new SmallChestMnist(28, 4, 2, 2).write(folder.resolve("sub/pneumoniamnist.npz"));
    assertThatThrownBy(() -> DatasetFolder.find(chest)).hasMessageContaining("not N x 1 as");
  }

  @Test
  void theFolderThatHoldsTheFileWillDoAndTwoFilesAreTooMany() throws IOException {
    new SmallChestMnist(28, 4, 2, 2).write(file());
    assertThat(DatasetFolder.find(folder).root()).isEqualTo(file().toAbsolutePath());
    new SmallChestMnist(64, 4, 2, 2).write(folder.resolve("chestmnist_64.npz"));
    assertThatThrownBy(() -> DatasetFolder.find(folder))
        .hasMessageContaining("several datasets")
        .hasMessageContaining("chestmnist_64.npz");
  }

  @Test
  void itIsSplitAsInTheFileAndNeverByPatient() throws IOException {
    Dataset dataset = DatasetFolder.find(new SmallChestMnist(28, 20, 7, 5).write(file()));
    var edema =
        new SplitRecipe.FindingChoice(
            "Edema", new LabelPolicy(LabelPolicy.Meaning.IGNORE, LabelPolicy.Meaning.ZEROS));
    SplitTable table =
        new SplitRecipe(List.of(edema), ViewFilter.FRONTAL, PatientSplit.byFiles(1)).apply(dataset);
    assertThat(table.images(Side.VALID)).isEqualTo(7);
    assertThat(table.patients(Side.VALID)).isEqualTo(7);
    SplitRecipe drawn =
        new SplitRecipe(List.of(edema), ViewFilter.ALL, PatientSplit.byPatient(0.7, 0.15, 0.15, 1));
    assertThatThrownBy(() -> drawn.apply(dataset))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("belong to the same patient")
        .hasMessageContaining("Split as in the dataset's own files.");
  }

  @Test
  void labelsOfAnyIntegerTypeAndAnyVersionOfTheHeadAreRead() throws IOException {
    byte[] plain = SmallChestMnist.labels(9, 1);
    Dataset expected = DatasetFolder.find(new SmallChestMnist(28, 9, 3, 3).write(file()));
    int version = 1;
    for (String type : List.of("<i8", ">i4", "<u2", "|b1", "|i1")) {
      byte[] wide =
          SmallChestMnist.npy(
              version, type, false, widened(plain, type), 9, SmallChestMnist.LABELS);
      version = version % 3 + 1;
      new SmallChestMnist(28, 9, 3, 3).with("train_labels.npy", wide).write(file());
      assertThat(DatasetFolder.find(file()).images()).as(type).isEqualTo(expected.images());
    }
  }

  private static byte[] widened(byte[] labels, String type) {
    int size = type.charAt(2) - '0';
    ByteBuffer wide =
        ByteBuffer.allocate(labels.length * size)
            .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (byte label : labels) {
      switch (size) {
        case 8 -> wide.putLong(label);
        case 4 -> wide.putInt(label);
        case 2 -> wide.putShort(label);
        default -> wide.put(label);
      }
    }
    return wide.array();
  }

  @Test
  void imagesAreThoseOfTheFileInAnyOrderAndFromManyThreads() throws Exception {
    Dataset dataset = DatasetFolder.find(new SmallChestMnist(28, 40, 9, 6).write(file()));
    List<Integer> rows = new ArrayList<>(IntStream.range(0, 55).boxed().toList());
    java.util.Collections.shuffle(rows, new Random(5));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ImageSource source = dataset.openImages()) {
      assertThat(source.side()).hasValue(28);
      List<Future<byte[]>> read = new ArrayList<>();
      rows.forEach(row -> read.add(threads.submit(() -> source.grey(row, 28))));
      for (int i = 0; i < rows.size(); i++) {
        assertThat(read.get(i).get()).isEqualTo(pixels(rows.get(i)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] pixels(int row) {
    int seed = row < 40 ? 1 : row < 49 ? 2 : 3;
    int index = row - (row < 40 ? 0 : row < 49 ? 40 : 49);
    byte[] all = SmallChestMnist.pixels(28, seed == 1 ? 40 : seed == 2 ? 9 : 6, seed);
    return Arrays.copyOfRange(all, index * 784, (index + 1) * 784);
  }

  @Test
  void arraysOfAnotherKindAreRefusedByNameAndByte() throws IOException {
    byte[] pixels = SmallChestMnist.pixels(28, 4, 1);
    assertThat(refusal(new SmallChestMnist(28, 4, 2, 2).without("val_labels.npy")))
        .contains("val_labels.npy is missing")
        .contains("chestmnist.npz");
    assertThat(
            refusal(
                new SmallChestMnist(28, 4, 2, 2)
                    .with("train_images.npy", SmallChestMnist.npy("<f8", pixels, 4, 28, 28))))
        .contains("train_images.npy, byte 10: the header is not of an array of whole numbers");
    assertThat(
            refusal(
                new SmallChestMnist(28, 4, 2, 2)
                    .with(
                        "train_images.npy",
                        SmallChestMnist.npy(1, "|u1", true, pixels, 4, 28, 28))))
        .contains("C order");
    assertThat(
            refusal(
                new SmallChestMnist(28, 4, 2, 2)
                    .with(
                        "train_images.npy",
                        SmallChestMnist.npy("|u1", new byte[4 * 28 * 28 * 3], 4, 28, 28, 3))))
        .contains("not grey images of 8 bits");
    assertThat(
            refusal(
                new SmallChestMnist(28, 4, 2, 2)
                    .with("val_labels.npy", SmallChestMnist.npy("|u1", new byte[2], 2, 1))))
        .contains("not N x 14");
    assertThat(
            refusal(
                new SmallChestMnist(28, 4, 2, 2)
                    .with("test_labels.npy", SmallChestMnist.npy("|u1", new byte[42], 3, 14))))
        .contains("test_labels.npy")
        .contains("3 rows, and 2 images");
    assertThat(refusal(new SmallChestMnist(20, 4, 2, 2))).contains("28 to 224 px");
    assertThat(refusal(new SmallChestMnist(28, 4, 0, 2))).contains("val_images.npy");
    byte[] two = SmallChestMnist.labels(2, 2);
    two[17] = 2;
    assertThat(
            refusal(
                new SmallChestMnist(28, 4, 2, 2)
                    .with("val_labels.npy", SmallChestMnist.npy("|u1", two, 2, 14))))
        .contains("val_labels.npy, byte 145: a label is 0 or 1, not 2");
  }

  @Test
  void nothingIsAllocatedForAHeadThatAsksForMoreThanTheFileHas() throws IOException {
    byte[] huge = SmallChestMnist.npy("|u1", new byte[100], 999_999, 224, 224);
    assertThat(refusal(new SmallChestMnist(28, 4, 2, 2).with("train_images.npy", huge)))
        .contains("50175949824 bytes, and the file 100");
    byte[] longer = SmallChestMnist.npy("|u1", new byte[100], 999_999_999, 224, 224);
    assertThat(refusal(new SmallChestMnist(28, 4, 2, 2).with("train_images.npy", longer)))
        .contains("1 to 1,000,000 images");
    byte[] head = new SmallChestMnist(28, 4, 2, 2).entry("train_labels.npy");
    head[6] = 2;
    head[8] = head[9] = head[10] = head[11] = (byte) 0xFF;
    assertThat(refusal(new SmallChestMnist(28, 4, 2, 2).with("train_labels.npy", head)))
        .contains("a head of 4294967295 bytes is too long");
  }

  @Test
  void an_array_that_unpacks_to_a_multiple_of_its_size_is_refused() throws IOException {
    int images = (16 << 20) / (28 * 28) + 1;
    byte[] black = SmallChestMnist.npy("|u1", new byte[images * 28 * 28], images, 28, 28);
    assertThat(refusal(new SmallChestMnist(28, 4, 2, 2).with("train_images.npy", black)))
        .contains("train_images.npy, byte 0: it unpacks to ")
        .contains(" times its size, which no radiographs do");
  }

  @Test
  void a_file_with_far_more_entries_than_arrays_is_refused_unread() throws IOException {
    SmallChestMnist small = new SmallChestMnist(28, 4, 2, 2);
    for (int i = 0; i < 200; i++) {
      small.with("more" + i, new byte[0]);
    }
    assertThat(refusal(small)).contains("it lists 206 entries in ");
  }

  @Test
  void aDamagedFileIsRefusedWhilePreparingWithEntryAndByte() throws IOException {
    SmallChestMnist small = new SmallChestMnist(28, 300, 4, 4);
    byte[] bytes = small.bytes();
    // in the middle of the first entry's deflated pixels
    for (int i = 100_000; i < 100_020; i++) {
      bytes[i] ^= 0x5A;
    }
    Files.write(file(), bytes);
    Dataset dataset = DatasetFolder.find(file());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      assertThatThrownBy(
              () ->
                  new ImagePreparation(threads, 2)
                      .prepare(
                          dataset,
                          TinyDataset.allRows(dataset),
                          28,
                          folder.resolve("prepared"),
                          (done, total) -> {},
                          () -> false))
          .isInstanceOf(FileProblem.class)
          .hasMessageContaining("train_images.npy, byte ")
          .hasMessageContaining("Download the file again");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void preparationTakesThePixelsKeepsThemAndResumes() throws IOException {
    Dataset dataset = DatasetFolder.find(new SmallChestMnist(28, 40, 9, 6).write(file()));
    Path target = folder.resolve("prepared");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      ImagePreparation preparation = new ImagePreparation(threads, 3);
      int[] rows = TinyDataset.allRows(dataset);
      boolean[] stop = {false};
      ImagePreparation.Report first =
          preparation.prepare(
              dataset, rows, 28, target, (done, total) -> stop[0] = done >= 20, () -> stop[0]);
      assertThat(first.cancelled()).isTrue();
      ImagePreparation.Report second =
          preparation.prepare(dataset, rows, 28, target, (done, total) -> {}, () -> false);
      assertThat(second.kept()).isEqualTo(first.prepared());
      assertThat(second.prepared() + second.kept()).isEqualTo(55);
      try (PreparedImages images = PreparedImages.open(target)) {
        byte[] grey = new byte[784];
        for (int row : rows) {
          images.read(row, grey);
          assertThat(grey).isEqualTo(pixels(row));
        }
      }
      PreparedStore store = PreparedStore.in(folder).get(0);
      assertThat(store.dataset()).isEqualTo("chestmnist");
      assertThat(store.done()).isEqualTo(55);
      assertThat(store.bytes()).isEqualTo(55 * 784 + 55 * 32);
      assertThat(store.fingerprint()).isEqualTo(dataset.fingerprint());
    } finally {
      threads.shutdownNow();
    }
  }

  @Property(tries = 60)
  void aByteFlippedAnywhereNeverCrashes(@ForAll @IntRange(min = 0, max = 1 << 20) int where)
      throws IOException {
    byte[] bytes = new SmallChestMnist(28, 3, 2, 2).bytes();
    bytes[where % bytes.length] ^= (byte) (1 + where % 255);
    Path damaged = Files.createTempFile("damaged", ".npz");
    try {
      Files.write(damaged, bytes);
      Dataset dataset = DatasetFolder.find(damaged);
      try (ImageSource source = dataset.openImages()) {
        for (int row = 0; row < dataset.images().size(); row++) {
          source.grey(row, 28);
        }
      }
    } catch (FileProblem e) {
      assertThat(e.getMessage()).contains(damaged.getFileName().toString());
    } finally {
      Files.delete(damaged);
    }
  }
}
