package org.gennas.data.split;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;

/**
 * How a split table is made of a dataset.
 *
 * @param findings at least one, each once
 */
public record SplitRecipe(List<FindingChoice> findings, ViewFilter views, PatientSplit split) {
  public SplitRecipe {
    findings = List.copyOf(findings);
  }

  /**
   * A finding to be learned.
   *
   * @param finding as the dataset names it
   */
  public record FindingChoice(String finding, LabelPolicy policy) {}

  /** Indices of the dataset's images that the views let through: those to be prepared. */
  public int[] wanted(Dataset dataset) {
    return IntStream.range(0, dataset.images().size())
        .filter(i -> views.takes(dataset.images().get(i)))
        .toArray();
  }

  /**
   * Filters by view, splits the patients that are left, applies the label policies, and leaves out
   * images without any label. Does not look at the images themselves: take out the unreadable ones
   * with {@link SplitTable#where}; the split does not change by that.
   *
   * @throws FileProblem if a finding is missing, no image is left, or the split is impossible
   */
  public SplitTable apply(Dataset dataset) throws FileProblem {
    int[] columns = columns(dataset);
    int[] rows = wanted(dataset);
    if (rows.length == 0) {
      throw new FileProblem(
          "No image has the wanted view (" + views + ")", dataset.root(), 0, "Choose other views.");
    }
    List<ImageRecord> images = new ArrayList<>(rows.length);
    for (int row : rows) {
      images.add(dataset.images().get(row));
    }
    List<Side> sides = split.sides(dataset, images);
    List<SplitTable.Row> table = new ArrayList<>(rows.length);
    for (int i = 0; i < rows.length; i++) {
      SplitTable.Row row = row(rows[i], images.get(i), sides.get(i), columns);
      if (!row.targets().allMasked()) {
        table.add(row);
      }
    }
    return new SplitTable(findings.stream().map(FindingChoice::finding).toList(), table);
  }

  private int[] columns(Dataset dataset) throws FileProblem {
    Path root = dataset.root();
    Set<String> seen = new HashSet<>();
    int[] columns = new int[findings.size()];
    for (int f = 0; f < columns.length; f++) {
      String finding = findings.get(f).finding();
      columns[f] = dataset.findings().indexOf(finding);
      if (columns[f] < 0) {
        throw new FileProblem(
            "The dataset has no finding \"" + finding + "\"",
            root,
            0,
            "It has: " + String.join(", ", dataset.findings()) + ".");
      }
      if (!seen.add(finding)) {
        throw new FileProblem(
            "The finding \"" + finding + "\" is chosen twice", root, 0, "Name each once.");
      }
    }
    if (columns.length == 0) {
      throw new FileProblem("No finding is chosen", root, 0, "Choose at least one.");
    }
    return columns;
  }

  private SplitTable.Row row(int row, ImageRecord image, Side side, int[] columns) {
    int[] targets = new int[columns.length];
    for (int f = 0; f < columns.length; f++) {
      targets[f] = findings.get(f).policy().target(image.labels().get(columns[f]), side);
    }
    return new SplitTable.Row(
        row,
        image.path(),
        image.patient(),
        image.study(),
        image.view(),
        image.projection(),
        image.sex(),
        image.age(),
        side,
        Targets.of(targets));
  }
}
