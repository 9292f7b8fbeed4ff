package org.gennas.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes a JPEG, PNG, TIFF or BMP file into a grey square. Grey images keep their stored values
 * (16 bits are averaged before they are rounded to 8), colours become luminance (ITU-R BT.601).
 */
public final class RadiographReader {
  private static final Set<String> FORMATS = Set.of("jpeg", "png", "tif", "tiff", "bmp");

  /** Above this many pixels every second, third ... row and column is read, to bound the memory. */
  private static final long MOST_PIXELS = 16_000_000;

  /** A larger file is no radiograph, and would not fit into the heap. */
  private static final long MOST_BYTES = 256L << 20;

  /** What ImageIO's JPEG reader says, and only says, where the rest of a picture is made up. */
  private static final List<String> DAMAGE = List.of("premature", "corrupt", "eoi", "truncat");

  /** Bytes before a marker that the decoder skips without loss. */
  private static final String HARMLESS = "extraneous bytes";

  private RadiographReader() {}

  /**
   * @param px side of the square
   * @return px x px greys, row-major, 0 (black) to 255 unsigned
   * @throws DatasetProblem if the file is missing or cannot be decoded whole
   */
  public static byte[] read(Path file, int px) throws DatasetProblem {
    try {
      return decode(bytes(file), px);
    } catch (IOException e) {
      throw new DatasetProblem(
          "The image cannot be read: " + DatasetProblem.reason(e),
          file,
          0,
          "Copy it anew, or take another. JPEG and PNG can be read.",
          e);
    }
  }

  /** The file's bytes, if it can be an image. */
  static byte[] bytes(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("the file is missing");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is no file");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("the file is larger than " + (MOST_BYTES >> 20) + " MiB");
    }
    return Files.readAllBytes(file);
  }

  /**
   * @throws IOException with the reason, fit for a table
   */
  static byte[] decode(byte[] file, int px) throws IOException {
    if (file.length == 0) {
      throw new IOException("the file is empty");
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = reader(in);
      try {
        return squeeze(pixels(reader, in), px);
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      // ImageIO answers some damaged files with one of these
      throw new IOException("the file is damaged: " + e, e);
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
    throw new IOException("it is neither JPEG nor PNG");
  }

  private static BufferedImage pixels(ImageReader reader, ImageInputStream in) throws IOException {
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
    return image;
  }

  private static byte[] squeeze(BufferedImage image, int px) throws IOException {
    int width = image.getWidth();
    int height = image.getHeight();
    AreaAverage average = new AreaAverage(width, height, px);
    boolean grey =
        image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    float[] line = new float[width];
    int[] values = new int[width];
    for (int y = 0; y < height; y++) {
      if (grey) {
        greyLine(image.getRaster(), y, values, line);
      } else {
        colourLine(image, y, values, line);
      }
      average.add(line);
    }
    return average.result();
  }

  /** The stored values: the colour model of a grey image would brighten them. */
  private static void greyLine(Raster raster, int y, int[] values, float[] line)
      throws IOException {
    if (raster.getTransferType() != DataBuffer.TYPE_BYTE
        && raster.getTransferType() != DataBuffer.TYPE_USHORT) {
      throw new IOException("the pixels are neither 8 nor 16 bit");
    }
    int white = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    raster.getSamples(0, y, line.length, 1, 0, values);
    for (int x = 0; x < line.length; x++) {
      line[x] = values[x] * 255f / white;
    }
  }

  private static void colourLine(BufferedImage image, int y, int[] values, float[] line) {
    image.getRGB(0, y, line.length, 1, values, 0, line.length);
    for (int x = 0; x < line.length; x++) {
      int rgb = values[x];
      line[x] = 0.299f * (rgb >> 16 & 0xFF) + 0.587f * (rgb >> 8 & 0xFF) + 0.114f * (rgb & 0xFF);
    }
  }
}
