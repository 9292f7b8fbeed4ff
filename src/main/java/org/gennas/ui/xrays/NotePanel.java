package org.gennas.ui.xrays;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.gennas.study.notes.ImageNotes;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The reader's note on the image, saved with the study while it is typed. */
final class NotePanel extends VBox {
  private static final double PAUSE_MS = 900;

  private final XraysModel model;
  private final Messages messages;
  private final TextArea text = new TextArea();
  private final ToggleButton doubted = new ToggleButton();
  private final ToggleButton bookmarked = new ToggleButton();
  private final Label saving = new Label();
  private final PauseTransition typed = new PauseTransition(Duration.millis(PAUSE_MS));
  private Optional<ListedImage> shown = Optional.empty();
  private boolean showing;

  NotePanel(XraysModel model, Messages messages) {
    super(5);
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gn-note-panel");
    setMinHeight(USE_PREF_SIZE);
    Label title = new Label(messages.get("xrays.note"));
    title.getStyleClass().add("gn-filter-label");
    text.setId("xrays-note");
    text.setWrapText(true);
    text.setPrefRowCount(2);
    text.setPrefHeight(54);
    text.setMinHeight(54);
    text.setPromptText(messages.get("xrays.note.prompt"));
    text.setAccessibleText(messages.get("xrays.note"));
    toggle(doubted, "xrays.doubt", new FontIcon(Material2AL.FLAG));
    toggle(bookmarked, "xrays.bookmark", new FontIcon(Material2AL.BOOKMARK_BORDER));
    saving.getStyleClass().add("gn-tiny");
    saving.setId("xrays-saving");
    saving.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(6, doubted, bookmarked, gap, saving);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(title, text, buttons);
    follow();
    show();
  }

  private void toggle(ToggleButton button, String key, FontIcon icon) {
    button.setText(messages.get(key));
    button.setGraphic(icon);
    button.setId(key.replace('.', '-'));
    button.getStyleClass().add("gn-small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(messages.get(key + ".hint")));
  }

  private void follow() {
    model.subject().addListener((property, before, now) -> changeSubject());
    model.notes().notes().addListener((property, before, now) -> show());
    model.notes().saving().addListener((property, before, now) -> show());
    typed.setOnFinished(event -> keepText());
    text.textProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing) {
                typed.playFromStart();
              }
            });
    text.focusedProperty()
        .addListener(
            (property, before, now) -> {
              if (!now) {
                keepText();
              }
            });
    doubted.setOnAction(event -> toggleDoubt());
    bookmarked.setOnAction(event -> toggleBookmark());
  }

  /** Says that the label looks wrong, or no longer. */
  void toggleDoubt() {
    shown.ifPresent(
        image -> {
          ImageNotes.Note now = note();
          change(now.withLabelDoubted(!now.labelDoubted()), "xrays.edit.doubt");
        });
  }

  /** Bookmarks the image, or no longer. */
  void toggleBookmark() {
    shown.ifPresent(
        image -> {
          ImageNotes.Note now = note();
          change(now.withBookmarked(!now.bookmarked()), "xrays.edit.bookmark");
        });
  }

  private ImageNotes.Note note() {
    return shown
        .map(image -> model.notes().notes().get().note(image.path()))
        .orElse(ImageNotes.Note.none());
  }

  private void keepText() {
    typed.stop();
    if (shown.isPresent() && !text.getText().equals(note().text())) {
      String kept =
          text.getText().length() > ImageNotes.LONGEST
              ? text.getText().substring(0, ImageNotes.LONGEST)
              : text.getText();
      change(note().withText(kept), "xrays.edit.note");
    }
  }

  private void change(ImageNotes.Note next, String title) {
    shown.ifPresent(
        image -> model.notes().change(image.path(), next, messages.format(title, image.name())));
  }

  /** What was typed belongs to the image that was there while it was typed. */
  private void changeSubject() {
    keepText();
    shown =
        model.subject().get() instanceof XraysModel.Subject.OfStudy it
            ? Optional.of(it.image())
            : Optional.empty();
    showing = true;
    text.setText(note().text());
    showing = false;
    show();
  }

  private void show() {
    ImageNotes.Note now = note();
    boolean typing =
        text.isFocused() && typed.getStatus() == javafx.animation.Animation.Status.RUNNING;
    if (!typing && !text.getText().equals(now.text())) {
      showing = true;
      text.setText(now.text());
      showing = false;
    }
    doubted.setSelected(now.labelDoubted());
    bookmarked.setSelected(now.bookmarked());
    boolean can = shown.isPresent() && model.notes().writable();
    text.setDisable(!can);
    doubted.setDisable(!can);
    bookmarked.setDisable(!can);
    NotesModel.Saving state = model.notes().saving().get();
    saving
        .getStyleClass()
        .setAll("label", state instanceof NotesModel.Saving.Failed ? "gn-danger-text" : "gn-tiny");
    saving.setText(words(state, now));
    saving.setTooltip(
        state instanceof NotesModel.Saving.Failed failed ? new Tooltip(failed.message()) : null);
  }

  private String words(NotesModel.Saving state, ImageNotes.Note now) {
    if (state instanceof NotesModel.Saving.Underway) {
      return messages.get("xrays.saving");
    }
    if (state instanceof NotesModel.Saving.Failed) {
      return messages.get("xrays.notSaved");
    }
    return now.blank() ? "" : messages.get("xrays.saved");
  }

  /** Puts the keyboard into the text. */
  void focusText() {
    text.requestFocus();
  }
}
