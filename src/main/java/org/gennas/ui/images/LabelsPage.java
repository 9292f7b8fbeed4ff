package org.gennas.ui.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.data.tables.DatasetSummary;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.study.config.ImagesConfig.View;
import org.gennas.ui.control.Segments;
import org.gennas.ui.form.FindingChoice;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** The findings with their labels, what unclear labels count as, and what that comes to. */
final class LabelsPage extends VBox {
  private static final int BAR = 1;
  private static final int FIRST_COUNT = 2;
  private static final int POLICY = 6;
  private static final int EFFECT = 8;
  private static final int COLUMNS = 12;
  private static final int FIRST_ROW = 2;

  /** Widths for a small window and six digits; policies take what their buttons need. */
  private static final List<Double> LEAST =
      List.of(
          196.0,
          0.0,
          48.0,
          52.0,
          56.0,
          52.0,
          Region.USE_PREF_SIZE,
          Region.USE_PREF_SIZE,
          48.0,
          52.0,
          46.0,
          62.0);

  private final ImportModel model;
  private final Messages messages;
  private final Segments<View> views;
  private final GridPane grid = new GridPane();
  private final List<Row> rows = new ArrayList<>();

  /** What changes in a row. */
  private record Row(FindingChoice choice, int place, List<Label> counts, List<Label> effect) {}

  LabelsPage(ImportModel model, Messages messages) {
    super(14);
    this.model = model;
    this.messages = messages;
    views = new Segments<>(List.of(View.values()), v -> messages.get("images.view." + v));
    views.valueProperty().bindBidirectional(model.view());
    views.setId("view");
    Label note = new Label(messages.get("images.labels.note"));
    note.getStyleClass().add("gn-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    columns();
    getChildren().setAll(controls(), grid, note);
    grid.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    model.findings().addListener((ListChangeListener<FindingChoice>) change -> fill());
    model.facts().addListener((property, before, now) -> refresh());
    model.view().addListener((property, before, now) -> refresh());
    fill();
  }

  private HBox controls() {
    Label view = new Label(messages.get("images.view"));
    view.getStyleClass().add("gn-field-label");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line =
        new HBox(
            8,
            view,
            views,
            space,
            all("images.labels.all", true),
            all("images.labels.none", false));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Button all(String key, boolean chosen) {
    Button button = new Button(messages.get(key));
    button.getStyleClass().add("gn-small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> model.findings().forEach(f -> f.chosen().set(chosen)));
    return button;
  }

  private void columns() {
    grid.setHgap(6);
    grid.setVgap(0);
    grid.setId("labels");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      boolean count = i >= FIRST_COUNT && i < POLICY || i >= EFFECT;
      column.setHalignment(count ? HPos.RIGHT : HPos.LEFT);
      column.setHgrow(i == BAR ? Priority.ALWAYS : i == 0 ? Priority.SOMETIMES : Priority.NEVER);
      column.setMinWidth(LEAST.get(i));
      if (i == 0) {
        column.setPrefWidth(210);
      }
      grid.getColumnConstraints().add(column);
    }
  }

  private void heads() {
    head("images.labels.labelled", FIRST_COUNT, 4);
    head("images.labels.counts", POLICY, 2);
    head("images.labels.training", EFFECT, 4);
    List<String> names =
        List.of(
            "finding",
            "bar",
            "positive",
            "negative",
            "uncertain",
            "blank",
            "asUncertain",
            "asBlank",
            "positive",
            "negative",
            "masked",
            "prevalence");
    for (int i = 0; i < names.size(); i++) {
      if (i != BAR) {
        Label head = new Label(messages.get("images.labels." + names.get(i)));
        head.getStyleClass().add("gn-tiny");
        head.setMinWidth(Region.USE_PREF_SIZE);
        if (i >= FIRST_COUNT && i < POLICY) {
          head.getStyleClass().addAll("gn-label-head", LabelBar.PARTS.get(i - FIRST_COUNT));
        }
        grid.add(head, i, 1);
      }
    }
  }

  private void head(String key, int column, int span) {
    Label head = new Label(messages.get(key));
    head.getStyleClass().add("gn-group-head");
    head.setMaxWidth(Double.MAX_VALUE);
    head.setMinWidth(Region.USE_PREF_SIZE);
    head.setAlignment(Pos.CENTER);
    grid.add(head, column, 0, span, 1);
  }

  private void fill() {
    grid.getChildren().clear();
    rows.clear();
    heads();
    for (int i = 0; i < model.findings().size(); i++) {
      add(model.findings().get(i), i);
    }
    refresh();
  }

  private void add(FindingChoice choice, int place) {
    int at = place + FIRST_ROW;
    Region rule = new Region();
    rule.getStyleClass().add("gn-row-rule");
    rule.setMouseTransparent(true);
    grid.add(rule, 0, at, COLUMNS, 1);
    CheckBox chosen = new CheckBox(choice.finding().name());
    chosen.setId("label-" + place);
    chosen.setMnemonicParsing(false);
    chosen.setMinHeight(32);
    chosen.setMinWidth(Region.USE_PREF_SIZE);
    chosen.setTooltip(new Tooltip(choice.finding().name()));
    chosen.selectedProperty().bindBidirectional(choice.chosen());
    grid.add(chosen, 0, at);
    List<Label> counts = numbers(FIRST_COUNT, 4, at);
    grid.add(
        policy(choice, choice.uncertain(), List.of(Meaning.values()), "asUncertain", place),
        POLICY,
        at);
    grid.add(
        policy(choice, choice.blank(), List.of(Meaning.IGNORE, Meaning.ZEROS), "asBlank", place),
        POLICY + 1,
        at);
    List<Label> effect = numbers(EFFECT, 4, at);
    Row row = new Row(choice, place, counts, effect);
    rows.add(row);
    for (var property : List.of(choice.chosen(), choice.uncertain(), choice.blank())) {
      property.addListener((observable, before, now) -> effect(row));
    }
  }

  private List<Label> numbers(int column, int n, int at) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Label label = new Label();
      label.getStyleClass().add("gn-count");
      label.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(label, column + i, at);
      labels.add(label);
    }
    return labels;
  }

