package org.gennas.ui.compare;

import javafx.scene.control.Label;

/** The letter of a compared trial on a disc of its colour. */
final class LetterDisc extends Label {
  LetterDisc(int place) {
    super(Letters.of(place));
    getStyleClass().addAll("gn-letter", "gn-letter-" + place);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }
}
