package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.OptionalInt;
import org.gennas.data.images.RadiographReader;

/**
 * Pictures in files of their own.
 *
 * @param root folder that the paths start from
 * @param paths one a row, with '/'
 * @param links which are followed
 */
record FileImages(Path root, List<String> paths, ImageLinks links) implements ImageSource {
  @Override
  public Stamp stamp(int row) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(root.resolve(paths.get(row)), BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
    } catch (IOException e) {
      // a missing file is complained about where its bytes are read
      return new Stamp(-1, 0);
    }
  }

  @Override
  public byte[] bytes(int row) throws IOException {
    return RadiographReader.bytes(links.file(paths.get(row)));
  }

  @Override
  public byte[] decode(byte[] bytes, int px) throws IOException {
    return RadiographReader.decode(bytes, px);
  }

  @Override
  public byte[] grey(int row, int px) throws IOException {
    return RadiographReader.read(links.file(paths.get(row)), px);
  }

  @Override
  public OptionalInt side() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    // files are opened one by one
  }
}
