package org.gennas.ui.images;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.data.prepared.DuplicateImages;
import org.gennas.data.split.SplitTable;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.event.RareFinding;
import org.gennas.ui.control.Bar;
import org.gennas.ui.control.Segments;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.DrawingChoice;
import org.gennas.ui.form.FieldGrid;
import org.gennas.ui.form.FormField;
import org.gennas.ui.form.FoundDataset;
import org.gennas.ui.form.RareFindingText;
import org.gennas.ui.images.ImportModel.SplitState;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** How images are divided, what each side then holds, and whether somebody is on two of them. */
final class SplitPage extends VBox {
  private static final double LEFT = 380;

  private final ImportModel model;
  private final Messages messages;
  private final Segments<Split.By> by;
  private final Label unnamed = new Label();
  private final CheckLine patients = new CheckLine();
  private final CheckLine pictures = new CheckLine();
  private final CheckLine scores = new CheckLine();
  private final GridPane table = new GridPane();
  private final Label problem = new Label();

  SplitPage(ImportModel model, Messages messages) {
    super(18);
    this.model = model;
    this.messages = messages;
    by = new Segments<>(List.of(Split.By.values()), b -> messages.get("images.split." + b));
    by.large().setId("split-by");
    by.valueProperty().bindBidirectional(model.split().by());
    VBox left = new VBox(12, by, drawn(), unnamed());
    left.setMinWidth(LEFT);
    left.setPrefWidth(LEFT);
    left.setMaxWidth(LEFT);
    VBox leaks = leaks();
    HBox.setHgrow(leaks, Priority.ALWAYS);
    HBox above = new HBox(32, left, leaks);
    problem.setWrapText(true);
    problem.setId("split-problem");
    problem.getStyleClass().add("gn-field-error");
    problem.setMinHeight(Region.USE_PREF_SIZE);
    table.setHgap(12);
    table.setId("split-table");
    getChildren().setAll(above, problem, table);
    model.splitState().addListener((property, before, now) -> show(now));
    model.facts().addListener((property, before, now) -> showDataset());
    showDataset();
    show(model.splitState().get());
  }

  private VBox drawn() {
    FieldGrid grid = new FieldGrid(4);
    grid.with(field("train", model.split().train()))
        .with(field("valid", model.split().valid()))
        .with(field("test", model.split().test()))
        .with(field("seed", model.split().seed()));
    VBox drawn = new VBox(12, new DrawingChoice(model.split().method(), messages), grid);
    drawn.visibleProperty().bind(model.split().by().isEqualTo(Split.By.PATIENT));
    drawn.managedProperty().bind(drawn.visibleProperty());
    return drawn;
  }

  private FormField field(String key, CheckedField<?> field) {
    return FormField.text(
        messages.get("newstudy.split." + key), field, "", "images-split-" + key, messages);
  }

  private Label unnamed() {
    unnamed.setText(messages.get("images.split.unnamed"));
    unnamed.setWrapText(true);
    unnamed.setMinHeight(Region.USE_PREF_SIZE);
    unnamed.getStyleClass().add("gn-warn-text");
    unnamed.managedProperty().bind(unnamed.visibleProperty());
    return unnamed;
  }

  private VBox leaks() {
    Label title = new Label(messages.get("images.leaks"));
    title.getStyleClass().add("gn-section-title");
    patients.setId("leak-patients");
    pictures.setId("leak-pictures");
    scores.setId("split-rare");
    scores.managedProperty().bind(scores.visibleProperty());
    return new VBox(8, title, patients, pictures, scores);
  }

  private void showDataset() {
    boolean named = model.found().map(FoundDataset::namesPatients).orElse(true);
    boolean own = model.found().map(FoundDataset::ownSplit).orElse(false);
    unnamed.setVisible(!named);
    by.button(Split.By.PATIENT).setDisable(!named);
    by.button(Split.By.FILES).setDisable(!own);
  }

  private void show(SplitState state) {
    boolean wrong = state instanceof SplitState.Impossible;
    problem.setText(state instanceof SplitState.Impossible no ? no.message() : "");
    problem.setVisible(wrong);
    problem.setManaged(wrong);
    table.setVisible(!wrong);
    table.setOpacity(state instanceof SplitState.Ready ? 1 : 0.5);
    if (state instanceof SplitState.Ready ready) {
      showLeaks(ready.outcome());
      showTable(ready.outcome());
    } else {
      CheckLine.Kind kind =
          state instanceof SplitState.Working
              ? CheckLine.Kind.BUSY
              : wrong ? CheckLine.Kind.BAD : CheckLine.Kind.OPEN;
      String key =
          state instanceof SplitState.Working ? "working" : wrong ? "impossible" : "incomplete";
      patients.show(kind, messages.get("images.leaks." + key));
      pictures.show(CheckLine.Kind.OPEN, messages.get("images.leaks.pictures.open"));
      scores.setVisible(false);
    }
  }

  private void showLeaks(SplitOutcome outcome) {
    boolean named = model.found().map(FoundDataset::namesPatients).orElse(true);
    if (!named) {
      patients.show(CheckLine.Kind.DOUBTFUL, messages.get("images.leaks.unnamed"));
    } else if (outcome.leaked() == 0) {
      patients.show(CheckLine.Kind.GOOD, messages.get("images.leaks.none"));
    } else {
      patients.show(
          CheckLine.Kind.BAD,
          messages.format("images.leaks.some", Quantities.grouped(outcome.leaked())));
    }
    outcome
        .duplicates()
        .ifPresentOrElse(
            this::showPictures,
            () -> pictures.show(CheckLine.Kind.OPEN, messages.get("images.leaks.pictures.open")));
    boolean scored = outcome.rare().isEmpty();
    scores.setVisible(true);
    scores.show(
        scored ? CheckLine.Kind.GOOD : CheckLine.Kind.DOUBTFUL,
        scored
            ? messages.format("newstudy.rare.nothing", RareFinding.FEWEST)
            : RareFindingText.of(outcome.rare(), messages));
  }

