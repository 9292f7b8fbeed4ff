package org.gennas.data.outlier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gennas.data.NihRadiographs;
import org.gennas.data.images.ForeignPictures;
import org.gennas.data.images.Radiograph;
import org.gennas.data.phantom.PhantomConfig;
import org.gennas.data.phantom.PhantomGenerator;
import org.gennas.data.phantom.PhantomSet;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.TinyDataset;
import org.gennas.data.tables.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfDistributionDetectorTest {
  private static final int PX = 96;

  @TempDir Path folder;

  private PreparedImages prepared(Dataset dataset) throws IOException {
    Path target = folder.resolve("prepared");
    new ImagePreparation(ForkJoinPool.commonPool(), 2)
        .prepare(
            dataset, TinyDataset.allRows(dataset), PX, target, (done, total) -> {}, () -> false);
    return PreparedImages.open(target);
  }

  private static int[] rows(Dataset dataset, Side side) {
    return IntStream.range(0, dataset.images().size())
        .filter(i -> dataset.images().get(i).fileSide().equals(Optional.of(side)))
        .toArray();
  }

  private static List<Path> files(Dataset dataset, int[] rows) {
    return IntStream.of(rows).mapToObj(i -> dataset.file(dataset.images().get(i))).toList();
  }

  /**
   * Real images of patients that were not learned from are let through more often than pictures of
   * another kind. So few images tell ranges poorly; OutOfDistributionDetectorBenchmark has the
   * shares for many.
   */
  @Test
  void foreignPicturesAreWarnedAboutAndRealImagesOfOtherPatientsLess() throws IOException {
    Dataset dataset =
        DatasetFolder.find(NihRadiographs.cheXpertLayout(folder.resolve("radiographs")));
    int realWarned = 0;
    List<String> foreignPassed = new ArrayList<>();
    try (PreparedImages images = prepared(dataset)) {
      for (Side asked : List.of(Side.TRAIN, Side.VALID)) {
        int[] others = rows(dataset, asked == Side.TRAIN ? Side.VALID : Side.TRAIN);
        OutOfDistributionDetector likeness =
            OutOfDistributionLearning.of(images, others, files(dataset, others), () -> false)
                .orElseThrow();
        assertEquals(others.length, likeness.images());
        List<Path> files = files(dataset, rows(dataset, asked));
        for (Path file : files) {
          realWarned += likeness.deviations(Radiograph.read(file)).isEmpty() ? 0 : 1;
        }
        for (Map.Entry<String, UnaryOperator<BufferedImage>> change :
            ForeignPictures.all().entrySet()) {
          for (Path file : files.subList(0, 5)) {
            Radiograph changed = ForeignPictures.changed(file, change.getValue(), folder);
            if (likeness.deviations(changed).isEmpty()) {
              foreignPassed.add(file + " " + change.getKey());
            }
          }
        }
      }
    }
    assertTrue(realWarned <= NihRadiographs.IMAGES / 2, realWarned + " real images");
    assertEquals(List.of(), foreignPassed);
  }

  /** Made-up pictures: there are no real lateral ones to test with. */
  @Test
  void lateralViewsAreWarnedAboutByWhatFrontalOnesLookLike() throws IOException {
    Path made =
        new PhantomGenerator(
                new PhantomSet(new PhantomConfig(3, 90, PX, 0.2, 0.8)),
                ForkJoinPool.commonPool(),
                (done, total) -> {},
                () -> false)
            .write(folder);
    Dataset dataset = DatasetFolder.find(made);
    int[] frontal =
        IntStream.of(rows(dataset, Side.TRAIN))
            .filter(i -> dataset.images().get(i).view() == View.FRONTAL)
            .toArray();
    OutOfDistributionDetector likeness;
    try (PreparedImages images = prepared(dataset)) {
      likeness =
          OutOfDistributionLearning.of(images, frontal, files(dataset, frontal), () -> false)
              .orElseThrow();
    }
    Map<View, List<Boolean>> warned = new EnumMap<>(View.class);
    for (int row : rows(dataset, Side.VALID)) {
      ImageRecord image = dataset.images().get(row);
      boolean foreign = !likeness.deviations(Radiograph.read(dataset.file(image))).isEmpty();
      warned.computeIfAbsent(image.view(), view -> new ArrayList<>()).add(foreign);
    }
    Map<View, Double> shares = new EnumMap<>(View.class);
    warned.forEach(
        (view, list) ->
            shares.put(view, list.stream().filter(b -> b).count() / (double) list.size()));
    System.out.println("Warned of phantoms: " + shares);
    assertTrue(shares.get(View.LATERAL) > 0.5, shares.toString());
    assertTrue(shares.get(View.FRONTAL) < 0.2, shares.toString());
  }

  private static List<Path> made(Path root, int count) throws IOException {
    List<Path> files = new ArrayList<>();
    List<String> lines = new ArrayList<>(List.of(TinyDataset.HEADER));
    for (int p = 0; p < count; p++) {
      String path = "train/patient%05d/study1/view1_frontal.png".formatted(p);
      lines.add(TinyDataset.line("Made/" + path, "1.0", "0.0"));
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
      Random random = new Random(p);
      for (int i = 0; i < 1_600; i++) {
        int bright = Math.abs(i % 40 - 20) < 8 ? 180 : 60;
        image.getRaster().setSample(i % 40, i / 40, 0, bright + random.nextInt(30));
      }
      ImageIO.write(image, "png", file.toFile());
      files.add(file);
    }
    TinyDataset.table(root.resolve("train.csv"), lines.toArray(String[]::new));
    return files;
  }

  @Test
  void whatWasLearnedIsKeptBesideThePreparedImages() throws IOException {
    List<Path> files = made(folder.resolve("made"), 20);
    Dataset dataset = DatasetFolder.find(folder.resolve("made"));
    int[] rows = TinyDataset.allRows(dataset);
    try (PreparedImages images = prepared(dataset)) {
      assertEquals(
          Optional.empty(),
          OutOfDistributionLearning.of(images, rows, files, () -> true),
          "cancelled");
      OutOfDistributionDetector first =
          OutOfDistributionLearning.of(images, rows, files, () -> false).orElseThrow();
      Path kept;
      try (Stream<Path> all = Files.list(images.folder())) {
        kept =
            all.filter(f -> f.getFileName().toString().startsWith("likeness-"))
                .findFirst()
                .orElseThrow();
      }
      // asked again it is read: cancelled learning would give nothing
      OutOfDistributionDetector again =
          OutOfDistributionLearning.of(images, rows, files, () -> true).orElseThrow();
      assertEquals(first.ranges(), again.ranges());
      Radiograph like = Radiograph.read(files.get(3));
      assertEquals(first.deviations(like), again.deviations(like));

      Files.writeString(kept, "{\"format\":1,\"likeness\":{\"images\":");
      assertEquals(
          first.ranges(),
          OutOfDistributionLearning.of(images, rows, files, () -> false).orElseThrow().ranges(),
          "a damaged file is made again");
    }
  }

  @Test
  void aDeviationTellsItsValueAndTheUsualRange() throws IOException {
    List<Path> files = made(folder.resolve("made"), 30);
    Dataset dataset = DatasetFolder.find(folder.resolve("made"));
    try (PreparedImages images = prepared(dataset)) {
      OutOfDistributionDetector likeness =
          OutOfDistributionLearning.of(images, TinyDataset.allRows(dataset), files, () -> false)
              .orElseThrow();
      Radiograph dark =
          ForeignPictures.changed(
              files.get(0),
              ForeignPictures.pixels((image, x, y) -> ForeignPictures.at(image, x, y) / 3),
              folder);
      OutOfDistributionDetector.Deviation deviation =
          likeness.deviations(dark).stream()
              .filter(d -> d.measure() == ImageStatistic.BRIGHTNESS)
              .findFirst()
              .orElseThrow();
      assertTrue(deviation.low());
      assertFalse(deviation.usual().holds(deviation.value()));
      Radiograph wide =
          ForeignPictures.changed(
              files.get(0),
              image -> {
                BufferedImage half = new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_GRAY);
                half.getGraphics().drawImage(image, 0, 0, 40, 20, null);
                return half;
              },
              folder);
      assertTrue(
          likeness.deviations(wide).stream()
              .anyMatch(d -> d.measure() == ImageStatistic.PROPORTIONS && d.value() == 2));
    }
  }
}
