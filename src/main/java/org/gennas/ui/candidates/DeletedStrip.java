package org.gennas.ui.candidates;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.common.NumberFormats;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Asks once more before the large files of deleted trials go: a strip that blocks nothing. */
final class DeletedStrip extends HBox {
  private final CandidateActions actions;
  private final Messages messages;
  private final Label question = new Label();
  private final Button empty;

  DeletedStrip(CandidateActions actions, Messages messages) {
    super(10);
    this.actions = actions;
    this.messages = messages;
    setId("empty-deleted-strip");
    getStyleClass().add("gn-strip");
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(5, 12, 5, 12));
    empty = new Button(messages.get("candidates.empty"), new FontIcon(Material2AL.DELETE));
    empty.getStyleClass().addAll("gn-small", "gn-danger");
    empty.setId("empty-deleted");
    empty.setMinWidth(USE_PREF_SIZE);
    empty.setOnAction(
        event -> {
          hide();
          actions.emptyDeleted();
        });
    Button cancel = new Button(messages.get("candidates.cancel"));
    cancel.getStyleClass().add("gn-small");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> hide());
    question.setWrapText(true);
    question.setMinWidth(0);
    question.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(question, Priority.ALWAYS);
    question.setMaxWidth(Double.MAX_VALUE);
    Region gap = new Region();
    getChildren().addAll(new FontIcon(Material2AL.ERROR_OUTLINE), question, gap, empty, cancel);
    hide();
  }

  /** Asks, once it is known how much room it makes. */
  void ask() {
    actions.measureDeleted(
        bytes -> {
          question.setText(messages.format("candidates.empty.ask", NumberFormats.bytes(bytes)));
          setVisible(true);
          setManaged(true);
          empty.requestFocus();
        });
  }

  private void hide() {
    setVisible(false);
    setManaged(false);
  }
}
