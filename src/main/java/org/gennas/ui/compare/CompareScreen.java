package org.gennas.ui.compare;

import java.util.List;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.kordamp.ikonli.material2.Material2AL;

/**
 * Two to four trials beside each other: architectures, differences with their tests, curves; and
 * below, all trials: score against cost, what each block adds, parallel coordinates.
 */
public final class CompareScreen extends VBox {
  private static final String SECTION = "screen.compare";
  private static final double LEFT = 42.2;
  private static final double[] LEAST = {0, 276, 236};
  private static final double LEAST_BEGIN = 150;

  private final CompareContext context;
  private final CompareText text;
  private final GridPane grid = new GridPane();
  private final ComparedBar bar;
  private final ArchitectureDifferenceCard architecture;
  private final PairedDifferenceCard difference;
  private final OverlayCard curves;
  private final CostCard cost;
  private final EffectsCard effects;
  private final CoordinatesCard coordinates;
  private boolean comparing;
  private boolean begun;

  public CompareScreen(CompareContext context) {
    super(10);
    this.context = context;
    text = context.text();
    getStyleClass().add("gn-compare");
    getStylesheets()
        .add(CompareScreen.class.getResource("/org/gennas/ui/compare.css").toExternalForm());
    bar = new ComparedBar(context);
    architecture = new ArchitectureDifferenceCard(context);
    difference = new PairedDifferenceCard(context);
    curves = new OverlayCard(context);
    cost = new CostCard(context);
    effects = new EffectsCard(context);
    coordinates = new CoordinatesCard(context);
    grid.setHgap(10);
    grid.setVgap(10);
    for (double share : new double[] {LEFT, 100 - LEFT}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      grid.getColumnConstraints().add(column);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(bar, scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    context.compare().trialsProperty().addListener((observable, old, now) -> arrange());
    context.cloud().cloudProperty().addListener((observable, old, now) -> arrange());
    arrange();
  }

  /** Lays the cards out again where two trials have come or gone. */
  private void arrange() {
    boolean now = context.compare().trialsProperty().get().size() >= 2;
    boolean any = !context.cloud().cloudProperty().get().points().isEmpty();
    if (grid.getChildren().isEmpty() || now != comparing || any != begun) {
      comparing = now;
      begun = any;
      grid.getChildren().clear();
      grid.getRowConstraints().clear();
      bar.setVisible(any);
      bar.setManaged(any);
      if (now) {
        showComparison();
      } else if (any) {
        showBeginning();
      } else {
        showNothing();
      }
    }
  }

  private void showComparison() {
    row(LEAST[0], false);
    row(LEAST[1], true);
    row(LEAST[2], true);
    place(architecture, 0, 0, 1);
    place(difference, 1, 0, 1);
    place(curves, 0, 1, 1);
    place(cost, 1, 1, 1);
    place(effects, 0, 2, 1);
    place(coordinates, 1, 2, 1);
  }

  private void showBeginning() {
    row(LEAST_BEGIN, false);
    row(LEAST[1], true);
    row(LEAST[2], true);
    Card card = new Card("");
    card.getChildren()
        .setAll(
            new EmptyState(
                Material2AL.COMPARE,
                text.get("compare.select"),
                ComparedBar.beginning(context).toArray(new Node[0])));
    card.setId("compare-beginning");
    VBox.setVgrow(card.getChildren().get(0), Priority.ALWAYS);
    place(card, 0, 0, 2);
    place(effects, 0, 1, 1);
    place(cost, 1, 1, 1);
    place(coordinates, 0, 2, 2);
  }

  private void showNothing() {
    row(LEAST_BEGIN, true);
    Card card = new Card("");
    EmptyState empty = new EmptyState(Material2AL.COMPARE, text.get("compare.nothing"));
    card.getChildren().setAll(empty);
    VBox.setVgrow(empty, Priority.ALWAYS);
    place(card, 0, 0, 2);
  }

  /** Names the span always: a card keeps the one of its place before. */
  private void place(Node card, int column, int row, int columns) {
    grid.add(card, column, row, columns, 1);
  }

  private void row(double least, boolean grows) {
    RowConstraints row = new RowConstraints();
    row.setMinHeight(least > 0 ? least : USE_PREF_SIZE);
    row.setVgrow(grows ? Priority.ALWAYS : Priority.NEVER);
    row.setFillHeight(true);
    grid.getRowConstraints().add(row);
  }

  private void onKey(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl
        || event.isShortcutDown()
        || event.isAltDown()) {
      return;
    }
    KeyCode code = event.getCode();
    OptionalInt lit = context.compare().highlightedProperty().get();
    int letter = "ABCD".indexOf(code.getName());
    if (code.isLetterKey() && letter >= 0) {
      context.compare().toggleHighlight(letter);
    } else if (code == KeyCode.R && lit.isPresent()) {
      context.compare().makeReference(lit.getAsInt());
    } else if ((code == KeyCode.DELETE || code == KeyCode.BACK_SPACE) && lit.isPresent()) {
      context.compare().remove(lit.getAsInt());
    } else if (coordinates.clears(code)) {
      context.cloud().clearMarks();
    } else if (code == KeyCode.ESCAPE && lit.isPresent()) {
      context.compare().highlightedProperty().set(OptionalInt.empty());
    } else {
      return;
    }
    event.consume();
  }

  /** Everything that can be done here by name; its keys hold on this screen only, see keys. */
  public List<Command> commands() {
    CompareModel model = context.compare();
    return List.of(
        Command.of("compare.best", SECTION, model::compareBest).when(model::canCompareBest),
        Command.of("compare.command.reference", SECTION, () -> lit(model::makeReference))
            .when(() -> model.highlightedProperty().get().orElse(0) > 0),
        Command.of("compare.command.remove", SECTION, () -> lit(model::remove))
            .when(() -> model.highlightedProperty().get().isPresent()),
        Command.of("compare.command.selected", SECTION, this::addSelected)
            .when(() -> context.selected().get().isPresent() && model.room() > 0),
        against("compare.command.macs", CostAxis.MACS),
        against("compare.command.params", CostAxis.PARAMS),
        against("compare.command.time", CostAxis.TIME),
        against("compare.command.energy", CostAxis.ENERGY),
        view("compare.command.coordinates", CoordinatesCard.View.COORDINATES),
        view("compare.command.trajectory", CoordinatesCard.View.TRAJECTORY),
        Command.of("compare.command.clearMarks", SECTION, context.cloud()::clearMarks)
            .when(context.cloud()::isMarked),
        Command.of("compare.readAgain", SECTION, model::compare)
            .when(() -> model.trialsProperty().get().size() >= 2));
  }

  private void addSelected() {
    context.selected().get().ifPresent(context.compare()::add);
  }

  private void lit(java.util.function.IntConsumer action) {
    context.compare().highlightedProperty().get().ifPresent(action);
  }

  private Command against(String key, CostAxis axis) {
    return Command.of(key, SECTION, () -> context.cloud().costProperty().set(axis));
  }

  private Command view(String key, CoordinatesCard.View view) {
    return Command.of(key, SECTION, () -> coordinates.viewProperty().set(view));
  }

  /** What F1 lists of this screen. */
  public static List<KeyBinding> keys() {
    return List.of(
        new KeyBinding(List.of("A", "B", "C", "D"), "compare.keys.highlight"),
        new KeyBinding(List.of("R"), "compare.keys.reference"),
        new KeyBinding(List.of("Delete"), "compare.keys.remove"),
        new KeyBinding(List.of("←", "→"), "compare.keys.move"),
        new KeyBinding(List.of("+"), "compare.keys.add"),
        new KeyBinding(List.of("↑", "↓"), "compare.keys.mark"),
        new KeyBinding(List.of("Esc"), "compare.keys.clear"));
  }
}
