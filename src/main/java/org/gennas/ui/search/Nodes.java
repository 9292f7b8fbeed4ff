package org.gennas.ui.search;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Small pieces that the parts of the Search screen are made of. */
final class Nodes {
  private Nodes() {}

  static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** A label that is never shortened. */
  static Label whole(String text, String... styles) {
    Label label = label(text, styles);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Shows a label where its whole text has room, and nothing of it elsewhere. */
  static void wholeOrNothing(Label label) {
    label.setMinWidth(0);
    ChangeListener<Object> fit =
        (observable, old, now) ->
            label.setOpacity(label.getWidth() + 1 >= Math.floor(label.prefWidth(-1)) ? 1 : 0);
    label.widthProperty().addListener(fit);
    label.textProperty().addListener(fit);
  }

  /** Takes up the room that is left in a row. */
  static Region room() {
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    return room;
  }

  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  static <N extends Node> N styled(N node, String... styles) {
    node.getStyleClass().addAll(styles);
    return node;
  }
}
