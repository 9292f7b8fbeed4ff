package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.FindingScore;
import org.gennas.study.StudyState;
import org.gennas.ui.Messages;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.IntervalBar;
import org.gennas.ui.control.IntervalScale;
import org.gennas.ui.control.MicroBar;

/** The table of all candidates; running ones first, then the best first until a head is clicked. */
final class CandidatesTable extends TableView<CandidateRow> {
  /** A column narrower than this, px, is not made narrower still on a small window. */
  private static final double LEAST = 84;

  /** Unfinished rows stand above, then by score; undefined and failed ones last. */
  private static final Comparator<CandidateRow> USUAL =
      Comparator.comparing((CandidateRow r) -> r.trial().ended())
          .thenComparing(r -> -r.auc().orElse(-1.0))
          .thenComparing(CandidateRow::number);

  private final CandidatesModel model;
  private final Messages messages;
  private final CandidateText text;
  private final Consumer<Architecture> open;
  private IntervalScale scale = new IntervalScale(0, 1);
  private List<String> findings = List.of();
  private List<Double> lows = List.of();
  private List<Double> highs = List.of();

  CandidatesTable(CandidatesModel model, Messages messages, Consumer<Architecture> open) {
    this.model = model;
    this.messages = messages;
    this.open = open;
    text = new CandidateText(messages);
    setId("candidates-table");
    setAccessibleText(messages.get("screen.candidates"));
    SortedList<CandidateRow> sorted = new SortedList<>(model.rows(), USUAL);
    comparatorProperty()
        .addListener((property, before, now) -> sorted.setComparator(now == null ? USUAL : now));
    setItems(sorted);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(new Label(messages.get("candidates.none")));
    model.study().addListener((property, before, now) -> now.ifPresent(this::fit));
    model.study().get().ifPresent(this::fit);
    follow();
  }

