package org.gennas.data.outlier;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gennas.data.images.ForeignPictures;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.TinyDataset;

/**
 * How many real images of patients that were not learned from are warned about, and how many
 * pictures of another kind. Needs a large dataset in CheXpert's layout with a validation side; its
 * folder is the only argument.
 */
public final class OutOfDistributionDetectorBenchmark {
  private static final int PX = 96;
  private static final int FOREIGN = 30;

  private final Dataset dataset;
  private final Path folder;

  private OutOfDistributionDetectorBenchmark(Dataset dataset, Path folder) {
    this.dataset = dataset;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Dataset dataset = DatasetFolder.find(Path.of(arguments[0]));
    new OutOfDistributionDetectorBenchmark(dataset, Files.createTempDirectory("likeness")).run();
  }

  private void run() throws IOException {
    Path prepared = folder.resolve("prepared");
    new ImagePreparation(ForkJoinPool.commonPool(), ForkJoinPool.getCommonPoolParallelism())
        .prepare(
            dataset, TinyDataset.allRows(dataset), PX, prepared, (done, total) -> {}, () -> false);
    int[] train = rows(Side.TRAIN);
    List<Path> valid = files(rows(Side.VALID));
    OutOfDistributionDetector likeness;
    try (PreparedImages images = PreparedImages.open(prepared)) {
      likeness =
          OutOfDistributionLearning.of(images, train, files(train), () -> false).orElseThrow();
    }
    System.out.println("Learned from " + likeness.images() + " images");
    warn(likeness, "real images", UnaryOperator.identity(), valid);
    int every = Math.max(1, valid.size() / FOREIGN);
    List<Path> some =
        IntStream.range(0, valid.size()).filter(i -> i % every == 0).mapToObj(valid::get).toList();
    for (Map.Entry<String, UnaryOperator<BufferedImage>> change :
        ForeignPictures.all().entrySet()) {
      warn(likeness, change.getKey(), change.getValue(), some);
    }
  }

  private int[] rows(Side side) {
    return IntStream.range(0, dataset.images().size())
        .filter(i -> dataset.images().get(i).fileSide().equals(Optional.of(side)))
        .toArray();
  }

  private List<Path> files(int[] rows) {
    return IntStream.of(rows).mapToObj(i -> dataset.file(dataset.images().get(i))).toList();
  }

  private void warn(
      OutOfDistributionDetector likeness,
      String kind,
      UnaryOperator<BufferedImage> change,
      List<Path> files)
      throws IOException {
    int warned = 0;
    Map<ImageStatistic, Integer> reasons = new EnumMap<>(ImageStatistic.class);
    for (Path file : files) {
      List<OutOfDistributionDetector.Deviation> deviations =
          likeness.deviations(ForeignPictures.changed(file, change, folder));
      warned += deviations.isEmpty() ? 0 : 1;
      deviations.forEach(d -> reasons.merge(d.measure(), 1, Integer::sum));
    }
    System.out.println(
        "Warned of " + warned + " of " + files.size() + ", " + kind + ": " + reasons);
  }
}
