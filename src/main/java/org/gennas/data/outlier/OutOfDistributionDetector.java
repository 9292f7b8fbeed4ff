package org.gennas.data.outlier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gennas.data.images.Radiograph;

/**
 * What a study's training images look like, and whether another picture looks like them: a model
 * asked about something that it has never seen the like of answers all the same. It is a warning
 * for people, not a proof: what passes may still be foreign.
 *
 * @param images that it was learned from
 * @param ranges in which nearly all training images lie
 * @param components what {@link ImageStatistic#SHAPES} and {@link ImageStatistic#MEAN_IMAGE} are
 *     measured against
 */
public record OutOfDistributionDetector(
    int images, Map<ImageStatistic, Range> ranges, ImageComponents components) {
  public OutOfDistributionDetector {
    ranges = Map.copyOf(ranges);
  }

  /** From the lowest to the highest value that counts as usual; one side may be unbounded. */
  public record Range(double low, double high) {
    boolean holds(double value) {
      return value >= low && value <= high;
    }
  }

  /**
   * A measure outside its range.
   *
   * @param value of the picture
   * @param usual of the training images
   */
  public record Deviation(ImageStatistic measure, double value, Range usual) {
    /** Whether the value is below the range, not above it. */
    public boolean low() {
      return value < usual.low();
    }
  }

  /**
   * In what a picture is unlike the training images; nothing where it is like them. Takes some
   * milliseconds.
   */
  public List<Deviation> deviations(Radiograph radiograph) {
    Map<ImageStatistic, Double> values =
        new EnumMap<>(
            components.measures(
                radiograph.forModel(ImageComponents.MEASURED), ImageComponents.MEASURED));
    values.put(ImageStatistic.PROPORTIONS, (double) radiograph.width() / radiograph.height());
    return deviations(values);
  }

  private List<Deviation> deviations(Map<ImageStatistic, Double> values) {
    List<Deviation> deviations = new ArrayList<>();
    for (ImageStatistic measure : ImageStatistic.values()) {
      Range usual = ranges.get(measure);
      Double value = values.get(measure);
      if (usual != null && value != null && !usual.holds(value)) {
        deviations.add(new Deviation(measure, value, usual));
      }
    }
    return deviations;
  }
}
