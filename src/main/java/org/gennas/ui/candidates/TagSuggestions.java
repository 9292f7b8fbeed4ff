package org.gennas.ui.candidates;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/**
 * Offers the tags in use below a field while one is typed. Arrows choose, Enter or Tab takes, and
 * the field keeps the keyboard.
 */
final class TagSuggestions {
  private static final int MOST = 6;

  private final TextField field;
  private final Supplier<List<String>> tags;
  private final Popup popup = new Popup();
  private final VBox list = new VBox();
  private List<String> offered = List.of();
  private int chosen = -1;

  TagSuggestions(TextField field, Supplier<List<String>> tags) {
    this.field = field;
    this.tags = tags;
    list.getStyleClass().add("gn-suggestions");
    list.setId("tag-suggestions");
    popup.getContent().setAll(list);
    popup.setAutoHide(true);
    field.caretPositionProperty().addListener((property, before, now) -> refresh());
    field.textProperty().addListener((property, before, now) -> refresh());
    field.focusedProperty().addListener((property, before, now) -> refresh());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void refresh() {
    Optional<String> begun =
        field.isFocused()
            ? TagLine.begun(field.getText(), field.getCaretPosition())
            : Optional.empty();
    offered = begun.map(this::matching).orElse(List.of());
    chosen = -1;
    if (offered.isEmpty()) {
      popup.hide();
    } else {
      show();
    }
  }

  private List<String> matching(String begun) {
    String lower = begun.toLowerCase(Locale.ROOT);
    List<String> there = TagLine.parse(field.getText()).tags();
    return tags.get().stream()
        .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(lower))
        .filter(tag -> !there.contains(tag))
        .limit(MOST)
        .toList();
  }

  private void show() {
    list.getChildren().setAll(offered.stream().map(this::line).toList());
    Bounds at = field.localToScreen(field.getLayoutBounds());
    if (at != null && field.getScene() != null) {
      list.getStylesheets().setAll(field.getScene().getStylesheets());
      popup.show(field, at.getMinX(), at.getMaxY() + 2);
    }
  }

  private Label line(String tag) {
    Label line = new Label("#" + tag);
    line.getStyleClass().add("gn-suggestion");
    line.setMaxWidth(Double.MAX_VALUE);
    line.setOnMousePressed(
        event -> {
          take(tag);
          event.consume();
        });
    return line;
  }

  private void onKey(KeyEvent event) {
    if (!popup.isShowing()) {
      return;
    }
    KeyCode key = event.getCode();
    if (key == KeyCode.DOWN || key == KeyCode.UP) {
      int size = offered.size();
      choose(Math.floorMod(chosen + (key == KeyCode.DOWN ? 1 : chosen < 0 ? 0 : -1), size));
    } else if (key == KeyCode.TAB || key == KeyCode.ENTER && chosen >= 0) {
      take(offered.get(Math.max(0, chosen)));
    } else if (key == KeyCode.ESCAPE) {
      popup.hide();
    } else {
      return;
    }
    event.consume();
  }

  private void choose(int index) {
    chosen = index;
    for (int i = 0; i < list.getChildren().size(); i++) {
      list.getChildren().get(i).getStyleClass().remove("gn-chosen");
    }
    list.getChildren().get(index).getStyleClass().add("gn-chosen");
  }

  private void take(String tag) {
    int caret = field.getCaretPosition();
    String completed = TagLine.completed(field.getText(), caret, tag);
    field.setText(completed);
    field.positionCaret(completed.length());
  }
}
