package org.gennas.space;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * NAS-Bench-Macro's table as published ({@code nas-bench-macro/README.md}), unpacked for a test.
 */
public final class NasBenchMacroTable {
  private static final String FILE = "nas-bench-macro_cifar10.json";

  private NasBenchMacroTable() {}

  /**
   * Writes the table into a folder.
   *
   * @return its file
   */
  public static Path unpack(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try (InputStream packed =
        new GZIPInputStream(
            NasBenchMacroTable.class.getResourceAsStream("/nas-bench-macro/" + FILE + ".gz"))) {
      Files.copy(packed, file);
    }
    return file;
  }
}
