package org.gennas.data.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.data.dicom.BaselineJpeg;
import org.gennas.data.dicom.DicomFile;
import org.gennas.data.dicom.DicomImage;
import org.gennas.data.prepared.ImagePreparation;

/**
 * A radiograph to be looked at: grey levels in their full depth, 0 the darkest whatever the file's
 * photometric interpretation. Immutable; 2 bytes a pixel (colour files 6).
 */
public final class Radiograph {
  /** What is taken of a file that says nothing. */
  private static final String UNKNOWN = "Unknown";

  private final int width;
  private final int height;
  private final int bits;
  private final int step;
  private final short[] levels;
  private final int[] counts;
  private final long counted;
  private final Optional<GreyWindow> fileWindow;
  private final Optional<PixelSpacing> spacing;
  private final Origin origin;

  /** For colours, whose luminance is finer than the levels; else empty. */
  private final Optional<RasterLines> colours;

  /**
   * Where a picture came from, and what may be shown of the person on it.
   *
   * @param format "JPEG", "PNG", "TIFF", "BMP" or "DICOM"
   * @param projection "AP", "PA", "LL", ..., or empty where not said
   * @param sex "Male", "Female", "Unknown"
   * @param age years, 0 where unknown
   */
  public record Origin(String format, String projection, String sex, int age) {}

  private Radiograph(Draft draft) {
    this.width = draft.width;
    this.height = draft.height;
    this.bits = draft.bits;
    this.step = draft.step;
    this.levels = draft.levels;
    this.fileWindow = draft.window;
    this.spacing = draft.spacing;
    this.origin = draft.origin;
    this.colours = draft.colours;
    this.counts = new int[1 << bits];
    for (short level : levels) {
      counts[level & 0xFFFF]++;
    }
    counts[0] -= draft.padded;
    this.counted = (long) width * height - draft.padded;
  }

  /** What a radiograph is made of; confined to one call. */
  private static final class Draft {
    private int width;
    private int height;
    private int bits;
    private int step = 1;
    private short[] levels;
    private int padded;
    private Optional<GreyWindow> window = Optional.empty();
    private Optional<PixelSpacing> spacing = Optional.empty();
    private Origin origin;
    private Optional<RasterLines> colours = Optional.empty();
  }

  /**
   * Reads a JPEG, PNG (8 or 16 bit), TIFF, BMP, or DICOM file.
   *
   * @throws FileProblem if the file is missing or cannot be decoded whole
   */
  public static Radiograph read(Path file) throws FileProblem {
    try {
      byte[] bytes = RadiographReader.bytes(file);
      return DicomFile.isOne(bytes) ? ofDicom(bytes) : ofPicture(Picture.decode(bytes));
    } catch (IOException e) {
      throw RadiographReader.unreadable(file, e);
    }
  }

  private static Radiograph ofPicture(Picture picture) throws IOException {
    RasterLines lines = RasterLines.of(picture.image());
    Draft draft = new Draft();
    draft.width = lines.width();
    draft.height = lines.height();
    draft.step = picture.step();
    draft.origin = new Origin(picture.format(), "", UNKNOWN, 0);
    if (lines.grey()) {
      draft.bits = lines.bits();
      draft.levels = lines.levels();
    } else {
      draft.bits = Byte.SIZE;
      draft.levels = luminance(lines);
      draft.colours = Optional.of(lines);
    }
    return new Radiograph(draft);
  }

  private static short[] luminance(RasterLines lines) {
    short[] levels = new short[lines.width() * lines.height()];
    float[] line = new float[lines.width()];
    for (int y = 0; y < lines.height(); y++) {
      lines.line(y, line);
      for (int x = 0; x < line.length; x++) {
        levels[y * line.length + x] = (short) Math.max(0, Math.min(255, Math.round(line[x])));
      }
    }
    return levels;
  }

  /**
   * @throws IOException with the reason, fit for a table
   */
  static Radiograph ofDicom(byte[] file) throws IOException {
    DicomImage image = DicomFile.read(file, Radiograph::baseline);
    Draft draft = new Draft();
    draft.width = image.width();
    draft.height = image.height();
    draft.step = image.step();
    draft.bits = image.bits();
    draft.levels = image.levels();
    draft.padded = image.padded();
    draft.window = image.window().map(w -> GreyWindow.between(w.low(), w.high()));
    draft.spacing = image.spacing().map(s -> new PixelSpacing(s.across(), s.down()));
    draft.origin = new Origin("DICOM", image.projection(), image.sex(), image.age());
    return new Radiograph(draft);
  }

