package org.gennas.ui.xrays;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real NIH radiographs beside the checkout; tests that need them are skipped without. */
final class SharedImages {
  private static final Path FOLDER = Path.of("../shared/data/nih-subset/nih-layout");

  private SharedImages() {}

  static boolean there() {
    return Files.isDirectory(FOLDER);
  }

  static Path folder() {
    if (!there()) {
      System.out.println("Skipped: the real radiographs are not at " + FOLDER);
    }
    Assumptions.assumeTrue(there(), "the real radiographs are not at " + FOLDER);
    return FOLDER.toAbsolutePath().normalize();
  }
}
