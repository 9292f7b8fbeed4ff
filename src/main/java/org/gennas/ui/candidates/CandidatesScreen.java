package org.gennas.ui.candidates;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.figure.Palette;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.ColumnChoice;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.study.TrialFilter.Segment;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.material2.Material2AL;

/** All trials in a table, and the plots of the chosen one below it. */
public final class CandidatesScreen extends StackPane {
  private static final String SECTION = "screen.candidates";
  private static final double TABLE_SHARE = 0.56;
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO =
      new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

  private final CandidatesModel model;
  private final Messages messages;
  private final CandidateActions actions;
  private final CandidatesTable table;
  private final CandidatesBar bar;
  private final NoteEditor editor;
  private final DeletedStrip strip;
  private final SplitPane split = new SplitPane();
  private final CandidateCard detail;

  public CandidatesScreen(
      CandidatesModel model,
      ObservableValue<Palette> palette,
      Messages messages,
      CandidateActions.Around around) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gn-candidates");
    getStylesheets()
        .add(CandidatesScreen.class.getResource("/org/gennas/ui/candidates.css").toExternalForm());
    actions = new CandidateActions(model, messages, around);
    table = new CandidatesTable(model, actions, messages, this::write);
    editor = new NoteEditor(model, messages, table);
    strip = new DeletedStrip(actions, messages);
    Card card = new Card(messages.get(SECTION));
    bar = new CandidatesBar(card, model, actions, table.columnFit(), messages, strip::ask);
    StackPane body = new StackPane(table, noMatch(), editor);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    card.setBody(new VBox(strip, body));
    card.setMinHeight(170);
    detail = new CandidateCard(model, actions, palette, messages);
    split.getItems().setAll(card);
    split.setOrientation(Orientation.VERTICAL);
    split.getStyleClass().add("gn-split");
    getChildren().add(split);
    // The typed character, not the pressed key: else the slash would land in the field itself.
    addEventFilter(KeyEvent.KEY_TYPED, this::focusFilter);
    bar.pattern().addEventFilter(KeyEvent.KEY_PRESSED, this::leaveFilter);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    model.chosen().addListener((property, before, now) -> showDetail());
    model.study().addListener((property, before, now) -> showDetail());
    showDetail();
  }

  /** What a person wants of the table's columns. */
  public ObjectProperty<ColumnChoice> columns() {
    return table.columnFit().choice();
  }

  /** What F1 lists for this screen. */
  public static List<KeyBinding> keys() {
    return List.of(
        new KeyBinding(List.of("↑", "↓"), "candidates.keys.move"),
        new KeyBinding(List.of("Space"), "candidates.keys.select"),
        new KeyBinding(List.of("C"), "candidates.command.compare"),
        new KeyBinding(List.of("/"), "candidates.command.filter"),
        new KeyBinding(List.of("F2"), "candidates.command.note"),
        new KeyBinding(List.of("Delete"), "candidates.command.delete"),
        new KeyBinding(List.of("Ctrl", "Z"), "candidates.keys.undo"));
  }

  /** What can be done here by name. */
  public List<Command> commands() {
    return List.of(
        of("filter", this::filter).withKeys("/"),
        of("clear", this::clearFilter),
        of("compare", actions::compare).withKeys("C").when(model::canCompare),
        chosen("note", () -> model.chosen().get().ifPresent(this::write)).withKeys("F2"),
        chosen("edit", actions::edit),
        chosen("xrays", actions::xrays),
        chosen("repeat", actions::repeat).when(this::repeatable),
        chosen("goOn", actions::goOn).when(this::resumable),
        chosen("delete", actions::delete).withKeys("Delete"),
        of("empty", strip::ask).when(() -> !model.deleted().isEmpty()),
        chosen("export", actions::exportModel),
        of("ensemble", actions::exportEnsemble).when(actions::hasEnsemble),
        chosen("log", actions::log),
        of("csv", actions::saveCsv).when(() -> !model.rows().isEmpty()));
  }

  private static Command of(String name, Runnable action) {
    return Command.of("candidates.command." + name, SECTION, action);
  }

  private Command chosen(String name, Runnable action) {
    return of(name, action).when(() -> model.chosenRow().isPresent());
  }

  private boolean repeatable() {
    return model.chosenRow().isPresent() && model.canRepeat();
  }

  private boolean resumable() {
    return model.chosen().get().filter(model::canGoOn).isPresent();
  }

  private void showDetail() {
    boolean wanted = model.chosenRow().isPresent();
    boolean shown = split.getItems().contains(detail);
    if (wanted && !shown) {
      split.getItems().add(detail);
      split.setDividerPositions(TABLE_SHARE);
    } else if (!wanted && shown) {
      split.getItems().remove(detail);
    }
  }

  private void write(int number) {
    if (model.canWrite()) {
      Optional<CandidateRow> row = model.row(number);
      row.flatMap(r -> table.notesBounds(number)).ifPresent(at -> editor.begin(row.get(), at));
    }
  }

  private EmptyState noMatch() {
    Button clear = new Button(messages.get("candidates.clearFilter"));
    clear.setOnAction(event -> clearFilter());
    EmptyState empty =
        new EmptyState(Material2AL.FILTER_LIST, messages.get("candidates.noMatch"), clear);
    Runnable refresh =
        () -> empty.setVisible(model.rows().isEmpty() && model.count(Segment.ALL) > 0);
    model.rows().addListener((ListChangeListener<CandidateRow>) c -> refresh.run());
    refresh.run();
    return empty;
  }

  private void filter() {
    bar.pattern().requestFocus();
    bar.pattern().selectAll();
  }

  private void clearFilter() {
    model.filter().set(model.filter().get().cleared());
  }

  private void focusFilter(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (event.getCharacter().equals("/") && !typing) {
      filter();
      event.consume();
    }
  }

  private void leaveFilter(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      clearFilter();
      table.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      table.requestFocus();
      event.consume();
    }
  }

  private void onKey(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    if (UNDO.match(event)) {
      model.edits().undo();
    } else if (REDO.match(event)) {
      model.edits().redo();
    } else if (event.getCode() == KeyCode.C && !event.isShortcutDown() && !event.isAltDown()) {
      actions.compare();
    } else {
      return;
    }
    event.consume();
  }
}
