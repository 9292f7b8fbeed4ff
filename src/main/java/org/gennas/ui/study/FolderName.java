package org.gennas.ui.study;

import java.text.Normalizer;
import java.util.Locale;

/** The folder's name for a new study: plain letters, whatever the study is called. */
final class FolderName {
  private FolderName() {}

  static String of(String study) {
    String plain = Normalizer.normalize(study, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    String words = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return words.isEmpty() ? "study" : words;
  }
}
