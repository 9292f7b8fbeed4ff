package org.gennas.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.space.Block;
import org.gennas.space.Slot;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** One slot of the block editor: its name, its lock, and a row for each block. */
final class SlotColumn extends VBox {
  static final double TITLE_HEIGHT = 22;
  static final double CHOICE_HEIGHT = 30;

  private static final double TIP_WIDTH = 300;
  private static final PseudoClass FAINT = PseudoClass.getPseudoClass("faint");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass UNCHOSEN = PseudoClass.getPseudoClass("unchosen");

  private final ArchitectureEditor editor;
  private final Slot slot;
  private final Messages messages;
  private final Label stride;
  private final FontIcon lockIcon = new FontIcon(Material2AL.LOCK_OPEN);
  private final List<HBox> choices = new ArrayList<>();
  private final List<Label> hints = new ArrayList<>();
  private final List<Tooltip> tips = new ArrayList<>();

  SlotColumn(ArchitectureEditor editor, Slot slot, Messages messages) {
    this.editor = editor;
    this.slot = slot;
    this.messages = messages;
    this.stride = stride(slot.stride(), messages);
    getStyleClass().add("gn-slot-column");
    VBox frame = new VBox();
    frame.getStyleClass().add("gn-slot");
    List<Block> blocks = editor.space().blocks();
    for (int digit = blocks.size() - 1; digit >= 0; digit--) {
      HBox choice = choice(blocks.get(digit), digit);
      choices.add(0, choice);
      frame.getChildren().add(choice);
    }
    frame.getChildren().get(0).getStyleClass().add("gn-first");
    frame.getChildren().get(blocks.size() - 1).getStyleClass().add("gn-last");
    getChildren().setAll(title(), frame);
    refresh();
  }

  /** Leaves the stride out, which the sizes below tell as well. */
  void setCompact(boolean compact) {
    stride.setVisible(!compact);
    stride.setManaged(!compact);
  }

  private Node title() {
    Label name = new Label(messages.format("editor.slot", slot.index() + 1));
    name.getStyleClass().add("gn-slot-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(5, name);
    if (slot.stride() > 1) {
      row.getChildren().add(stride);
    }
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    StackPane lock = new StackPane(lockIcon);
    lock.getStyleClass().add("gn-lock");
    lock.setMinSize(18, 18);
    lock.setMaxHeight(18);
    lock.setOnMouseClicked(
        event -> {
          editor.select(slot.index());
          editor.toggleLock(slot.index());
        });
    Tooltip.install(lock, new Tooltip(messages.get("editor.lock.hint")));
    row.getChildren().addAll(room, lock);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(TITLE_HEIGHT);
    row.setPrefHeight(TITLE_HEIGHT);
    row.setStyle("-fx-padding: 0 0 0 2;");
    row.setOnMousePressed(event -> editor.select(slot.index()));
    return row;
  }

  static Label stride(int stride, Messages messages) {
    Label label = new Label("\u00f7" + stride);
    label.getStyleClass().add("gn-stride");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setTooltip(new Tooltip(messages.format("editor.stride.hint", stride)));
    return label;
  }

  private HBox choice(Block block, int digit) {
    Label name = new Label(block.name());
    name.setMinWidth(0);
    Label number = new Label(Integer.toString(digit));
    number.getStyleClass().add("gn-digit");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    Label hint = new Label();
    hint.getStyleClass().add("gn-choice-hint");
    hint.setMinWidth(Region.USE_PREF_SIZE);
    hint.setManaged(false);
    hint.setVisible(false);
    hints.add(0, hint);
    Tooltip tip = new Tooltip();
    tip.setWrapText(true);
    tip.setMaxWidth(TIP_WIDTH);
    tips.add(0, tip);
    HBox first = new HBox(name, room, number);
    first.setAlignment(Pos.CENTER_LEFT);
    // a line of its own: a gain of two digits leaves a narrow slot no room for the name
    VBox lines = new VBox(first, hint);
    lines.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(lines, Priority.ALWAYS);
    HBox row = new HBox(lines);
    row.getStyleClass().addAll("gn-choice", BlockStyle.of(digit));
    row.setMinHeight(CHOICE_HEIGHT);
    row.setPrefHeight(CHOICE_HEIGHT);
    row.setOnMousePressed(
        event -> {
          editor.select(slot.index());
          editor.choose(slot.index(), digit);
        });
    row.setId("slot-" + (slot.index() + 1) + "-block-" + digit);
    return row;
  }

  /** Shows what is known of each choice. */
  void showHints(ChoiceHint.Source source) {
    for (int digit = 0; digit < hints.size(); digit++) {
      Label label = hints.get(digit);
      Optional<ChoiceHint> hint = source.of(slot.index(), digit);
      label.setManaged(hint.isPresent());
      label.setVisible(hint.isPresent());
      label.setText(hint.map(ChoiceHint::text).orElse(""));
      label.pseudoClassStateChanged(FAINT, hint.map(ChoiceHint::faint).orElse(false));
      HBox row = choices.get(digit);
      String words = hint.map(ChoiceHint::words).orElse("");
      row.setAccessibleHelp(words);
      tips.get(digit).setText(words);
      if (words.isEmpty()) {
        Tooltip.uninstall(row, tips.get(digit));
      } else {
        Tooltip.install(row, tips.get(digit));
      }
    }
  }

  /** Shows what the editor holds now. */
  void refresh() {
    boolean locked = editor.isLocked(slot.index());
    pseudoClassStateChanged(CURRENT, editor.current() == slot.index());
    pseudoClassStateChanged(LOCKED, locked);
    lockIcon.setVisible(locked || editor.isLockable());
    lockIcon.setIconCode(locked ? Material2AL.LOCK : Material2AL.LOCK_OPEN);
    int chosen = editor.architecture().choice(slot.index());
    for (int digit = 0; digit < choices.size(); digit++) {
      choices.get(digit).pseudoClassStateChanged(CHOSEN, digit == chosen);
      choices.get(digit).pseudoClassStateChanged(UNCHOSEN, digit != chosen);
    }
  }
}
