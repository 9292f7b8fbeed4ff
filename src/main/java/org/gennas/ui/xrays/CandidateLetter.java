package org.gennas.ui.xrays;

import javafx.scene.control.Label;

/** The round letter by which a compared candidate is known. */
final class CandidateLetter {
  private CandidateLetter() {}

  /**
   * @param index 0 for A, 1 for B
   */
  static Label of(int index) {
    Label letter = new Label(index == 0 ? "A" : "B");
    letter.getStyleClass().addAll("gn-letter", "gn-series-" + index);
    letter.setMinSize(16, 16);
    letter.setMaxSize(16, 16);
    return letter;
  }
}
