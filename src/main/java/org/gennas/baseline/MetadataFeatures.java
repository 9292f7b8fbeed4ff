package org.gennas.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.gennas.data.split.SplitTable;

/**
 * What a dataset's tables say of an image besides its findings: age in years and whether it is
 * unknown; sex, view and projection, a number for each value that occurs in training, 1 where the
 * image has it. What is the same in all training images is left out.
 */
final class MetadataFeatures implements Features {
  private static final double CENTURY = 100;

  private final boolean age;
  private final boolean someUnknown;
  private final List<Column> columns;

  private record Column(Function<SplitTable.Row, String> of, String value) {}

  private MetadataFeatures(boolean age, boolean someUnknown, List<Column> columns) {
    this.age = age;
    this.someUnknown = someUnknown;
    this.columns = columns;
  }

  /**
   * @param train the training images
   * @return empty where the tables tell nothing that differs between them
   */
  static Optional<Features> of(List<SplitTable.Row> train) {
    List<Column> columns = new ArrayList<>();
    columns.addAll(columns(train, SplitTable.Row::sex));
    columns.addAll(columns(train, row -> row.view().name()));
    columns.addAll(columns(train, SplitTable.Row::projection));
    boolean age = train.stream().mapToInt(SplitTable.Row::age).distinct().count() > 1;
    boolean someUnknown = age && train.stream().anyMatch(row -> row.age() == 0);
    return age || !columns.isEmpty()
        ? Optional.of(new MetadataFeatures(age, someUnknown, List.copyOf(columns)))
        : Optional.empty();
  }

  private static List<Column> columns(
      List<SplitTable.Row> train, Function<SplitTable.Row, String> of) {
    // sorted, so that the same images give the same columns in whatever order they come
    TreeSet<String> values = new TreeSet<>();
    train.forEach(row -> values.add(of.apply(row)));
    return values.size() < 2
        ? List.of()
        : values.stream().map(value -> new Column(of, value)).toList();
  }

  @Override
  public int count() {
    return columns.size() + (age ? 1 : 0) + (someUnknown ? 1 : 0);
  }

  @Override
  public void read(SplitTable.Row image, double[] into) {
    int at = 0;
    for (Column column : columns) {
      into[at++] = column.of.apply(image).equals(column.value) ? 1 : 0;
    }
    if (age) {
      into[at++] = image.age() / CENTURY;
    }
    if (someUnknown) {
      into[at] = image.age() == 0 ? 1 : 0;
    }
  }
}