  private Segments<Meaning> policy(
      FindingChoice choice,
      ObjectProperty<Meaning> value,
      List<Meaning> meanings,
      String what,
      int place) {
    Segments<Meaning> segments = new Segments<>(meanings, m -> messages.get("images.meaning." + m));
    segments.setId("label-" + place + "-" + what);
    segments.valueProperty().bindBidirectional(value);
    segments.setAlignment(Pos.CENTER_LEFT);
    for (Meaning meaning : meanings) {
      String words = messages.get("images.meaning." + meaning + ".words");
      segments.button(meaning).setTooltip(new Tooltip(words));
      segments
          .button(meaning)
          .setAccessibleText(
              choice.finding().name()
                  + ", "
                  + messages.get("images.labels." + what)
                  + ": "
                  + words);
    }
    segments.disableProperty().bind(choice.chosen().not());
    return segments;
  }

  private void refresh() {
    Optional<DatasetFacts> facts = model.facts().get();
    grid.setDisable(facts.isEmpty());
    if (facts.isEmpty() || rows.isEmpty()) {
      return;
    }
    DatasetSummary all = facts.get().all();
    for (View view : View.values()) {
      int images = all.views().getOrDefault(ViewFilter.valueOf(view.name()), 0);
      views.setText(view, messages.get("images.view." + view) + "  " + Quantities.grouped(images));
      views.button(view).setDisable(images == 0);
    }
    rows.forEach(this::counts);
  }

  private Optional<DatasetSummary.LabelCount> count(Row row) {
    return model
        .facts()
        .get()
        .map(f -> f.of(model.view().get()).labels())
        .filter(labels -> row.place < labels.size())
        .map(labels -> labels.get(row.place));
  }

  private void counts(Row row) {
    count(row)
        .ifPresent(
            c -> {
              int[] values = {c.positive(), c.negative(), c.uncertain(), c.blank()};
              for (int i = 0; i < values.length; i++) {
                number(row.counts.get(i), values[i]);
              }
              grid.getChildren()
                  .removeIf(
                      n ->
                          n instanceof LabelBar
                              && GridPane.getRowIndex(n) == row.place + FIRST_ROW);
              grid.add(new LabelBar(values), BAR, row.place + FIRST_ROW);
            });
    effect(row);
  }

  private static void number(Label label, int value) {
    label.setText(Quantities.grouped(value));
    label.getStyleClass().setAll("label", value == 0 ? "gn-zero" : "gn-count");
  }

  private void effect(Row row) {
    boolean chosen = row.choice.chosen().get();
    row.effect.forEach(label -> label.setVisible(chosen));
    count(row)
        .map(c -> LabelEffect.of(c, row.choice.uncertain().get(), row.choice.blank().get()))
        .ifPresent(
            e -> {
              number(row.effect.get(0), e.positive());
              number(row.effect.get(1), e.negative());
              number(row.effect.get(2), e.masked());
              Label prevalence = row.effect.get(3);
              prevalence.setText(percent(e.prevalence()));
              prevalence.getStyleClass().setAll("label", "gn-count", "gn-strong");
            });
  }

  /** A share as percent with a decimal; a dash where it is not defined. */
  static String percent(double share) {
    return Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Up and down go to the same column of the next finding. */
  private void onKey(KeyEvent event) {
    int by = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    if (by == 0 || focused == null) {
      return;
    }
    Node cell = focused.getParent() instanceof Segments<?> ? focused.getParent() : focused;
    Integer row = GridPane.getRowIndex(cell);
    Integer column = GridPane.getColumnIndex(cell);
    if (row == null || column == null) {
      return;
    }
    for (Node node : grid.getChildren()) {
      boolean there =
          GridPane.getRowIndex(node) == row + by && GridPane.getColumnIndex(node) == column;
      if (there && node instanceof CheckBox box) {
        box.requestFocus();
      } else if (there && node instanceof Segments<?> segments && !segments.isDisabled()) {
        focus(segments);
      }
    }
    event.consume();
  }

  private static <T> void focus(Segments<T> segments) {
    segments.button(segments.getValue()).requestFocus();
  }
}
