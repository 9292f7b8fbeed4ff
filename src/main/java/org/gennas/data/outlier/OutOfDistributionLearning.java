package org.gennas.data.outlier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.gennas.data.images.AreaAverage;
import org.gennas.data.images.Picture;
import org.gennas.data.prepared.PreparedImages;

/** Learns from prepared training images what they look like. */
public final class OutOfDistributionLearning {
  /** As many as tell the ranges well; more take longer and change little. */
  private static final int MOST = 3_000;

  private static final int MOST_FILES = 300;
  private static final double MARGIN = 1.1;

  /** The part of the training images that lies beyond each end of a range. */
  private static final double BEYOND = 0.0025;

  private OutOfDistributionLearning() {}

  /**
   * What was learned before and is kept beside the prepared images, else learns and keeps it. Takes
   * some seconds the first time.
   *
   * @param images prepared ones
   * @param rows of the training side
   * @param files of the training side, for their proportions, which prepared images have lost; may
   *     be empty
   * @param cancelled asked between images
   * @return empty where cancelled, or where no image is prepared
   */
  public static Optional<OutOfDistributionDetector> of(
      PreparedImages images, int[] rows, List<Path> files, BooleanSupplier cancelled) {
    OutOfDistributionFile kept = new OutOfDistributionFile(images, rows);
    Optional<OutOfDistributionDetector> known =
        kept.read()
            .filter(l -> files.isEmpty() || l.ranges().containsKey(ImageStatistic.PROPORTIONS));
    if (known.isPresent()) {
      return known;
    }
    Optional<OutOfDistributionDetector> learned = learn(images, rows, files, cancelled);
    learned.ifPresent(kept::write);
    return learned;
  }

  private static Optional<OutOfDistributionDetector> learn(
      PreparedImages images, int[] rows, List<Path> files, BooleanSupplier cancelled) {
    int[] sample = sample(images, rows);
    List<byte[]> squares = new ArrayList<>();
    List<float[]> fitted = new ArrayList<>();
    for (int i = 0; i < sample.length && !cancelled.getAsBoolean(); i++) {
      byte[] grey = new byte[images.px() * images.px()];
      images.read(sample[i], grey);
      byte[] small = measured(grey, images.px());
      squares.add(small);
      // The other half tells the range: images fit their own components too well.
      if (i % 2 == 0) {
        fitted.add(ImageComponents.normal(small, ImageComponents.MEASURED));
      }
    }
    if (fitted.isEmpty() || cancelled.getAsBoolean()) {
      return Optional.empty();
    }
    ImageComponents components = ImageComponents.of(fitted);
    Map<ImageStatistic, OutOfDistributionDetector.Range> ranges = ranges(components, squares);
    proportions(files).ifPresent(range -> ranges.put(ImageStatistic.PROPORTIONS, range));
    return Optional.of(new OutOfDistributionDetector(squares.size(), ranges, components));
  }

  /** Evenly spread over the rows that have pixels. */
  private static int[] sample(PreparedImages images, int[] rows) {
    int[] there =
        IntStream.of(rows).filter(r -> images.status(r) == PreparedImages.Status.DONE).toArray();
    int count = Math.min(MOST, there.length);
    return IntStream.range(0, count)
        .map(i -> there[(int) ((long) i * there.length / count)])
        .toArray();
  }

  private static byte[] measured(byte[] grey, int px) {
    AreaAverage average = new AreaAverage(px, px, ImageComponents.MEASURED);
    float[] line = new float[px];
    for (int y = 0; y < px; y++) {
      for (int x = 0; x < px; x++) {
        line[x] = grey[y * px + x] & 0xFF;
      }
      average.add(line);
    }
    return average.result();
  }

  private static Map<ImageStatistic, OutOfDistributionDetector.Range> ranges(
      ImageComponents components, List<byte[]> squares) {
    Map<ImageStatistic, List<Double>> values = new EnumMap<>(ImageStatistic.class);
    for (int i = 0; i < squares.size(); i++) {
      Map<ImageStatistic, Double> measures =
          components.measures(squares.get(i), ImageComponents.MEASURED);
      boolean fitted = i % 2 == 0 && squares.size() > 1;
      measures.forEach(
          (measure, value) -> {
            if (!fitted || measure != ImageStatistic.SHAPES) {
              values.computeIfAbsent(measure, m -> new ArrayList<>()).add(value);
            }
          });
    }
    Map<ImageStatistic, OutOfDistributionDetector.Range> ranges =
        new EnumMap<>(ImageStatistic.class);
    values.forEach((measure, list) -> ranges.put(measure, range(measure, list)));
    return ranges;
  }

  /** Of a sample of the files, with a margin: one camera's pictures may all be alike. */
  private static Optional<OutOfDistributionDetector.Range> proportions(List<Path> files) {
    int count = Math.min(MOST_FILES, files.size());
    DoubleSummaryStatistics statistics =
        IntStream.range(0, count)
            .mapToObj(i -> Picture.proportions(files.get((int) ((long) i * files.size() / count))))
            .flatMapToDouble(OptionalDouble::stream)
            .summaryStatistics();
    return statistics.getCount() == 0
        ? Optional.empty()
        : Optional.of(
            new OutOfDistributionDetector.Range(
                statistics.getMin() / MARGIN, statistics.getMax() * MARGIN));
  }

  private static OutOfDistributionDetector.Range range(
      ImageStatistic measure, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int beyond = (int) Math.floor(BEYOND * sorted.length);
    double low = sorted[beyond];
    double high = sorted[sorted.length - 1 - beyond];
    return switch (measure) {
      // nothing is wrong with a picture that is too much like the others
      case SYMMETRY, MEAN_IMAGE ->
          new OutOfDistributionDetector.Range(low, Double.POSITIVE_INFINITY);
      case BLACK, WHITE -> new OutOfDistributionDetector.Range(Double.NEGATIVE_INFINITY, high);
      // components make up smooth pictures of any kind too well
      case PROPORTIONS, BRIGHTNESS, CONTRAST, SHAPES ->
          new OutOfDistributionDetector.Range(low, high);
    };
  }
}
