package org.gennas.ui.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A setting: its name with a note below on the left, what changes it on the right. */
final class SettingRow {
  private SettingRow() {}

  static HBox of(String name, String note, Node control) {
    Label title = new Label(name);
    title.getStyleClass().add("gn-medium");
    Label words = new Label(note);
    words.getStyleClass().add("gn-note");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    VBox text = new VBox(2, title, words);
    text.setMinWidth(0);
    text.setPrefWidth(200);
    HBox.setHgrow(text, Priority.ALWAYS);
    control.setAccessibleText(name);
    HBox row = new HBox(16, text, control);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
