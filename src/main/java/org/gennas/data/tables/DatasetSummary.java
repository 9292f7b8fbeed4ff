package org.gennas.data.tables;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A dataset in numbers, for those who choose findings and views.
 *
 * @param labels one a finding, in the dataset's order
 * @param views images per view filter
 * @param projections images per projection; "" where not said
 * @param fileSides images per side of the dataset's own split; empty where it has none
 */
public record DatasetSummary(
    int images,
    int patients,
    int studies,
    List<LabelCount> labels,
    Map<ViewFilter, Integer> views,
    Map<String, Integer> projections,
    Map<Side, Integer> fileSides) {
  public DatasetSummary {
    labels = List.copyOf(labels);
    views = Map.copyOf(views);
    projections = Map.copyOf(projections);
    fileSides = Map.copyOf(fileSides);
  }

  /** How often a finding has each label. */
  public record LabelCount(String finding, int positive, int negative, int uncertain, int blank) {}

  static DatasetSummary of(Dataset dataset) {
    Set<String> patients = new HashSet<>();
    Set<String> studies = new HashSet<>();
    int[][] labels = new int[dataset.findings().size()][Label.values().length];
    Map<ViewFilter, Integer> views = new EnumMap<>(ViewFilter.class);
    Map<String, Integer> projections = new TreeMap<>();
    Map<Side, Integer> sides = new EnumMap<>(Side.class);
    for (ImageRecord image : dataset.images()) {
      patients.add(image.patient());
      studies.add(image.study());
      for (int f = 0; f < labels.length; f++) {
        labels[f][image.labels().get(f).ordinal()]++;
      }
      for (ViewFilter filter : ViewFilter.values()) {
        views.merge(filter, filter.takes(image) ? 1 : 0, Integer::sum);
      }
      projections.merge(image.projection(), 1, Integer::sum);
      image.fileSide().ifPresent(side -> sides.merge(side, 1, Integer::sum));
    }
    return new DatasetSummary(
        dataset.images().size(),
        patients.size(),
        studies.size(),
        counts(dataset.findings(), labels),
        views,
        projections,
        sides);
  }

  private static List<LabelCount> counts(List<String> findings, int[][] labels) {
    List<LabelCount> counts = new ArrayList<>();
    for (int f = 0; f < labels.length; f++) {
      counts.add(
          new LabelCount(
              findings.get(f),
              labels[f][Label.POSITIVE.ordinal()],
              labels[f][Label.NEGATIVE.ordinal()],
              labels[f][Label.UNCERTAIN.ordinal()],
              labels[f][Label.BLANK.ordinal()]));
    }
    return counts;
  }
}
