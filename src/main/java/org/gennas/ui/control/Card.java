package org.gennas.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A framed part of a screen: a header of 38 px with title, note and actions, and a body. */
public final class Card extends VBox {
  private final Label title = new Label();
  private final Label note = new Label();
  private final HBox leading = new HBox(10);
  private final HBox actions = new HBox(6);
  private final HBox header;

  /** A card with an empty body. */
  public Card(String titleText) {
    getStyleClass().add("gn-card");
    title.setText(titleText);
    title.getStyleClass().add("gn-card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    note.getStyleClass().add("gn-note");
    note.setMinWidth(0);
    WholeText.onHover(note);
    leading.setStyle("-fx-alignment: center-left;");
    leading.getChildren().setAll(title, note);
    HBox.setHgrow(leading, Priority.ALWAYS);
    leading.setMinWidth(0);
    actions.setStyle("-fx-alignment: center-right;");
    actions.setMinWidth(Region.USE_PREF_SIZE);
    header = new HBox(leading, actions);
    header.getStyleClass().add("gn-card-header");
    getChildren().add(header);
  }

  /** Changes the title. */
  public void setTitle(String text) {
    title.setText(text);
  }

  /** Changes the grey text beside the title. */
  public void setNote(String text) {
    note.setText(text);
  }

  /** The grey text beside the title, to bind. */
  public Label note() {
    return note;
  }

  /** The left part of the header, after title and note. */
  public HBox leading() {
    return leading;
  }

  /** The right part of the header. */
  public HBox actions() {
    return actions;
  }

  /** Draws a line below the header. */
  public Card ruled() {
    header.getStyleClass().add("gn-ruled");
    return this;
  }

  /** Shows this below the header, filling the card. */
  public Card setBody(Node body) {
    // Setting the same child again would style its whole subtree again.
    if (getChildren().size() < 2 || getChildren().get(1) != body) {
      getChildren().setAll(header, body);
      VBox.setVgrow(body, Priority.ALWAYS);
    }
    return this;
  }

  /** Shows this below the header with the card's padding of 12 px around it. */
  public Card setPaddedBody(Node body) {
    VBox padded = new VBox(body);
    padded.getStyleClass().add("gn-card-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    return setBody(padded);
  }
}