  private void showPictures(DuplicateImages found) {
    String looked = Quantities.grouped(found.looked());
    if (found.pairs().isEmpty()) {
      pictures.show(CheckLine.Kind.GOOD, messages.format("images.leaks.pictures.none", looked));
      return;
    }
    String places =
        found.pairs().stream()
            .limit(3)
            .map(p -> place(p.first()) + " = " + place(p.second()))
            .collect(Collectors.joining("; "));
    pictures.show(
        CheckLine.Kind.BAD,
        messages.format(
            "images.leaks.pictures.some",
            Quantities.grouped(found.pairs().size()),
            looked,
            places));
  }

  private String place(int row) {
    return model
        .facts()
        .get()
        .map(f -> f.dataset().images().get(row))
        .map(i -> messages.format("images.check.place", i.table(), Quantities.grouped(i.line())))
        .orElse("");
  }

  private void showTable(SplitOutcome outcome) {
    table.getChildren().clear();
    table.getColumnConstraints().clear();
    column(150, Priority.SOMETIMES, HPos.LEFT);
    List<SplitOutcome.SideCounts> sides = outcome.sides();
    for (int s = 0; s < sides.size(); s++) {
      column(54, Priority.NEVER, HPos.RIGHT);
      column(40, Priority.ALWAYS, HPos.LEFT);
      column(70, Priority.NEVER, HPos.RIGHT);
      Label head = new Label(messages.get("images.side." + sides.get(s).side()));
      head.getStyleClass().addAll("gn-section-title");
      head.setMinHeight(28);
      table.add(head, 1 + 3 * s, 0, 3, 1);
      GridPane.setHalignment(head, HPos.RIGHT);
    }
    int row = 1;
    boolean named = model.found().map(FoundDataset::namesPatients).orElse(true);
    line(row++, "images", sides.stream().map(c -> Quantities.grouped(c.images())).toList());
    line(
        row++,
        "patients",
        sides.stream().map(c -> named ? Quantities.grouped(c.patients()) : "\u2013").toList());
    line(
        row++,
        "studies",
        sides.stream().map(c -> named ? Quantities.grouped(c.studies()) : "\u2013").toList());
    Label heading = new Label(messages.get("images.split.prevalence"));
    heading.getStyleClass().add("gn-tiny");
    heading.setMinHeight(30);
    table.add(heading, 0, row++, 1 + 3 * sides.size(), 1);
    GridPane.setValignment(heading, VPos.BOTTOM);
    for (int f = 0; f < outcome.table().findings().size(); f++) {
      finding(row++, outcome.table().findings().get(f), f, sides);
    }
  }

  private void column(double width, Priority grow, HPos side) {
    ColumnConstraints column = new ColumnConstraints();
    column.setMinWidth(width);
    column.setHgrow(grow);
    column.setHalignment(side);
    table.getColumnConstraints().add(column);
  }

  private void rule(int row, int sides) {
    Region rule = new Region();
    rule.getStyleClass().add("gn-row-rule");
    rule.setMouseTransparent(true);
    rule.setMinHeight(28);
    table.add(rule, 0, row, 1 + 3 * sides, 1);
  }

  private void line(int row, String key, List<String> values) {
    rule(row, values.size());
    table.add(new Label(messages.get("images.stat." + key)), 0, row);
    for (int s = 0; s < values.size(); s++) {
      Label value = new Label(values.get(s));
      value.getStyleClass().addAll("gn-count", "gn-strong");
      table.add(value, 1 + 3 * s, row, 3, 1);
      GridPane.setHalignment(value, HPos.RIGHT);
    }
  }

  private void finding(int row, String name, int finding, List<SplitOutcome.SideCounts> sides) {
    rule(row, sides.size());
    Label label = new Label(name);
    table.add(label, 0, row);
    double most =
        sides.stream()
            .mapToDouble(side -> side.prevalence(finding))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    for (int s = 0; s < sides.size(); s++) {
      double share = sides.get(s).prevalence(finding);
      SplitTable.Count count = sides.get(s).findings().get(finding);
      Label percent = new Label(LabelsPage.percent(share));
      percent.getStyleClass().addAll("gn-count", "gn-strong");
      percent.setMinWidth(Region.USE_PREF_SIZE);
      Bar bar = new Bar(4, Bar.Tone.PLAIN);
      bar.setFraction(Double.isNaN(share) || most == 0 ? Double.NaN : share / most);
      bar.setMinWidth(20);
      Label of =
          new Label(
              Quantities.grouped(count.positives())
                  + " / "
                  + Quantities.grouped(count.positives() + count.negatives()));
      of.getStyleClass().add("gn-tiny");
      of.setMinWidth(Region.USE_PREF_SIZE);
      of.setAlignment(Pos.CENTER_RIGHT);
      table.add(percent, 1 + 3 * s, row);
      table.add(bar, 2 + 3 * s, row);
      table.add(of, 3 + 3 * s, row);
    }
  }
}
