package org.gennas.baseline;

import org.gennas.data.split.SplitTable;

/** What a baseline is told of an image, as numbers. Confined to one thread. */
interface Features {
  /** How many numbers. */
  int count();

  /**
   * Reads an image's.
   *
   * @param into of length {@link #count()}, written over
   * @throws java.io.UncheckedIOException if the image cannot be read
   */
  void read(SplitTable.Row image, double[] into);

  /** Nothing. */
  static Features none() {
    return new Features() {
      @Override
      public int count() {
        return 0;
      }

      @Override
      public void read(SplitTable.Row image, double[] into) {
        // an image of which nothing is told
      }
    };
  }
}
