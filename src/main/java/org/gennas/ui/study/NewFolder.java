package org.gennas.ui.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/** Finds a folder name for a new study. */
final class NewFolder {
  private NewFolder() {}

  /** A folder below {@code parent}, named after the study, that does not exist yet. */
  static Path in(Path parent, String study) {
    String plain = Normalizer.normalize(study, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    String words = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String name = words.isEmpty() ? "study" : words;
    Path folder = parent.resolve(name);
    for (int i = 2; Files.exists(folder); i++) {
      folder = parent.resolve(name + "-" + i);
    }
    return folder;
  }
}
