package org.gennas.ui.search;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.ui.command.Command;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;

/** The Search screen: editor, devices, leaderboard and trajectory, with the proposals beside. */
public final class SearchScreen extends HBox {
  private static final KeyCombination TRAIN =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO =
      new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
  static final double PROPOSALS = 0.236;
  static final double PROPOSALS_LEAST = 284;
  private static final double LOWER_HEIGHT = 186;

  private final SearchModel model;
  private final ArchitectureCard architecture;
  private final DevicesCard devices;
  private final ProposalsPanel proposals;
  private final BestCard best;
  private final TrajectoryCard course;

  public SearchScreen(SearchContext context) {
    super(12);
    model = context.model();
    architecture = new ArchitectureCard(context);
    devices = new DevicesCard(context);
    proposals = new ProposalsPanel(context);
    best = new BestCard(context);
    course = new TrajectoryCard(context);
    getStyleClass().add("gn-search");
    getStylesheets()
        .add(SearchScreen.class.getResource("/org/gennas/ui/search.css").toExternalForm());
    HBox lower = new HBox(best, course);
    lower.getStyleClass().addAll("gn-card", "gn-lower");
    best.prefWidthProperty().bind(lower.widthProperty().multiply(0.645));
    best.setMinWidth(BestCard.LEAST_WIDTH);
    course.setMinWidth(0);
    HBox.setHgrow(best, Priority.ALWAYS);
    HBox.setHgrow(course, Priority.ALWAYS);
    lower.setMinHeight(LOWER_HEIGHT);
    lower.setPrefHeight(LOWER_HEIGHT);
    VBox.setVgrow(lower, Priority.ALWAYS);
    devices.setMinHeight(USE_PREF_SIZE);
    architecture.setMinHeight(USE_PREF_SIZE);
    VBox left = new VBox(10, architecture, devices, lower);
    ScrollPane scroll = scrolling(left);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    proposals.setMinWidth(PROPOSALS_LEAST);
    proposals.prefWidthProperty().bind(widthProperty().multiply(PROPOSALS));
    getChildren().setAll(scroll, proposals);
    setPadding(Insets.EMPTY);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    model.study().momentProperty().addListener((observable, old, now) -> refresh());
    model.study().modeProperty().addListener((observable, old, now) -> refresh());
    refresh();
  }

  private static ScrollPane scrolling(VBox left) {
    ScrollPane scroll = new ScrollPane(left);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    // Whatever stands in it, it takes what the proposals leave.
    scroll.setMinWidth(0);
    scroll.setPrefWidth(0);
    return scroll;
  }

  /** Puts the keyboard's focus on the block editor. */
  public void focusEditor() {
    architecture.blocks().requestFocus();
  }

  /** What can be done here by name. */
  public List<Command> commands() {
    return new SearchCommands(model, course::show, proposals::openAll).all();
  }

  private void refresh() {
    Optional<StudySnapshot> moment = model.study().momentProperty().get();
    StudyModel.Mode mode = model.study().modeProperty().get();
    devices.show(moment, mode);
    proposals.show(moment);
    best.show(moment);
    course.show(moment);
  }

  private void onKey(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    if (TRAIN.match(event)) {
      model.train();
    } else if (PASTE.match(event)) {
      String text = Clipboard.getSystemClipboard().getString();
      model.paste(text == null ? "" : text);
    } else if (UNDO.match(event)) {
      model.editor().undo();
    } else if (REDO.match(event)) {
      model.editor().redo();
    } else if (event.isShortcutDown()
        || event.isAltDown()
        || !architecture.blocks().handle(event.getCode())) {
      return;
    }
    event.consume();
  }
}
