package org.gennas.ui;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.KeyCap;

/** The list of keys that F1 shows over the screens; a click, F1 or Esc puts it away. */
final class KeyHelp extends StackPane {
  private final Messages messages;
  private final GridPane list = new GridPane();
  private int row;

  KeyHelp(Messages messages) {
    this.messages = messages;
    getStyleClass().add("gn-veil");
    setId("key-help");
    list.setHgap(24);
    list.setVgap(6);
    Label title = new Label(messages.get("help.title"));
    title.getStyleClass().add("gn-page-title");
    Label research = new Label(messages.get("app.researchUse"));
    research.getStyleClass().add("gn-warn-text");
    VBox dialog = new VBox(12, title, list, research);
    dialog.getStyleClass().add("gn-dialog");
    dialog.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().setAll(dialog);
    setVisible(false);
    setOnMouseClicked(event -> setVisible(false));
  }

  /** Adds a screen's keys. */
  void add(String section, List<KeyBinding> keys) {
    Label heading = new Label(section);
    heading.getStyleClass().add("gn-section-title");
    list.add(heading, 0, row++, 2, 1);
    for (KeyBinding key : keys) {
      HBox caps = new HBox(4);
      caps.setAlignment(Pos.CENTER_LEFT);
      key.keys().forEach(cap -> caps.getChildren().add(new KeyCap(cap)));
      Label meaning = new Label(messages.get(key.messageKey()));
      GridPane.setHalignment(caps, HPos.LEFT);
      list.add(caps, 0, row);
      list.add(meaning, 1, row++);
    }
  }
}