  private static BaselineJpeg.Plane baseline(byte[] jpeg, int width, int height)
      throws IOException {
    Picture picture = Picture.decode(jpeg);
    RasterLines lines = RasterLines.of(picture.image());
    int step = picture.step();
    if (lines.width() != (width + step - 1) / step
        || lines.height() != (height + step - 1) / step) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the JPEG within the DICOM file does not have the %d x %d pixels it should have",
              width,
              height));
    }
    if (!lines.grey() || lines.bits() != Byte.SIZE) {
      throw new IOException("the JPEG within the DICOM file is not an 8-bit greyscale picture");
    }
    return new BaselineJpeg.Plane(lines.width(), lines.height(), step, lines.levels());
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Bits of a grey level, 1 to 16. */
  public int bits() {
    return bits;
  }

  /** The highest level that there can be. */
  public int white() {
    return (1 << bits) - 1;
  }

  /** 1, or more where the file has more than 16 million pixels and every stepth one was read. */
  public int step() {
    return step;
  }

  /**
   * @return 0 (darkest) to {@link #white()}
   */
  public int level(int x, int y) {
    if (x < 0 || x >= width) {
      throw new IndexOutOfBoundsException("Column " + x + " of " + width);
    }
    return levels[y * width + x] & 0xFFFF;
  }

  public Origin origin() {
    return origin;
  }

  /** Of neighbouring pixels, where the file tells. */
  public Optional<PixelSpacing> spacing() {
    return spacing.map(s -> s.times(step));
  }

  /** The window that a DICOM file asks to be shown with. */
  public Optional<GreyWindow> fileWindow() {
    return fileWindow;
  }

  /** From the darkest possible level to the brightest: 8-bit greys as they are. */
  public GreyWindow fullWindow() {
    return GreyWindow.between(0, white());
  }

  /**
   * The window to begin with, which a network sees as well: the file's own; else, in a DICOM file,
   * from its darkest to its brightest level; else the full one.
   */
  public GreyWindow shown() {
    return fileWindow.orElseGet(
        () -> origin.format().equals("DICOM") ? percentiles(0, 100) : fullWindow());
  }

  /**
   * The window between two percentiles of the picture's levels, padding not counted.
   *
   * @param low 0 to 100
   * @param high 0 to 100, not below {@code low}
   */
  public GreyWindow percentiles(double low, double high) {
    if (!(low >= 0 && low <= high && high <= 100)) {
      throw new IllegalArgumentException("No percentiles: " + low + ", " + high);
    }
    return GreyWindow.between(percentile(low), percentile(high));
  }

  private int percentile(double percent) {
    long rank = Math.max(1, (long) Math.ceil(percent / 100 * counted));
    long seen = 0;
    for (int level = 0; level < counts.length; level++) {
      seen += counts[level];
      if (seen >= rank) {
        return level;
      }
    }
    return 0;
  }

  /**
   * How many pixels have which level, padding not counted.
   *
   * @param bins 1 to 2^bits, of equal width, from the darkest
   */
  public long[] histogram(int bins) {
    long[] histogram = new long[bins];
    for (int level = 0; level < counts.length; level++) {
      histogram[(int) ((long) level * bins / counts.length)] += counts[level];
    }
    return histogram;
  }

  /**
   * The picture through a table of greys, {@link GreyWindow#table}, for painting: opaque pixels,
   * 0xAARRGGBB, row-major.
   *
   * @param target width x height
   */
  public void paint(byte[] table, int[] target) {
    if (table.length != counts.length || target.length != levels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A table of %d for %d levels, %d pixels for %d",
              table.length,
              counts.length,
              target.length,
              levels.length));
    }
    for (int i = 0; i < levels.length; i++) {
      int grey = table[levels[i] & 0xFFFF] & 0xFF;
      target[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
    }
  }

  /**
   * What a network is given: the very bytes that {@link ImagePreparation} makes of the file.
   *
   * @param px side of the square
   * @return px x px greys, row-major, 0 (black) to 255 unsigned
   */
  public byte[] forModel(int px) {
    return lines().squeeze(px, px);
  }

  /**
   * A small copy, in proportion.
   *
   * @param longest side in pixels; a smaller picture is not enlarged
   */
  public GreyPicture thumbnail(int longest) {
    double scale = Math.min(1, (double) longest / Math.max(width, height));
    int across = Math.max(1, (int) Math.round(width * scale));
    int down = Math.max(1, (int) Math.round(height * scale));
    return new GreyPicture(across, down, lines().squeeze(across, down));
  }

  private GreyLines lines() {
    return colours.isPresent() ? colours.get().copy() : new LevelLines(shown());
  }

  /** Rows of the levels as a network sees them. */
  private final class LevelLines implements GreyLines {
    private final float[] greys = new float[counts.length];

    LevelLines(GreyWindow window) {
      boolean full = window.equals(fullWindow());
      for (int level = 0; level < greys.length; level++) {
        // the full window in the arithmetic of RasterLines, to the last bit
        greys[level] = full ? level * 255f / white() : (float) window.grey(level);
      }
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public void line(int y, float[] into) {
      for (int x = 0; x < width; x++) {
        into[x] = greys[levels[y * width + x] & 0xFFFF];
      }
    }
  }
}
