package org.gennas.data.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;

/**
 * Rows of a decoded picture. Grey pictures keep their stored values, which their colour model would
 * brighten; colours become luminance (ITU-R BT.601).
 */
final class RasterLines implements GreyLines {
  private final BufferedImage image;
  private final boolean grey;
  private final int[] values;

  private RasterLines(BufferedImage image, boolean grey) {
    this.image = image;
    this.grey = grey;
    this.values = new int[image.getWidth()];
  }

  /**
   * @throws IOException if its grey levels are neither 8 nor 16 bit
   */
  static RasterLines of(BufferedImage image) throws IOException {
    Raster raster = image.getRaster();
    boolean grey = raster.getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    if (grey
        && raster.getTransferType() != DataBuffer.TYPE_BYTE
        && raster.getTransferType() != DataBuffer.TYPE_USHORT) {
      throw new IOException("the pixels are neither 8 nor 16 bit");
    }
    return new RasterLines(image, grey);
  }

  /** The same rows, for another thread. */
  RasterLines copy() {
    return new RasterLines(image, grey);
  }

  /** Whether the stored values are grey levels. */
  boolean grey() {
    return grey;
  }

  /** Bits of a stored grey level, 1 to 16. */
  int bits() {
    return image.getRaster().getSampleModel().getSampleSize(0);
  }

  /** The stored grey levels, row-major; unsigned. */
  short[] levels() {
    short[] levels = new short[width() * height()];
    for (int y = 0; y < height(); y++) {
      image.getRaster().getSamples(0, y, width(), 1, 0, values);
      for (int x = 0; x < width(); x++) {
        levels[y * width() + x] = (short) values[x];
      }
    }
    return levels;
  }

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public void line(int y, float[] into) {
    if (grey) {
      int white = (1 << bits()) - 1;
      image.getRaster().getSamples(0, y, width(), 1, 0, values);
      for (int x = 0; x < width(); x++) {
        into[x] = values[x] * 255f / white;
      }
      return;
    }
    image.getRGB(0, y, width(), 1, values, 0, width());
    for (int x = 0; x < width(); x++) {
      int rgb = values[x];
      into[x] = 0.299f * (rgb >> 16 & 0xFF) + 0.587f * (rgb >> 8 & 0xFF) + 0.114f * (rgb & 0xFF);
    }
  }
}
