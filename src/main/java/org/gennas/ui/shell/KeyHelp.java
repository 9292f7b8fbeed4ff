package org.gennas.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.control.KeyCap;
import org.gennas.ui.text.Messages;

/**
 * The list of keys that F1 shows over the screens: those of all commands, and those that move about
 * on a screen. A click, F1 or Esc puts it away.
 */
final class KeyHelp extends StackPane {
  private static final int COLUMNS = 3;
  private static final double MARGIN = 80;

  private final Messages messages;
  private final Supplier<List<Command>> commands;
  private final Map<String, List<Line>> moving = new LinkedHashMap<>();
  private final HBox columns = new HBox(36);

  private record Line(List<String> keys, String meaning) {}

  KeyHelp(Messages messages, Supplier<List<Command>> commands) {
    this.messages = messages;
    this.commands = commands;
    getStyleClass().add("gn-veil");
    setId("key-help");
    Label title = new Label(messages.get("help.title"));
    title.getStyleClass().add("gn-page-title");
    Label research = new Label(messages.get("app.researchUse"));
    research.getStyleClass().add("gn-warn-text");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox dialog = new VBox(12, title, scroll, research);
    dialog.getStyleClass().add("gn-dialog");
    dialog.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    scroll.maxHeightProperty().bind(heightProperty().subtract(2 * MARGIN));
    getChildren().setAll(dialog);
    setVisible(false);
    setOnMouseClicked(event -> setVisible(false));
  }

  /** Adds keys of a screen that are no commands, such as arrow keys. */
  void add(String section, List<KeyBinding> keys) {
    List<Line> lines = moving.computeIfAbsent(section, s -> new ArrayList<>());
    keys.forEach(key -> lines.add(new Line(key.keys(), messages.get(key.messageKey()))));
  }

  /** Shows what can be pressed now, or puts the list away. */
  void toggle() {
    if (!isVisible()) {
      fill();
    }
    setVisible(!isVisible());
  }

  private void fill() {
    Map<String, List<Line>> sections = new LinkedHashMap<>();
    for (Command command : commands.get()) {
      if (!command.keys().isEmpty()) {
        sections
            .computeIfAbsent(messages.get(command.section()), s -> new ArrayList<>())
            .add(new Line(command.keys(), messages.get(command.titleKey())));
      }
    }
    moving.forEach(
        (section, lines) ->
            sections.computeIfAbsent(section, s -> new ArrayList<>()).addAll(lines));
    int rows = sections.values().stream().mapToInt(lines -> lines.size() + 2).sum();
    columns.getChildren().clear();
    VBox column = new VBox(14);
    int filled = 0;
    for (Map.Entry<String, List<Line>> section : sections.entrySet()) {
      int size = section.getValue().size() + 2;
      boolean full = filled + size / 2 > rows * (columns.getChildren().size() + 1) / COLUMNS;
      if (full && !column.getChildren().isEmpty() && columns.getChildren().size() < COLUMNS - 1) {
        columns.getChildren().add(column);
        column = new VBox(14);
      }
      column.getChildren().add(section(section.getKey(), section.getValue()));
      filled += size;
    }
    columns.getChildren().add(column);
  }

  private static GridPane section(String title, List<Line> lines) {
    GridPane list = new GridPane();
    list.setHgap(16);
    list.setVgap(6);
    Label heading = new Label(title);
    heading.getStyleClass().add("gn-section-title");
    list.add(heading, 0, 0, 2, 1);
    int row = 1;
    for (Line line : lines) {
      HBox caps = new HBox(4);
      caps.setAlignment(Pos.CENTER_LEFT);
      caps.setMinWidth(USE_PREF_SIZE);
      line.keys().forEach(cap -> caps.getChildren().add(new KeyCap(cap)));
      Label meaning = new Label(line.meaning());
      meaning.setMinWidth(USE_PREF_SIZE);
      GridPane.setHalignment(caps, HPos.LEFT);
      list.add(caps, 0, row);
      list.add(meaning, 1, row++);
    }
    return list;
  }
}
