package org.gennas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gennas.data.phantom.PhantomConfig;
import org.gennas.data.phantom.PhantomGenerator;
import org.gennas.data.phantom.PhantomSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikenessTest {
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

  private Radiograph changed(Path file, UnaryOperator<BufferedImage> change) throws IOException {
    Path target = Files.createTempFile(folder, "changed", ".png");
    ImageIO.write(change.apply(ImageIO.read(file.toFile())), "png", target.toFile());
    return Radiograph.read(target);
  }

  /** A grey picture of the same size, pixel by pixel. */
  private static UnaryOperator<BufferedImage> pixels(Pixel pixel) {
    return image -> {
      int w = image.getWidth();
      int h = image.getHeight();
      BufferedImage result = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          result.getRaster().setSample(x, y, 0, pixel.of(image, x, y));
        }
      }
      return result;
    };
  }

  /** The grey of a place in a changed picture. */
  @FunctionalInterface
  private interface Pixel {
    int of(BufferedImage image, int x, int y);
  }

  private static int at(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }

  private static Map<String, UnaryOperator<BufferedImage>> foreign() {
    Map<String, UnaryOperator<BufferedImage>> changes = new LinkedHashMap<>();
    changes.put("inverted", pixels((image, x, y) -> 255 - at(image, x, y)));
    changes.put("turned by 90 degrees", pixels((image, x, y) -> at(image, y, x)));
    changes.put("upside down", pixels((image, x, y) -> at(image, x, image.getHeight() - 1 - y)));
    changes.put("black", pixels((image, x, y) -> 0));
    changes.put("white", pixels((image, x, y) -> 255));
    Random random = new Random(4);
    changes.put("noise", pixels((image, x, y) -> random.nextInt(256)));
    changes.put("slope", pixels((image, x, y) -> 255 * y / image.getHeight()));
    changes.put(
        "document",
        pixels((image, x, y) -> y % 12 < 5 && x > 30 && x % 9 < 6 && y > 20 ? 30 : 250));
    changes.put(
        "on a white page",
        pixels(
            (image, x, y) ->
                x > 80 && x < 240 && y > 80 && y < 240
                    ? at(image, 2 * (x - 80), 2 * (y - 80))
                    : 255));
    changes.put("quarter", pixels((image, x, y) -> at(image, x / 2, y / 2)));
    changes.put("a quarter as bright", pixels((image, x, y) -> at(image, x, y) / 4));
    return changes;
  }

  /**
   * Real images of patients that were not learned from are let through, all but a few; pictures of
   * another kind are not. Prints the shares.
   */
  @Test
  void realImagesPassAndForeignPicturesAreWarnedAbout() throws IOException {
    Dataset dataset = DatasetFolder.find(SharedRadiographs.folder("NIHSubset-v1.0-small"));
    int[] train = rows(dataset, Side.TRAIN);
    List<Path> valid = files(dataset, rows(dataset, Side.VALID));
    Likeness likeness;
    try (PreparedImages images = prepared(dataset)) {
      likeness =
          LikenessLearning.of(images, train, files(dataset, train), () -> false).orElseThrow();
    }
    assertEquals(1_305, likeness.images());
    Map<LikenessMeasure, Integer> reasons = new EnumMap<>(LikenessMeasure.class);
    int warned = 0;
    for (Path file : valid) {
      List<Likeness.Deviation> deviations = likeness.deviations(Radiograph.read(file));
      warned += deviations.isEmpty() ? 0 : 1;
      deviations.forEach(d -> reasons.merge(d.measure(), 1, Integer::sum));
    }
    System.out.println("Warned of " + warned + " of " + valid.size() + " real images " + reasons);
    assertTrue(warned <= 0.08 * valid.size(), warned + " of " + valid.size());

    List<Path> some = IntStream.range(0, 30).mapToObj(i -> valid.get(i * 5)).toList();
    List<String> passed = new ArrayList<>();
    for (Map.Entry<String, UnaryOperator<BufferedImage>> change : foreign().entrySet()) {
      int found = 0;
      Map<LikenessMeasure, Integer> why = new EnumMap<>(LikenessMeasure.class);
      for (Path file : some) {
        List<Likeness.Deviation> deviations = likeness.deviations(changed(file, change.getValue()));
        found += deviations.isEmpty() ? 0 : 1;
        deviations.forEach(d -> why.merge(d.measure(), 1, Integer::sum));
      }
      System.out.println("Warned of " + found + " of 30: " + change.getKey() + " " + why);
      if (found < 15) {
        passed.add(change.getKey() + ": " + found + " of 30");
      }
    }
    assertEquals(List.of(), passed);
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
    Likeness likeness;
    try (PreparedImages images = prepared(dataset)) {
      likeness =
          LikenessLearning.of(images, frontal, files(dataset, frontal), () -> false).orElseThrow();
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
          Optional.empty(), LikenessLearning.of(images, rows, files, () -> true), "cancelled");
      Likeness first = LikenessLearning.of(images, rows, files, () -> false).orElseThrow();
      Path kept;
      try (Stream<Path> all = Files.list(images.folder())) {
        kept =
            all.filter(f -> f.getFileName().toString().startsWith("likeness-"))
                .findFirst()
                .orElseThrow();
      }
      // asked again it is read: cancelled learning would give nothing
      Likeness again = LikenessLearning.of(images, rows, files, () -> true).orElseThrow();
      assertEquals(first.ranges(), again.ranges());
      Radiograph like = Radiograph.read(files.get(3));
      assertEquals(first.deviations(like), again.deviations(like));

      Files.writeString(kept, "{\"format\":1,\"likeness\":{\"images\":");
      assertEquals(
          first.ranges(),
          LikenessLearning.of(images, rows, files, () -> false).orElseThrow().ranges(),
          "a damaged file is made anew");
    }
  }

  @Test
  void aDeviationTellsItsValueAndTheUsualRange() throws IOException {
    List<Path> files = made(folder.resolve("made"), 30);
    Dataset dataset = DatasetFolder.find(folder.resolve("made"));
    try (PreparedImages images = prepared(dataset)) {
      Likeness likeness =
          LikenessLearning.of(images, TinyDataset.allRows(dataset), files, () -> false)
              .orElseThrow();
      Radiograph dark = changed(files.get(0), pixels((image, x, y) -> at(image, x, y) / 3));
      Likeness.Deviation deviation =
          likeness.deviations(dark).stream()
              .filter(d -> d.measure() == LikenessMeasure.BRIGHTNESS)
              .findFirst()
              .orElseThrow();
      assertTrue(deviation.low());
      assertFalse(deviation.usual().holds(deviation.value()));
      Radiograph wide =
          changed(
              files.get(0),
              image -> {
                BufferedImage half = new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_GRAY);
                half.getGraphics().drawImage(image, 0, 0, 40, 20, null);
                return half;
              });
      assertTrue(
          likeness.deviations(wide).stream()
              .anyMatch(d -> d.measure() == LikenessMeasure.PROPORTIONS && d.value() == 2));
    }
  }
}
