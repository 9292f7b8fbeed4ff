package org.gennas.data.tables;

import java.util.Arrays;
import java.util.List;

/** An image's labels in the order of the dataset's findings: immutable, a byte each. */
public final class Labels {
  private static final Label[] VALUES = Label.values();

  private final byte[] values;

  private Labels(byte[] values) {
    this.values = values;
  }

  /** Copies the list. */
  public static Labels of(List<Label> labels) {
    return of(labels.toArray(Label[]::new));
  }

  /** Copies the array. */
  public static Labels of(Label... labels) {
    byte[] values = new byte[labels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) labels[i].ordinal();
    }
    return new Labels(values);
  }

  /**
   * @param finding 0-based index into the dataset's findings
   */
  public Label get(int finding) {
    return VALUES[values[finding]];
  }

  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels && Arrays.equals(values, labels.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(get(i));
    }
    return text.append(']').toString();
  }
}
