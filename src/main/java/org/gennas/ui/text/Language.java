package org.gennas.ui.text;

import java.util.Locale;

/** The language of the window's text. */
public enum Language {
  /** As the desktop has it; English where there is no translation. */
  SYSTEM,
  ENGLISH,
  SPANISH;

  /** The language as a locale, on this machine. */
  public Locale locale() {
    return switch (this) {
      case SYSTEM -> Locale.getDefault();
      case ENGLISH -> Locale.ENGLISH;
      case SPANISH -> new Locale("es");
    };
  }
}
