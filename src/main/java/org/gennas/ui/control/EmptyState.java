package org.gennas.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a part of a screen shows when it has nothing yet: icon, one sentence, what to do. */
public final class EmptyState extends VBox {
  /** A text and the buttons that lead on, none to any number. */
  public EmptyState(Ikon icon, String text, Node... actions) {
    getStyleClass().add("gn-empty");
    Label label = new Label(text);
    label.setWrapText(true);
    getChildren().setAll(new FontIcon(icon), label);
    if (actions.length > 0) {
      HBox row = new HBox(8, actions);
      row.setStyle("-fx-alignment: center;");
      getChildren().add(row);
    }
  }
}
