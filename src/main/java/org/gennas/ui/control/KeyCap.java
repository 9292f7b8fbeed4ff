package org.gennas.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A key as printed on a keyboard. */
public final class KeyCap extends Label {
  /** A cap with this legend, such as {@code Ctrl}. */
  public KeyCap(String legend) {
    super(legend);
    getStyleClass().add("gn-key-cap");
    setMinWidth(USE_PREF_SIZE);
  }

  /**
   * Keys and what they do, in a row.
   *
   * @param meaning what the keys do
   * @param legends the keys, in order
   */
  public static HBox hint(String meaning, String... legends) {
    HBox row = new HBox(4);
    row.setAlignment(Pos.CENTER_LEFT);
    for (String legend : legends) {
      row.getChildren().add("+".equals(legend) ? muted("+") : new KeyCap(legend));
    }
    row.getChildren().add(muted(meaning));
    return row;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("gn-muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
