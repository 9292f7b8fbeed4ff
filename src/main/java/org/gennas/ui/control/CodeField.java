package org.gennas.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The code being edited, its current digit marked; a click on a digit moves there. */
public final class CodeField extends HBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double HEIGHT = 30;

  private final ArchitectureEditor editor;
  private final List<Label> digits = new ArrayList<>();

  /** A view of an editor. */
  public CodeField(ArchitectureEditor editor, Messages messages) {
    this.editor = editor;
    getStyleClass().add("gn-code-field");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    for (int i = 0; i < editor.space().length(); i++) {
      int slot = i;
      Label digit = new Label();
      digit.getStyleClass().add("gn-code-digit");
      digit.setMinWidth(Region.USE_PREF_SIZE);
      digit.setOnMousePressed(event -> editor.select(slot));
      digits.add(digit);
    }
    Region room = new Region();
    room.setMinWidth(6);
    HBox.setHgrow(room, Priority.ALWAYS);
    Button copy = new Button("", new FontIcon(Material2AL.CONTENT_COPY));
    copy.getStyleClass().addAll("gn-small", "gn-icon", "gn-flat");
    copy.setTooltip(new Tooltip(messages.get("editor.copy")));
    copy.setAccessibleText(messages.get("editor.copy"));
    copy.setOnAction(event -> copy());
    getChildren().addAll(digits);
    getChildren().addAll(room, copy);
    editor.architectureProperty().addListener((observable, old, now) -> refresh());
    editor.currentProperty().addListener((observable, old, now) -> refresh());
    refresh();
  }

  private void refresh() {
    String code = editor.architecture().code();
    for (int i = 0; i < digits.size(); i++) {
      digits.get(i).setText(code.substring(i, i + 1));
      digits.get(i).pseudoClassStateChanged(CURRENT, i == editor.current());
    }
    setAccessibleText(String.join(" ", code.split("")));
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(editor.architecture().code());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
