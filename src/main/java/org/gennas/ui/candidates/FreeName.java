package org.gennas.ui.candidates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Names for files that are written beside others and must replace none. */
final class FreeName {
  private FreeName() {}

  /** A file in a folder that is not there yet; numbered from 2 where the plain name is taken. */
  static Path in(Path folder, String stem, String ending) {
    Path file = folder.resolve(stem + ending);
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(stem + "-" + i + ending);
    }
    return file;
  }

  /** A title as a part of a file's name: small letters, digits and hyphens. */
  static String plain(String title) {
    String plain =
        title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return plain.isEmpty() ? "study" : plain;
  }
}
