package org.gennas.ui.candidates;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.textfield.CustomTextField;
import org.gennas.ui.text.Messages;

/**
 * A field over the notes of a row. It is no part of the table, whose rows come and go while a
 * search runs, so that nothing that is being typed is lost. Enter keeps, Escape does not, and
 * leaving the field keeps.
 */
final class NoteEditor extends CustomTextField {
  private static final double LEAST_WIDTH = 320;

  private final CandidatesModel model;
  private final Label trial = new Label();
  private final Node home;
  private Optional<Integer> number = Optional.empty();

  /**
   * @param home gets the keyboard back
   */
  NoteEditor(CandidatesModel model, Messages messages, Node home) {
    this.model = model;
    this.home = home;
    setId("note-editor");
    getStyleClass().add("gn-small");
    setManaged(false);
    setVisible(false);
    trial.getStyleClass().add("gn-strong");
    StackPane left = new StackPane(trial);
    left.setPadding(new Insets(0, 2, 0, 8));
    setLeft(left);
    setPromptText(messages.get("candidates.notes.prompt"));
    setAccessibleText(messages.get("candidates.column.notes"));
    TagSuggestions suggestions = new TagSuggestions(this, model::tags);
    getProperties().put(TagSuggestions.class, suggestions);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    focusedProperty()
        .addListener(
            (property, before, now) -> {
              if (!now) {
                keep();
              }
            });
  }

  /**
   * Begins to write.
   *
   * @param cell the notes of the row, in the scene
   */
  void begin(CandidateRow row, Bounds cell) {
    keep();
    number = Optional.of(row.number());
    trial.setText(row.trial().id().label());
    setText(TagLine.text(row.note()));
    Bounds at = getParent().sceneToLocal(cell);
    double width = Math.max(LEAST_WIDTH, at.getWidth());
    double edge = getParent().getLayoutBounds().getMaxX() - 2;
    double left = Math.max(2, Math.min(at.getMinX(), edge - width));
    resizeRelocate(left, at.getMinY() + 1, width, Math.max(24, at.getHeight() - 2));
    setVisible(true);
    requestFocus();
    positionCaret(getText().length());
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      keep();
      home.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      close();
      home.requestFocus();
      event.consume();
    }
  }

  private void keep() {
    Optional<Integer> written = number;
    TagLine line = TagLine.parse(getText());
    close();
    written.ifPresent(trialNumber -> model.annotate(trialNumber, line));
  }

  private void close() {
    number = Optional.empty();
    setVisible(false);
  }
}
