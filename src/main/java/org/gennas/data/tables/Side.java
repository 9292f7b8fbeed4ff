package org.gennas.data.tables;

import java.util.Locale;
import java.util.Optional;

/** A side of a split. */
public enum Side {
  TRAIN,
  VALID,
  TEST;

  /** As written in files: "train", "valid", "test". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The side with this {@link #word()}. */
  public static Optional<Side> of(String word) {
    for (Side side : values()) {
      if (side.word().equals(word)) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }
}
