package org.gennas.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;
import org.gennas.ui.text.Messages;

/**
 * The pipeline as columns: fixed layers as dashed boxes, slots with a row for each block, and below
 * them the sizes and costs of the layers. Arrow keys move, digits choose, L locks, Ctrl+Z and
 * Ctrl+Y undo and redo.
 */
public final class BlockEditor extends GridPane {
  private static final double GAP = 5;
  private static final double FIXED_WIDTH = 62;
  private static final double SLOT_WIDTH = 88;
  private static final double COMPACT_GAP = 3;
  private static final double COMPACT_SLOT = 0.72;
  private static final double COMPACT_FIXED = 0.84;
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final int BRACKETS = 0;
  private static final int SLOTS = 1;
  private static final int PICTURE = 2;
  private static final double WIRE_MIDDLE = 27;

  private final ArchitectureEditor editor;
  private final Messages messages;
  private final List<SlotColumn> slots = new ArrayList<>();
  private final List<LayerColumn> layers = new ArrayList<>();
  private List<LayerSketch> sketches = List.of();
  private int column;

  /** A view of an editor. Tell it sizes and costs by {@link #showLayers}. */
  public BlockEditor(ArchitectureEditor editor, Messages messages) {
    this.editor = editor;
    this.messages = messages;
    getStyleClass().add("gn-block-editor");
    setHgap(GAP);
    setFocusTraversable(true);
    addWire();
    addFixed("editor.input", "editor.input.text");
    addFixed("editor.stem", "editor.stem.text");
    addSlots();
    addSpacer();
    addFixed("editor.head", "editor.head.text");
    addFixed("editor.pool", "editor.pool.text");
    addFixed("editor.output", "editor.output.text");
    layers.get(0).nameMacs(messages.get("editor.macsPerLayer"));
    editor.architectureProperty().addListener((observable, old, now) -> refresh());
    editor.lockedProperty().addListener((observable, old, now) -> refresh());
    editor.lockingProperty().addListener((observable, old, now) -> refresh());
    editor.currentProperty().addListener((observable, old, now) -> refresh());
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    // A scroll pane around the editor would take the focus, and with it the arrow keys.
    addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    setOnKeyPressed(this::onKey);
    refresh();
  }

  /**
   * Shows sizes and costs of the layers.
   *
   * @param shown input, stem, slots, head, pool, output: five more than slots, as {@link
   *     LayerSketch#of} gives
   */
  public void showLayers(List<LayerSketch> shown) {
    if (shown.size() != layers.size()) {
      throw new IllegalArgumentException(
          "The editor shows " + layers.size() + " layers, not " + shown.size());
    }
    sketches = List.copyOf(shown);
    refreshLayers();
  }

  /** Shows what is known of each choice; empty hints take theirs away. */
  public void showHints(ChoiceHint.Source source) {
    slots.forEach(slot -> slot.showHints(source));
  }

  /** Sets the columns closer, for a narrow window. */
  public void setCompact(boolean compact) {
    pseudoClassStateChanged(COMPACT, compact);
    setHgap(compact ? COMPACT_GAP : GAP);
    slots.forEach(slot -> slot.setCompact(compact));
    for (ColumnConstraints constraints : getColumnConstraints()) {
      double width = constraints.getPrefWidth();
      if (width > 1) {
        double share = width == SLOT_WIDTH ? COMPACT_SLOT : COMPACT_FIXED;
        constraints.setMinWidth(width * (compact ? share : 0.8));
      }
    }
  }

  private void addWire() {
    Region wire = new Region();
    wire.getStyleClass().add("gn-wire");
    wire.setMinHeight(1);
    wire.setMaxHeight(1);
    setValignment(wire, VPos.TOP);
    setMargin(wire, new javafx.geometry.Insets(WIRE_MIDDLE, 30, 0, 30));
    add(wire, 0, PICTURE, REMAINING, 1);
  }

  private void addFixed(String titleKey, String textKey) {
    Label title = new Label(messages.get(titleKey));
    title.getStyleClass().add("gn-slot-title");
    title.setMinHeight(SlotColumn.TITLE_HEIGHT);
    Label text = new Label(messages.get(textKey));
    text.setWrapText(true);
    StackPane box = new StackPane(text);
    box.getStyleClass().add("gn-fixed-layer");
    double rows = editor.space().blocks().size();
    box.setMinHeight(rows * SlotColumn.CHOICE_HEIGHT + 2);
    box.setPrefHeight(rows * SlotColumn.CHOICE_HEIGHT + 2);
    VBox whole = new VBox(title, box);
    whole.setStyle("-fx-alignment: top-center;");
    addColumn(whole, FIXED_WIDTH);
  }

