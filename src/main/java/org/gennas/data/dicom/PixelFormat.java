package org.gennas.data.dicom;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How pixels are stored and meant (PS3.3, C.7.6.3).
 *
 * @param allocated bits a pixel takes, 8 or 16
 * @param stored bits that count, 1 to {@code allocated}
 * @param shift bits below them
 * @param signed whether they are in two's complement
 * @param inverted whether a higher stored value is darker
 * @param slope of the rescaling, not 0
 */
record PixelFormat(
    int width,
    int height,
    int allocated,
    int stored,
    int shift,
    boolean signed,
    boolean inverted,
    double slope,
    double intercept) {

  /**
   * @throws IOException if it is no single grey picture of 8 or 16 bits
   */
  static PixelFormat of(Elements elements) throws IOException {
    requireGrey(elements);
    int allocated = elements.required(Tag.BITS_ALLOCATED, "Bits Allocated");
    int stored = elements.required(Tag.BITS_STORED, "Bits Stored");
    int high = elements.number(Tag.HIGH_BIT).orElse(stored - 1);
    if (allocated != 8 && allocated != 16) {
      throw new IOException("its pixels have " + allocated + " bits; 8 and 16 can be read");
    }
    if (stored < 1 || stored > allocated || high < stored - 1 || high >= allocated) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the DICOM file is damaged: %d bits up to bit %d of %d",
              stored,
              high,
              allocated));
    }
    int width = elements.required(Tag.COLUMNS, "Columns");
    int height = elements.required(Tag.ROWS, "Rows");
    if (width < 1 || height < 1) {
      throw new IOException("the DICOM file has no pixels: " + width + " x " + height);
    }
    double slope = elements.decimal(Tag.RESCALE_SLOPE, 0).orElse(1);
    slope = slope == 0 ? 1 : slope;
    return new PixelFormat(
        width,
        height,
        allocated,
        stored,
        high - stored + 1,
        elements.number(Tag.PIXEL_REPRESENTATION).orElse(0) == 1,
        elements.text(Tag.PHOTOMETRIC).equals("MONOCHROME1") != slope < 0,
        slope,
        elements.decimal(Tag.RESCALE_INTERCEPT, 0).orElse(0));
  }

  private static void requireGrey(Elements elements) throws IOException {
    String photometric = elements.text(Tag.PHOTOMETRIC);
    if (elements.number(Tag.SAMPLES_PER_PIXEL).orElse(1) != 1
        || !photometric.equals("MONOCHROME1") && !photometric.equals("MONOCHROME2")) {
      throw new IOException(
          "it is not a greyscale picture but "
              + (photometric.isEmpty()
                  ? "of an unknown kind"
                  : photometric.replaceAll("[^A-Z0-9_ ]", "?"))
              + "; export the radiograph itself, not a screen capture");
    }
    OptionalDouble frames = elements.decimal(Tag.FRAMES, 0);
    if (frames.isPresent() && frames.getAsDouble() > 1) {
      throw new IOException(
          "it holds "
              + (long) frames.getAsDouble()
              + " frames; a radiograph has one, so export the wanted frame alone");
    }
  }

  /** The highest level. */
  int top() {
    return (1 << stored) - 1;
  }

  /** The level, 0 to {@link #top()}, of what is stored in a pixel's bits; not yet inverted. */
  int level(int raw) {
    int value = raw >> shift & top();
    return signed ? value ^ 1 << stored - 1 : value;
  }

  /** The level that stands for a value after rescaling, which may lie between or beyond levels. */
  private double levelOf(double rescaled) {
    double value = (rescaled - intercept) / slope + (signed ? 1 << stored - 1 : 0);
    return inverted ? top() - value : value;
  }

  /** The file's first window (PS3.3, C.11.2.1.2 and C.11.2.1.3). */
  Optional<DicomImage.Window> window(Elements elements) {
    OptionalDouble center = elements.decimal(Tag.WINDOW_CENTER, 0);
    OptionalDouble width = elements.decimal(Tag.WINDOW_WIDTH, 0);
    if (center.isEmpty() || width.isEmpty()) {
      return Optional.empty();
    }
    // LINEAR, which holds where nothing is said, counts levels; the others measure
    boolean counting =
        !elements.text(Tag.WINDOW_FUNCTION).equals("LINEAR_EXACT")
            && !elements.text(Tag.WINDOW_FUNCTION).equals("SIGMOID");
    double middle = center.getAsDouble() - (counting ? 0.5 : 0);
    double half = (width.getAsDouble() - (counting ? 1 : 0)) / 2;
    if (!(half >= 0)) {
      return Optional.empty();
    }
    double one = levelOf(middle - half);
    double other = levelOf(middle + half);
    double low = Math.min(one, other);
    double high = Math.max(one, other);
    // a window beyond all levels would show nothing but black or white
    return high > 0 && low < top() && Double.isFinite(high - low)
        ? Optional.of(new DicomImage.Window(low, high))
        : Optional.empty();
  }
}
