package org.gennas.data.phantom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gennas.common.AtomicFile;

/**
 * The folder that a set is written to. Every file appears whole or not at all, and a mark with the
 * configuration tells a set that was broken off from anybody else's files.
 */
final class PhantomFolder {
  static final String MARK = "phantoms.properties";

  private final Path root;
  private final PhantomConfig config;

  private PhantomFolder(Path root, PhantomConfig config) {
    this.root = root;
    this.config = config;
  }

  /**
   * Opens an empty or absent folder, or one that holds a set of the same configuration.
   *
   * @throws IOException if the folder holds anything else or cannot be written
   */
  static PhantomFolder open(Path root, PhantomConfig config) throws IOException {
    PhantomFolder folder = new PhantomFolder(root, config);
    String wanted = folder.mark();
    Path mark = root.resolve(MARK);
    if (Files.isRegularFile(mark)) {
      String found = Files.readString(mark);
      if (!found.equals(wanted)) {
        throw new IOException(
            "Phantoms: "
                + root
                + " holds a set made with other settings ("
                + found.strip().replaceAll("(?m)^#.*\\R", "").replaceAll("\\R", ", ")
                + "). Choose another folder, or delete this one first.");
      }
    } else if (Files.exists(root) && !isEmptyFolder(root)) {
      throw new IOException(
          "Phantoms: "
              + root
              + " exists and was not made by this generator (no "
              + MARK
              + " in it). Nothing was written; choose another or an empty folder.");
    }
    folder.write(MARK, wanted.getBytes(StandardCharsets.UTF_8));
    return folder;
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      // A run that was killed while it wrote the mark leaves only the mark's unfinished copy
      for (Path entry : entries) {
        if (!AtomicFile.isUnfinished(entry)) {
          return false;
        }
      }
    }
    return true;
  }

  private String mark() {
    return String.format(
        Locale.ROOT,
        "# Synthetic chest phantoms; this file lets the generator recognise its own set.\n"
            + "format=1\nseed=%d\npatients=%d\nsize=%d\nvalidFraction=%s\njpegQuality=%s\n",
        config.seed(),
        config.patients(),
        config.size(),
        config.validFraction(),
        config.jpegQuality());
  }

  boolean has(String path) {
    return Files.isRegularFile(root.resolve(path));
  }

  /** Writes a file of the set; its folders are made as needed. */
  void write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    AtomicFile.writeUnforced(file, bytes);
  }
}
