package org.gennas.data.tables;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.gennas.common.FileProblem;

/**
 * A dataset's pictures, wherever they lie, opened once and read by row. Safe to use from several
 * threads. Rows in rising order are read fastest: in a packed file what lies before a picture has
 * to be unpacked first.
 */
public sealed interface ImageSource extends Closeable permits FileImages, NpzImages {
  /**
   * By what is told that a picture has not changed.
   *
   * @param size bytes, -1 where it is missing
   * @param modified milliseconds since 1970, 0 where it is missing
   */
  record Stamp(long size, long modified) {}

  /** Pictures in files of their own. */
  static ImageSource files(Path root, List<String> paths) {
    return new FileImages(root, paths, ImageLinks.ofProcess(root));
  }

  /** Looks at the picture without reading it. */
  Stamp stamp(int row);

  /**
   * The picture as it is stored.
   *
   * @throws FileProblem if the whole source is damaged, so that no other picture can be read, or
   *     the picture is a link out of the dataset's folder
   * @throws IOException if this picture cannot be read, with the reason
   */
  byte[] bytes(int row) throws IOException;

  /**
   * What the network is given of a picture.
   *
   * @param bytes as stored
   * @param px side of the square
   * @return px x px greys, row-major, 0 (black) to 255 unsigned
   * @throws IOException if the bytes are no picture, with the reason
   */
  byte[] decode(byte[] bytes, int px) throws IOException;

  /**
   * Reads and decodes a picture.
   *
   * @throws IOException if it can't be read, or the whole source is damaged
   */
  default byte[] grey(int row, int px) throws IOException {
    return decode(bytes(row), px);
  }

  /** The longer side of the stored pictures, px, where all have the same size. */
  OptionalInt side();
}
