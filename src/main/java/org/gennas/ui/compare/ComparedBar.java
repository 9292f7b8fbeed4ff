package org.gennas.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The compared trials in a line: letter, code, line style; the reference, leaving out, adding. */
final class ComparedBar extends HBox {
  private static final double SAMPLE = 22;
  private static final double ROOMY = 1300;

  private final CompareContext context;
  private final CompareText text;
  private final FlowPane items = new FlowPane(8, 6);
  private final Label title = new Label();
  private final Button report = new Button();
  private final MenuButton add = new MenuButton();
  private boolean roomy = true;

  ComparedBar(CompareContext context) {
    super(12);
    this.context = context;
    text = context.text();
    getStyleClass().addAll("gn-card", "gn-compared-bar");
    title.setText(text.get("screen.compare"));
    title.getStyleClass().add("gn-card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    items.setAlignment(Pos.CENTER_LEFT);
    items.setMinWidth(0);
    HBox.setHgrow(items, Priority.ALWAYS);
    add.setId("compare-add");
    add.setGraphic(new FontIcon(Material2AL.ADD));
    add.getStyleClass().add("gn-small");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnShowing(event -> fill(context, add));
    report.setGraphic(new FontIcon(Material2AL.LIBRARY_BOOKS));
    report.setAccessibleText(text.get("compare.report"));
    report.setId("compare-report");
    report.getStyleClass().add("gn-small");
    report.setMinWidth(Region.USE_PREF_SIZE);
    report.setTooltip(new Tooltip(text.get("compare.report.tip")));
    report.setOnAction(event -> context.report().run());
    StudyModel study = context.compare().study();
    report.setDisable(!study.canReport());
    study
        .momentProperty()
        .addListener((observable, old, now) -> report.setDisable(!study.canReport()));
    getChildren().setAll(title, items, report);
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    context.compare().trialsProperty().addListener((observable, old, now) -> refresh());
    context.compare().highlightedProperty().addListener((observable, old, now) -> refresh());
    widthProperty().addListener((observable, old, now) -> fit(now.doubleValue()));
    refresh();
  }

  private void fit(double width) {
    if (roomy != width >= ROOMY) {
      roomy = width >= ROOMY;
      refresh();
    }
  }

  private void refresh() {
    List<ComparedTrial> trials = context.compare().trialsProperty().get();
    items.getChildren().setAll(trials.stream().map(this::item).toList());
    int room = StudyModel.MOST - trials.size();
    title.setVisible(roomy);
    title.setManaged(roomy);
    report.setText(roomy ? text.get("compare.report") : "");
    add.setText(
        room == StudyModel.MOST ? text.get("compare.add") : text.format("compare.more", room));
    if (room > 0) {
      items.getChildren().add(add);
    }
  }

  /** Fills a menu with the trials that can be taken in. */
  static void fill(CompareContext context, MenuButton menu) {
    List<TrialState> candidates = context.compare().candidates();
    if (candidates.isEmpty()) {
      MenuItem none = new MenuItem(context.messages().get("compare.add.none"));
      none.setDisable(true);
      menu.getItems().setAll(List.of(none));
      return;
    }
    menu.getItems().setAll(candidates.stream().map(trial -> choice(context, trial)).toList());
  }

  private static MenuItem choice(CompareContext context, TrialState trial) {
    Label label = new Label(trial.id().label());
    label.setMinWidth(44);
    Label score = new Label(trial.auc().map(Quantities::auc).orElse(CompareText.NONE));
    score.getStyleClass().add("gn-note");
    SearchSpace space = space(context);
    HBox line =
        new HBox(
            8,
            label,
            new ArchitectureChip(
                space, ArchitectureChip.Size.SMALL, context.messages(), trial.id().architecture()),
            score);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMouseTransparent(true);
    MenuItem item = new MenuItem("", line);
    item.setOnAction(event -> context.compare().add(trial.id().number()));
    return item;
  }

  static SearchSpace space(CompareContext context) {
    return context
        .compare()
        .study()
        .momentProperty()
        .get()
        .map(StudySnapshot::space)
        .orElseGet(SearchSpace::chestXray);
  }

  private Node item(ComparedTrial trial) {
    Label name = new Label(trial.label());
    name.getStyleClass().add("gn-medium");
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox item = new HBox(7, new LetterDisc(trial.place()), name);
    ArchitectureChip.Size size = roomy ? ArchitectureChip.Size.MEDIUM : ArchitectureChip.Size.SMALL;
    item.getChildren()
        .add(new ArchitectureChip(space(context), size, context.messages(), trial.architecture()));
    if (roomy) {
      item.getChildren().add(sample(trial.place()));
    }
    item.getChildren().add(trial.place() == 0 ? reference() : makeReference(trial));
    item.getChildren().add(remove(trial));
    item.setAlignment(Pos.CENTER_LEFT);
    item.getStyleClass().add("gn-compared");
    boolean lit =
        context.compare().highlightedProperty().get().equals(OptionalInt.of(trial.place()));
    if (lit) {
      item.getStyleClass().add("gn-lit");
    }
    item.setOnMouseClicked(event -> context.compare().toggleHighlight(trial.place()));
    item.hoverProperty()
        .addListener(
            (observable, old, now) ->
                context
                    .hovered()
                    .set(now ? Optional.of(trial.trial().id().number()) : Optional.empty()));
    Tooltip.install(item, new Tooltip(text.format("compare.item.tip", trial.letter())));
    return item;
  }

  private static Node sample(int place) {
    Line line = new Line(0, 0, SAMPLE, 0);
    line.getStyleClass().addAll("gn-letter-line", "gn-letter-line-" + place);
    line.setStrokeWidth(2);
    for (double dash : Letters.dashes(place)) {
      line.getStrokeDashArray().add(dash);
    }
    return line;
  }

  private Node reference() {
    Label label = new Label(text.get("compare.reference"));
    label.getStyleClass().add("gn-reference");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Button makeReference(ComparedTrial trial) {
    Button button = roomy ? new Button(text.get("compare.makeReference")) : flag();
    button.getStyleClass().add("gn-small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setId("make-reference-" + trial.letter());
    button.setAccessibleText(text.format("compare.makeReference.of", trial.label()));
    button.setTooltip(new Tooltip(text.format("compare.makeReference.tip", trial.label())));
    button.setOnAction(event -> context.compare().makeReference(trial.place()));
    return button;
  }

  private static Button flag() {
    Button button = new Button("", new FontIcon(Material2AL.FLAG));
    button.getStyleClass().add("gn-icon");
    return button;
  }

  private Button remove(ComparedTrial trial) {
    Button button = new Button("", new FontIcon(Material2AL.CLOSE));
    button.getStyleClass().addAll("gn-icon", "gn-flat", "gn-small");
    button.setId("remove-" + trial.letter());
    button.setAccessibleText(text.format("compare.remove.of", trial.label()));
    button.setTooltip(new Tooltip(text.format("compare.remove.tip", trial.label())));
    button.setOnAction(event -> context.compare().remove(trial.place()));
    return button;
  }

  /** The menu and the button that a comparison begins with. */
  static List<Node> beginning(CompareContext context) {
    MenuButton pick = new MenuButton(context.messages().get("compare.add"));
    pick.setId("compare-pick");
    pick.setGraphic(new FontIcon(Material2AL.ADD));
    pick.setOnShowing(event -> fill(context, pick));
    Button best =
        new Button(context.messages().get("compare.best"), new FontIcon(Material2MZ.STAR));
    best.setId("compare-best");
    best.setOnAction(event -> context.compare().compareBest());
    best.setDisable(!context.compare().canCompareBest());
    return List.of(pick, best);
  }
}
