package org.gennas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.PaletteModel;
import org.gennas.ui.command.PaletteModel.Line;
import org.gennas.ui.control.KeyCap;
import org.gennas.ui.text.Messages;

/**
 * All actions of the window by name, over the screens: type, choose with the arrow keys, Enter does
 * it, Esc or a click beside it puts it away.
 */
final class CommandPalette extends StackPane {
  private static final double WIDTH = 640;
  private static final double ROW = 36;
  private static final int ROWS = 11;

  private final Messages messages;
  private final PaletteModel model;
  private final TextField query = new TextField();
  private final ListView<Line> list = new ListView<>();
  private final Label nothing = new Label();
  private Optional<Node> before = Optional.empty();

  CommandPalette(Messages messages, PaletteModel model) {
    this.messages = messages;
    this.model = model;
    setId("command-palette");
    getStyleClass().add("gn-veil");
    query.setId("palette-query");
    query.setPromptText(messages.get("palette.prompt"));
    query.setAccessibleText(messages.get("palette.prompt"));
    query.textProperty().bindBidirectional(model.query());
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    nothing.setText(messages.get("palette.nothing"));
    nothing.getStyleClass().add("gn-muted");
    list.setPlaceholder(nothing);
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new LineCell());
    list.setAccessibleText(messages.get("palette.title"));
    list.getStyleClass().add("gn-palette-list");
    VBox dialog = new VBox(8, query, list);
    dialog.getStyleClass().addAll("gn-dialog", "gn-palette");
    dialog.setMaxSize(WIDTH, USE_PREF_SIZE);
    dialog.setPrefWidth(WIDTH);
    dialog.setOnMouseClicked(javafx.event.Event::consume);
    setAlignment(Pos.TOP_CENTER);
    getChildren().setAll(dialog);
    setOnMouseClicked(event -> close());
    setVisible(false);
    model.lines().addListener((observable, old, now) -> show(now));
    model.chosen().addListener((observable, old, now) -> now.ifPresent(this::select));
  }

  /** Shows it with nothing typed, or puts it away. */
  void toggle() {
    if (isVisible()) {
      close();
    } else {
      before = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
      model.begin();
      setVisible(true);
      query.requestFocus();
    }
  }

  /** Puts it away; the keyboard's focus goes back to where it was. */
  void close() {
    if (isVisible()) {
      setVisible(false);
      before.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
      before = Optional.empty();
    }
  }

  private void show(List<Line> lines) {
    list.getItems().setAll(lines);
    list.setPrefHeight(ROW * Math.max(2, Math.min(ROWS, lines.size())) + 2);
    model.chosen().get().ifPresent(this::select);
  }

  private void select(Line line) {
    list.getSelectionModel().select(line);
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS + 2));
    query.setAccessibleHelp(line.title());
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case PAGE_DOWN -> model.move(ROWS - 1);
      case PAGE_UP -> model.move(1 - ROWS);
      case ENTER -> accept();
      case TAB -> {
        // stays in the field: there is nothing else to go to
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void accept() {
    Optional<Command> command = model.accepted();
    command.ifPresent(
        c -> {
          close();
          c.run();
        });
  }

  /** Title with the letters found set off, what it is about, section and keys. */
  private final class LineCell extends ListCell<Line> {
    LineCell() {
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
              model.choose(getIndex());
              accept();
              event.consume();
            }
          });
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setGraphic(empty || line == null ? null : row(line));
      setDisable(!empty && line != null && !line.enabled());
      if (!empty && line != null) {
        setAccessibleText(words(line));
      }
    }
  }

  private String words(Line line) {
    String keys = String.join("+", line.command().keys());
    String text = line.section() + ": " + line.title() + " " + line.note().orElse("") + " " + keys;
    return line.enabled() ? text.strip() : messages.format("palette.disabled", text.strip());
  }

  private static HBox row(Line line) {
    HBox row = new HBox(10);
    row.setAlignment(Pos.CENTER_LEFT);
    TextFlow title = new TextFlow(pieces(line).toArray(Node[]::new));
    title.setMinWidth(Region.USE_PREF_SIZE);
    title.setMaxHeight(Region.USE_PREF_SIZE);
    Label note = new Label(line.note().orElse(""));
    note.getStyleClass().add("gn-note");
    note.setMinWidth(0);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    Label section = new Label(line.section());
    section.getStyleClass().add("gn-note");
    section.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().addAll(title, note, section);
    if (!line.command().keys().isEmpty()) {
      HBox caps = new HBox(3);
      caps.setAlignment(Pos.CENTER_RIGHT);
      caps.setMinWidth(Region.USE_PREF_SIZE);
      line.command().keys().forEach(key -> caps.getChildren().add(new KeyCap(key)));
      row.getChildren().add(caps);
    }
    return row;
  }

  /** Runs of letters that were found and of those that were not. */
  private static List<Text> pieces(Line line) {
    List<Text> pieces = new ArrayList<>();
    String title = line.title();
    int start = 0;
    while (start < title.length()) {
      boolean found = line.letters().contains(start);
      int end = start + 1;
      while (end < title.length() && line.letters().contains(end) == found) {
        end++;
      }
      Text piece = new Text(title.substring(start, end));
      piece.getStyleClass().add(found ? "gn-found" : "gn-plain");
      pieces.add(piece);
      start = end;
    }
    return pieces;
  }
}