  /** Keeps the table's selection and the model's choice the same. */
  private void follow() {
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                model.chosen().set(Optional.of(now.number()));
              }
            });
    getItems().addListener((ListChangeListener<CandidateRow>) change -> reselect());
    model.chosen().addListener((property, before, now) -> reselect());
    reselect();
  }

  private void reselect() {
    Optional<Integer> chosen = model.chosen().get();
    for (int i = 0; i < getItems().size(); i++) {
      if (chosen.isPresent() && getItems().get(i).number() == chosen.get()) {
        if (getSelectionModel().getSelectedIndex() != i) {
          getSelectionModel().clearAndSelect(i);
        }
        return;
      }
    }
  }

  private void fit(StudyState state) {
    List<Double> ends = new ArrayList<>();
    for (CandidateRow row : model.rows()) {
      row.auc().ifPresent(ends::add);
      row.interval().ifPresent(i -> ends.addAll(List.of(i.low(), i.high())));
    }
    scale = ends.isEmpty() ? new IntervalScale(0.5, 1) : IntervalScale.holding(ends);
    List<String> names = state.config().images().findingNames();
    List<Integer> places = IntStream.range(0, names.size()).boxed().toList();
    lows = places.stream().map(i -> aucs(i).min(Double::compare).orElse(0.0)).toList();
    highs = places.stream().map(i -> aucs(i).max(Double::compare).orElse(1.0)).toList();
    if (!names.equals(findings) || getColumns().isEmpty()) {
      findings = names;
      getColumns().setAll(columns(state));
    }
    refresh();
  }

  private List<TableColumn<CandidateRow, CandidateRow>> columns(StudyState state) {
    SearchSpace space =
        SearchSpace.preset(state.config().space()).orElseGet(() -> SearchSpace.presets().get(0));
    List<TableColumn<CandidateRow, CandidateRow>> columns = new ArrayList<>();
    columns.add(
        label(
            "trial",
            48,
            r -> r.trial().id().label(),
            Comparator.comparing(CandidateRow::number),
            "gn-strong"));
    columns.add(chips(space));
    columns.add(states());
    columns.add(aucs());
    for (int i = 0; i < findings.size(); i++) {
      columns.add(finding(i));
    }
    columns.add(number("params", 72, r -> text.millions(r.params()), r -> r.params()));
    columns.add(number("macs", 66, r -> text.billions(r.macs()), r -> r.macs()));
    columns.add(number("epochs", 54, r -> String.valueOf(r.epochs()), r -> r.epochs()));
    columns.add(number("time", 84, text::time, r -> r.seconds().orElse(-1.0)));
    if (model.rows().stream().anyMatch(r -> r.energyWh().isPresent())) {
      columns.add(number("energy", 60, text::energy, r -> r.energyWh().orElse(-1.0)));
    }
    columns.add(
        number(
            "iteration",
            40,
            r -> String.valueOf(r.trial().trial().iteration()),
            r -> r.trial().trial().iteration()));
    columns.add(
        label(
            "proposer",
            68,
            r -> r.trial().trial().proposal().proposer(),
            Comparator.comparing(r -> r.trial().trial().proposal().proposer()),
            "gn-plain"));
    return columns;
  }

  private TableColumn<CandidateRow, CandidateRow> column(
      String head, double width, Comparator<CandidateRow> order) {
    TableColumn<CandidateRow, CandidateRow> column = new TableColumn<>(head);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setComparator(order);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, LEAST));
    column.setSortType(SortType.ASCENDING);
    column.setReorderable(false);
    return column;
  }

  private TableColumn<CandidateRow, CandidateRow> label(
      String key,
      double width,
      Function<CandidateRow, String> shown,
      Comparator<CandidateRow> order,
      String style) {
    TableColumn<CandidateRow, CandidateRow> column =
        column(messages.get("candidates.column." + key), width, order);
    column.setCellFactory(
        c -> {
          Label label = new Label();
          label.getStyleClass().add(style);
          return new RowCell<>(label, (node, row) -> node.setText(shown.apply(row)));
        });
    return column;
  }

  private TableColumn<CandidateRow, CandidateRow> number(
      String key,
      double width,
      Function<CandidateRow, String> shown,
      Function<CandidateRow, Number> value) {
    TableColumn<CandidateRow, CandidateRow> column =
        label(
            key,
            width,
            shown,
            Comparator.comparingDouble(r -> value.apply(r).doubleValue()),
            "gn-figure");
    column.getStyleClass().add("gn-right");
    return column;
  }

  private TableColumn<CandidateRow, CandidateRow> chips(SearchSpace space) {
    TableColumn<CandidateRow, CandidateRow> column =
        column(
            messages.get("candidates.column.architecture"),
            150,
            Comparator.comparing(CandidateRow::architecture));
    column.setMinWidth(146);
    column.setCellFactory(
        c -> {
          ArchitectureChip chip =
              new ArchitectureChip(space, ArchitectureChip.Size.MEDIUM, messages);
          chip.setOnOpen(open);
          return new RowCell<>(chip, (node, row) -> node.setCode(row.architecture().code()));
        });
    return column;
  }

  private TableColumn<CandidateRow, CandidateRow> states() {
    TableColumn<CandidateRow, CandidateRow> column =
        column(
            messages.get("candidates.column.state"),
            112,
            Comparator.comparing(r -> r.trial().status()));
    column.setMinWidth(106);
    column.setCellFactory(
        c ->
            new RowCell<>(
                new Badge(Badge.Kind.NEUTRAL, ""),
                (badge, row) -> badge.show(text.kind(row.trial()), text.state(row))));
    return column;
  }

  private TableColumn<CandidateRow, CandidateRow> aucs() {
    TableColumn<CandidateRow, CandidateRow> column =
        column(
            messages.get("candidates.column.auc"),
            216,
            Comparator.comparingDouble(r -> -r.auc().orElse(r.soFar().orElse(-1.0))));
    column.setMinWidth(152);
    column.setCellFactory(c -> new RowCell<>(new AucLine(), (line, row) -> line.show(row)));
    return column;
  }

  /** Score, interval and half width in one cell. */
  private final class AucLine extends HBox {
    private final Label value = new Label();
    private final IntervalBar bar = new IntervalBar().plain();
    private final Label half = new Label();

    AucLine() {
      super(8);
      setAlignment(Pos.CENTER_LEFT);
      bar.setPrefSize(86, 20);
      bar.setMinWidth(44);
      half.getStyleClass().add("gn-note");
      half.setMinWidth(Region.USE_PREF_SIZE);
    }

    void show(CandidateRow row) {
      value.setText(text.auc(row));
      value.getStyleClass().setAll("label", row.auc().isPresent() ? "gn-strong" : "gn-note");
      value.setTooltip(row.trial().problem().map(Tooltip::new).orElse(null));
      getChildren().setAll(value);
      if (row.auc().isPresent()) {
        value.setMinWidth(38);
        bar.show(scale, row.auc().get(), row.interval(), Optional.empty());
        half.setText(text.halfWidth(row));
        getChildren().addAll(bar, half);
      } else {
        value.setMinWidth(0);
      }
    }
  }

  private TableColumn<CandidateRow, CandidateRow> finding(int index) {
    TableColumn<CandidateRow, CandidateRow> column =
        column("", 86, Comparator.comparingDouble(r -> -auc(r, index).orElse(-1.0)));
    column.setMinWidth(66);
    Region swatch = new Region();
    swatch.getStyleClass().addAll("gn-swatch", "gn-series-" + index % 5);
    Label head = new Label(FindingNames.shortened(findings.get(index)), swatch);
    head.setTooltip(new Tooltip(findings.get(index)));
    head.getStyleClass().add("gn-column-head");
    column.setGraphic(head);
    column.setCellFactory(
        c ->
            new RowCell<>(
                new MicroBar(index),
                (bar, row) -> {
                  Optional<FindingScore> score = score(row, index);
                  bar.show(
                      text.finding(score),
                      auc(row, index).orElse(Double.NaN),
                      lows.get(index),
                      highs.get(index));
                  score.ifPresent(s -> Tooltip.install(bar, new Tooltip(text.findingNote(s))));
                }));
    return column;
  }

  private Stream<Double> aucs(int index) {
    return model.rows().stream().flatMap(r -> auc(r, index).stream());
  }

  private static Optional<FindingScore> score(CandidateRow row, int index) {
    return index < row.findings().size()
        ? Optional.of(row.findings().get(index))
        : Optional.empty();
  }

  private static Optional<Double> auc(CandidateRow row, int index) {
    return score(row, index).flatMap(FindingScore::auc);
  }
}
