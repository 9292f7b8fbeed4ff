package org.gennas.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * How well a model's heat maps agree with readers' boxes, over many images of one finding or all.
 *
 * @param images with a box, those whose map points nowhere included: they count as misses
 * @param pointingNowhere images whose map is nowhere positive
 * @param hits images whose hottest place lies in a box
 * @param rate hits over images: the pointing game's accuracy, 0 to 1
 * @param interval of the rate, Wilson's at 95 %
 * @param meanShare mean part of the heat that lies in the boxes, of the maps that point somewhere;
 *     empty without any
 * @param meanArea mean part of those images that the boxes cover: the rate and share of chance
 */
public record Localisation(
    int images,
    int pointingNowhere,
    int hits,
    double rate,
    Interval interval,
    Optional<Double> meanShare,
    Optional<Double> meanArea) {

  /**
   * Sums up.
   *
   * @param maps one an image and finding with a box; empty where the map points nowhere
   * @return empty without any
   */
  public static Optional<Localisation> of(List<Optional<HeatInBox>> maps) {
    if (maps.isEmpty()) {
      return Optional.empty();
    }
    List<HeatInBox> pointing = maps.stream().flatMap(Optional::stream).toList();
    int hits = (int) pointing.stream().filter(HeatInBox::peakInside).count();
    return Optional.of(
        new Localisation(
            maps.size(),
            maps.size() - pointing.size(),
            hits,
            hits / (double) maps.size(),
            WilsonInterval.of(hits, maps.size()),
            mean(pointing.stream().mapToDouble(HeatInBox::shareInside).toArray()),
            mean(pointing.stream().mapToDouble(HeatInBox::areaInside).toArray())));
  }

  private static Optional<Double> mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? Optional.empty() : Optional.of(sum / values.length);
  }
}
