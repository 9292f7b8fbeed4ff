package org.gennas.data.dicom;

import java.util.Optional;

/**
 * The picture of a DICOM file.
 *
 * @param width columns that were taken
 * @param height rows that were taken
 * @param step 1, or more where only every second, third ... row and column was taken
 * @param bits of a level, 1 to 16
 * @param levels width x height, row-major, unsigned, 0 the darkest whatever the photometric
 *     interpretation and the sign of the rescale slope; padding is 0
 * @param padded pixels that are padding
 * @param window of the file, in the levels
 * @param spacing of neighbouring pixels in the file, before any step
 * @param projection "AP", "PA", "LL", ..., or empty where not said
 * @param sex "Male", "Female", "Unknown"
 * @param age years, 0 where unknown
 */
public record DicomImage(
    int width,
    int height,
    int step,
    int bits,
    short[] levels,
    int padded,
    Optional<Window> window,
    Optional<Spacing> spacing,
    String projection,
    String sex,
    int age) {

  /** Levels that are black and white. */
  public record Window(double low, double high) {}

  /** Millimetres between columns and between rows, above 0. */
  public record Spacing(double across, double down) {}
}
