package org.gennas.data.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoded JPEG, PNG, TIFF or BMP file.
 *
 * @param step 1, or more where only every second, third ... row and column was read
 * @param format "JPEG", "PNG", "TIFF" or "BMP"
 */
public record Picture(BufferedImage image, int step, String format) {
  private static final Set<String> FORMATS = Set.of("jpeg", "png", "tif", "tiff", "bmp");

  /** Above this many pixels rows and columns are left out, to bound the memory. */
  private static final long MOST_PIXELS = 16_000_000;

  /** What ImageIO's JPEG reader says, and only says, where the rest of a picture is made up. */
  private static final List<String> DAMAGE = List.of("premature", "corrupt", "eoi", "truncat");

  /** Bytes before a marker that the decoder skips without loss. */
  private static final String HARMLESS = "extraneous bytes";

  /**
   * @throws IOException with the reason, fit for a table
   */
  static Picture decode(byte[] file) throws IOException {
    if (file.length == 0) {
      throw new IOException("the file is empty");
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = reader(in);
      try {
        return read(reader, in);
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      // ImageIO answers some damaged files with one of these
      throw new IOException("the file is damaged: " + e, e);
    }
  }

  /** Width over height, from the file's head alone; empty where it is no such picture. */
  public static OptionalDouble proportions(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, true, true);
        return OptionalDouble.of((double) reader.getWidth(0) / reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // such a file is complained about when it is opened
      return OptionalDouble.empty();
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException {
    for (Iterator<ImageReader> found = ImageIO.getImageReaders(in); found.hasNext(); ) {
      ImageReader reader = found.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
      reader.dispose();
    }
    throw new IOException("it is neither JPEG nor PNG nor DICOM");
  }

  private static Picture read(ImageReader reader, ImageInputStream in) throws IOException {
    StringBuilder damage = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          String text = warning.toLowerCase(Locale.ROOT);
          if (DAMAGE.stream().anyMatch(text::contains) && !text.contains(HARMLESS)) {
            damage.append(damage.isEmpty() ? "" : "; ").append(warning);
          }
        });
    reader.setInput(in, true, true);
    ImageReadParam param = reader.getDefaultReadParam();
    long count = (long) reader.getWidth(0) * reader.getHeight(0);
    int step = (int) Math.ceil(Math.sqrt((double) count / MOST_PIXELS));
    if (step > 1) {
      param.setSourceSubsampling(step, step, 0, 0);
    }
    BufferedImage image = reader.read(0, param);
    if (!damage.isEmpty()) {
      throw new IOException("the file is damaged: " + damage);
    }
    String format = reader.getFormatName().toUpperCase(Locale.ROOT);
    return new Picture(image, Math.max(1, step), format.equals("TIF") ? "TIFF" : format);
  }
}