  private void addSlots() {
    SearchSpace space = editor.space();
    int stage = -1;
    for (Slot slot : space.slots()) {
      if (slot.stage() != stage) {
        stage = slot.stage();
        addSpacer();
        add(bracket(stage), column, BRACKETS, space.stages().get(stage).slots(), 1);
      }
      SlotColumn each = new SlotColumn(editor, slot, messages);
      slots.add(each);
      addColumn(each, SLOT_WIDTH);
    }
  }

  private void addColumn(Node top, double width) {
    add(top, column, SLOTS);
    LayerColumn layer = new LayerColumn(messages);
    layers.add(layer);
    add(layer, column, PICTURE);
    ColumnConstraints constraints = new ColumnConstraints(width * 0.8, width, width * 1.5);
    constraints.setHgrow(Priority.ALWAYS);
    constraints.setHalignment(HPos.CENTER);
    getColumnConstraints().add(constraints);
    column++;
  }

  private void addSpacer() {
    getColumnConstraints().add(new ColumnConstraints(1, 1, 1));
    column++;
  }

  private Node bracket(int stage) {
    int channels = editor.space().stages().get(stage).channels();
    Label title = new Label(messages.format("editor.stage", stage + 1, Integer.toString(channels)));
    title.getStyleClass().add("gn-bracket-title");
    Region line = new Region();
    line.getStyleClass().add("gn-bracket");
    line.setMinHeight(1);
    line.setMaxHeight(1);
    VBox box = new VBox(1, title, line);
    box.setStyle("-fx-alignment: top-center; -fx-padding: 0 0 3 0;");
    return box;
  }

  private void refresh() {
    slots.forEach(SlotColumn::refresh);
    refreshLayers();
    int current = editor.current();
    setAccessibleText(
        messages.format(
            "editor.accessible",
            String.join(" ", editor.architecture().code().split("")),
            current + 1,
            editor.space().block(editor.architecture(), current).name()));
  }

  private void refreshLayers() {
    if (sketches.isEmpty()) {
      return;
    }
    long most = sketches.stream().mapToLong(layer -> layer.macs().orElse(0)).max().orElse(0);
    int inputPx = sketches.get(0).px();
    for (int i = 0; i < layers.size(); i++) {
      int slot = i - LayerSketch.BEFORE;
      boolean isSlot = slot >= 0 && slot < editor.space().length();
      String block = isSlot ? BlockStyle.of(editor.architecture().choice(slot)) : "";
      layers.get(i).show(sketches.get(i), inputPx, most, block);
    }
  }

  private void onKey(KeyEvent event) {
    if (event.isShortcutDown()) {
      boolean redo =
          event.getCode() == KeyCode.Y || event.getCode() == KeyCode.Z && event.isShiftDown();
      if (redo) {
        editor.redo();
      } else if (event.getCode() == KeyCode.Z) {
        editor.undo();
      } else {
        return;
      }
      event.consume();
      return;
    }
    if (handle(event.getCode())) {
      event.consume();
    }
  }

  /**
   * Does what a key without modifiers means, so that a screen can pass its keys on.
   *
   * @return whether the key means something here
   */
  public boolean handle(KeyCode code) {
    int digit = digit(code);
    if (digit >= 0 && digit < editor.space().blocks().size()) {
      editor.choose(editor.current(), digit);
      return true;
    }
    switch (code) {
      case LEFT -> editor.move(-1);
      case RIGHT -> editor.move(1);
      case HOME -> editor.select(0);
      case END -> editor.select(editor.space().length() - 1);
      case L -> editor.toggleLock(editor.current());
      case UP ->
          editor.choose(editor.current(), editor.architecture().choice(editor.current()) + 1);
      case DOWN ->
          editor.choose(editor.current(), editor.architecture().choice(editor.current()) - 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int digit(KeyCode code) {
    return code.isDigitKey() || code.isKeypadKey()
        ? "0123456789".indexOf(code.getName().substring(code.getName().length() - 1))
        : -1;
  }
}
