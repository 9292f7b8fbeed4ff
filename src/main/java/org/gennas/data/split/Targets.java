package org.gennas.data.split;

import java.util.Arrays;

/** What a network should answer for an image, after the label policy: immutable, a byte each. */
public final class Targets {
  /** The label gives no gradient and is not scored. */
  public static final int MASKED = -1;

  private final byte[] values;

  private Targets(byte[] values) {
    this.values = values;
  }

  /**
   * @param values one a finding: 1, 0 or {@link #MASKED}
   */
  public static Targets of(int... values) {
    byte[] copy = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] < MASKED || values[i] > 1) {
        throw new IllegalArgumentException("No target: " + values[i]);
      }
      copy[i] = (byte) values[i];
    }
    return new Targets(copy);
  }

  /**
   * @return 1, 0 or {@link #MASKED}
   */
  public int get(int finding) {
    return values[finding];
  }

  public int size() {
    return values.length;
  }

  /** Whether nothing can be learned from the image. */
  public boolean allMasked() {
    for (byte value : values) {
      if (value != MASKED) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Targets targets && Arrays.equals(values, targets.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
