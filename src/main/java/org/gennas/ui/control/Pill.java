package org.gennas.ui.control;

import org.kordamp.ikonli.Ikon;

/** The state of the whole study in the top bar: icon, text and colour. */
public final class Pill extends Badge {
  /** A pill that says this. */
  public Pill(Kind kind, Ikon icon, String text) {
    super(kind, icon, text);
    getStyleClass().add("gn-pill");
  }
}
