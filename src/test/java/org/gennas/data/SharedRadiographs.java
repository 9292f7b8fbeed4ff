package org.gennas.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real NIH radiographs beside the checkout; tests that need them are skipped without. */
public final class SharedRadiographs {
  private SharedRadiographs() {}

  public static Path folder(String name) {
    Path folder = Path.of("../shared/data/nih-subset", name);
    boolean there = Files.isDirectory(folder);
    if (!there) {
      System.out.println("Skipped: the real radiographs are not at " + folder);
    }
    Assumptions.assumeTrue(there, "the real radiographs are not at " + folder);
    return folder;
  }
}
