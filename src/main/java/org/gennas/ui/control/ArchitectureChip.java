package org.gennas.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;
import org.gennas.ui.text.Messages;

/**
 * An architecture's code as a row of coloured cells, one a slot, with a wider gap where a stage
 * begins. A code that is still arriving shows the slots not yet received as empty outlines. A click
 * opens the architecture, a right click copies its code.
 */
public final class ArchitectureChip extends HBox {
  private static final double GAP = 2;

  /** How large the cells are, px. */
  public enum Size {
    SMALL(12, 16, 10),
    MEDIUM(14, 18, 11),
    LARGE(18, 22, 13);

    private final double width;
    private final double height;
    private final double font;

    Size(double width, double height, double font) {
      this.width = width;
      this.height = height;
      this.font = font;
    }
  }

  private final Messages messages;
  private final List<Label> cells = new ArrayList<>();
  private final StringProperty code = new SimpleStringProperty("");
  private Consumer<Architecture> onOpen = architecture -> {};

  /** A chip that shows no code yet. */
  public ArchitectureChip(SearchSpace space, Size size, Messages messages) {
    super(GAP);
    this.messages = messages;
    getStyleClass().add("gn-chip");
    setAccessibleRole(AccessibleRole.TEXT);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    int stage = 0;
    for (Slot slot : space.slots()) {
      Label cell = cell(size);
      if (slot.stage() != stage) {
        HBox.setMargin(cell, new Insets(0, 0, 0, GAP));
        stage = slot.stage();
      }
      cells.add(cell);
    }
    getChildren().setAll(cells);
    code.addListener((observable, old, now) -> show(now));
    show("");
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.SECONDARY) {
            copy();
          } else {
            open();
          }
          event.consume();
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open();
            event.consume();
          } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
            event.consume();
          }
        });
  }

  /** A chip that shows an architecture. */
  public ArchitectureChip(
      SearchSpace space, Size size, Messages messages, Architecture architecture) {
    this(space, size, messages);
    setCode(architecture.code());
  }

  private static Label cell(Size size) {
    Label cell = new Label();
    cell.getStyleClass().add("gn-chip-cell");
    cell.setMinSize(size.width, size.height);
    cell.setPrefSize(size.width, size.height);
    cell.setMaxSize(size.width, size.height);
    cell.setStyle("-fx-font-size: " + size.font + "px;");
    return cell;
  }

  /** The digits known so far: none, some, or one for each slot. */
  public StringProperty codeProperty() {
    return code;
  }

  /** Shows these digits. */
  public void setCode(String digits) {
    code.set(digits);
  }

  /** What a click does with a complete code; without it the chip takes no focus. */
  public void setOnOpen(Consumer<Architecture> action) {
    onOpen = action;
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    if (!getStyleClass().contains("gn-clickable")) {
      getStyleClass().add("gn-clickable");
    }
    Tooltip.install(this, new Tooltip(messages.get("chip.hint")));
  }

  private void show(String digits) {
    for (int i = 0; i < cells.size(); i++) {
      Label cell = cells.get(i);
      cell.getStyleClass().removeIf(name -> name.startsWith("gn-block-"));
      boolean known = i < digits.length();
      cell.setText(known ? digits.substring(i, i + 1) : "");
      if (known) {
        cell.getStyleClass().add(BlockStyle.of(digits.charAt(i) - '0'));
      }
    }
    setAccessibleText(
        complete()
            ? messages.format("chip.accessible", String.join(" ", digits.split("")))
            : messages.format(
                "chip.accessible.partial", String.join(" ", digits.split("")), digits.length()));
  }

  private boolean complete() {
    return code.get().length() == cells.size();
  }

  private void open() {
    if (complete()) {
      onOpen.accept(new Architecture(code.get()));
    }
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(code.get());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
