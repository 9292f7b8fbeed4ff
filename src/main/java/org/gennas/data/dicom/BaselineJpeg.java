package org.gennas.data.dicom;

import java.io.IOException;

/** Decodes a JPEG file of 8-bit greys. */
@FunctionalInterface
public interface BaselineJpeg {
  /**
   * @param width that it should have
   * @param height that it should have
   * @throws IOException with the reason, also if it has another size
   */
  Plane decode(byte[] jpeg, int width, int height) throws IOException;

  /**
   * Grey levels.
   *
   * @param step 1, or more where only every second, third ... row and column was taken
   * @param levels width x height, row-major, unsigned
   */
  record Plane(int width, int height, int step, short[] levels) {}
}
