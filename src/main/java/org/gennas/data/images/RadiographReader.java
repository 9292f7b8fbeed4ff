package org.gennas.data.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.common.FileProblem;
import org.gennas.data.dicom.DicomFile;

/**
 * Decodes a JPEG, PNG, TIFF, BMP or DICOM file into a grey square. Grey images keep their stored
 * values (16 bits are averaged before they are rounded to 8), colours become luminance (ITU-R
 * BT.601), DICOM takes the window that {@link Radiograph#shown()} tells.
 */
public final class RadiographReader {
  /** A larger file is no radiograph, and would not fit into the heap. */
  private static final long MOST_BYTES = 256L << 20;

  private RadiographReader() {}

  /**
   * @param px side of the square
   * @return px x px greys, row-major, 0 (black) to 255 unsigned
   * @throws FileProblem if the file is missing or cannot be decoded whole
   */
  public static byte[] read(Path file, int px) throws FileProblem {
    try {
      return decode(bytes(file), px);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What to say of an image that cannot be read. */
  static FileProblem unreadable(Path file, IOException e) {
    return new FileProblem(
        "The image cannot be read: " + FileProblem.reason(e),
        file,
        0,
        "Copy it again, or use another. JPEG, PNG and uncompressed or baseline JPEG DICOM can be"
            + " read.",
        e);
  }

  /** The file's bytes, if it can be an image. */
  public static byte[] bytes(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("the file is missing");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is not a file");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("the file is larger than " + (MOST_BYTES >> 20) + " MiB");
    }
    return Files.readAllBytes(file);
  }

  /**
   * @throws IOException with the reason, fit for a table
   */
  public static byte[] decode(byte[] file, int px) throws IOException {
    return DicomFile.isOne(file)
        ? Radiograph.ofDicom(file).forModel(px)
        : RasterLines.of(Picture.decode(file).image()).squeeze(px, px);
  }
}
