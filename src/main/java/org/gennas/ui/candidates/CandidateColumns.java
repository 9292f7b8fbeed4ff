package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.FindingScore;
import org.gennas.ui.candidates.ColumnFit.Place;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.IntervalBar;
import org.gennas.ui.control.MicroBar;
import org.gennas.ui.text.Messages;

/** Makes the columns of the candidates table for one study. */
final class CandidateColumns {
  private final CandidatesModel model;
  private final CandidateActions actions;
  private final Messages messages;
  private final CandidateText text;
  private final Supplier<CandidateScales> scales;
  private final CheckBox allCompared = new CheckBox();
  private final Label aucHead = new Label();

  CandidateColumns(
      CandidatesModel model,
      CandidateActions actions,
      Messages messages,
      Supplier<CandidateScales> scales) {
    this.model = model;
    this.actions = actions;
    this.messages = messages;
    this.scales = scales;
    text = new CandidateText(messages);
    allCompared.setId("compare-top");
    allCompared.setAllowIndeterminate(false);
    allCompared.setAccessibleText(messages.get("candidates.compare.top"));
    allCompared.setTooltip(new Tooltip(messages.get("candidates.compare.top")));
    allCompared.setOnAction(
        event -> {
          model.compareTopOrNone();
          showCompared();
        });
    aucHead.getStyleClass().addAll("gn-column-head", "gn-sorted");
  }

  /** The mark of the usual order stands while no other is chosen. */
  void showUsualOrder(boolean usual) {
    aucHead.setText(messages.get("candidates.column.auc") + (usual ? " ↓" : ""));
  }

  /** Shows at the head how much is chosen for comparison. */
  void showCompared() {
    allCompared.setSelected(!model.compared().isEmpty());
    allCompared.setIndeterminate(!model.compared().isEmpty());
  }

  /** In the order of the table. */
  List<Place> of(SearchSpace space, List<String> findings) {
    List<Place> places = new ArrayList<>();
    places.add(compared());
    places.add(trial());
    places.add(chips(space));
    places.add(states());
    places.add(aucs());
    for (int i = 0; i < findings.size(); i++) {
      places.add(finding(i, findings.get(i)));
    }
    places.add(number("params", 68, 3, r -> text.millions(r.params()), r -> r.params()));
    places.add(number("macs", 60, 4, r -> text.billions(r.macs()), r -> r.macs()));
    places.add(number("epochs", 54, 7, r -> text.epochs(r), r -> r.epochs()));
    places.add(number("time", 62, 6, text::time, r -> r.seconds().orElse(Double.NaN)));
    places.add(number("energy", 48, 8, text::energy, r -> r.energyWh().orElse(Double.NaN)));
    places.add(words("proposer", 76, 5, r -> r.trial().trial().proposal().proposer(), "gn-plain"));
    places.add(
        number(
            "iteration",
            40,
            9,
            r -> String.valueOf(r.trial().trial().iteration()),
            r -> r.trial().trial().iteration()));
    places.add(notes());
    return places;
  }

  private static TableColumn<CandidateRow, CandidateRow> column(
      String id, String head, double least, double wide) {
    TableColumn<CandidateRow, CandidateRow> column = new TableColumn<>(head);
    column.setId(id);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setMinWidth(least);
    column.setPrefWidth(wide);
    column.setReorderable(false);
    return column;
  }

  private static BooleanSupplier reversed(TableColumn<CandidateRow, CandidateRow> column) {
    return () -> column.getSortType() == TableColumn.SortType.DESCENDING;
  }

  private String head(String key) {
    return messages.get("candidates.column." + key);
  }

  private Place compared() {
    TableColumn<CandidateRow, CandidateRow> column = column("compared", "", 32, 32);
    column.setMaxWidth(32);
    column.setSortable(false);
    column.setResizable(false);
    column.setGraphic(allCompared);
    column.getStyleClass().add("gn-check-column");
    column.setCellFactory(c -> cell(new ComparedBox(model, actions, messages)));
    return new Place(column, "", 0);
  }

  private static <N extends Node & Showing> TableCell<CandidateRow, CandidateRow> cell(N node) {
    return new RowCell<>(node, (shown, row) -> shown.show(row));
  }

  /** A control that shows a row. */
  interface Showing {
    void show(CandidateRow row);
  }

  private Place trial() {
    TableColumn<CandidateRow, CandidateRow> column = column("trial", head("trial"), 50, 52);
    column.setComparator(RowOrder.by(CandidateRow::number, reversed(column)));
    column.setCellFactory(c -> label("gn-strong", r -> r.trial().id().label()));
    return new Place(column, head("trial"), 0);
  }

  private static TableCell<CandidateRow, CandidateRow> label(
      String style, Function<CandidateRow, String> shown) {
    Label label = new Label();
    label.getStyleClass().add(style);
    return new RowCell<>(label, (node, row) -> node.setText(shown.apply(row)));
  }

  private Place chips(SearchSpace space) {
    String title = head("architecture");
    TableColumn<CandidateRow, CandidateRow> column = column("architecture", title, 146, 150);
    column.setComparator(Comparator.comparing(CandidateRow::architecture));
    column.setCellFactory(
        c -> {
          ArchitectureChip chip =
              new ArchitectureChip(space, ArchitectureChip.Size.MEDIUM, messages);
          chip.setOnOpen(actions::edit);
          return new RowCell<>(chip, (node, row) -> node.setCode(row.architecture().code()));
        });
    return new Place(column, title, 0);
  }

  private Place states() {
    TableColumn<CandidateRow, CandidateRow> column = column("state", head("state"), 124, 130);
    column.setComparator(RowOrder.by(r -> r.trial().status().ordinal(), reversed(column)));
    column.setCellFactory(
        c ->
            new RowCell<>(
                new Badge(Badge.Kind.NEUTRAL, ""), (badge, row) -> text.show(badge, row)));
    return new Place(column, head("state"), 0);
  }

  private Place aucs() {
    TableColumn<CandidateRow, CandidateRow> column = column("auc", "", 162, 206);
    column.setGraphic(aucHead);
    column.setComparator(RowOrder.by(r -> r.auc().orElse(Double.NaN), reversed(column)));
    column.setCellFactory(c -> new RowCell<>(new AucLine(), (line, row) -> line.show(row)));
    return new Place(column, head("auc"), 0);
  }

  /** Score, interval and half width in one cell. */
  private final class AucLine extends HBox {
    private final Label value = new Label();
    private final IntervalBar bar = new IntervalBar().plain();
    private final Label half = new Label();

    AucLine() {
      super(7);
      setAlignment(Pos.CENTER_LEFT);
      bar.setPrefSize(86, 20);
      bar.setMinWidth(40);
      half.getStyleClass().add("gn-note");
      half.setMinWidth(Region.USE_PREF_SIZE);
    }

    void show(CandidateRow row) {
      value.setText(text.auc(row));
      value.getStyleClass().setAll("label", row.auc().isPresent() ? "gn-strong" : "gn-note");
      getChildren().setAll(value);
      value.setMinWidth(row.auc().isPresent() ? Region.USE_PREF_SIZE : 0);
      if (row.auc().isPresent()) {
        bar.show(scales.get().auc(), row.auc().get(), row.interval(), Optional.empty());
        half.setText(text.halfWidth(row));
        getChildren().addAll(bar, half);
      }
    }
  }

  private Place finding(int index, String name) {
    TableColumn<CandidateRow, CandidateRow> column = column("finding-" + index, "", 75, 84);
    column.setComparator(RowOrder.by(r -> r.auc(index).orElse(Double.NaN), reversed(column)));
    Region swatch = new Region();
    swatch.getStyleClass().addAll("gn-swatch", "gn-series-" + index % 5);
    Label head = new Label(FindingNames.shortened(name), swatch);
    head.setTooltip(new Tooltip(name));
    head.getStyleClass().add("gn-column-head");
    column.setGraphic(head);
    column.setCellFactory(
        c -> new RowCell<>(new MicroBar(index), (bar, row) -> show(bar, row, index)));
    return new Place(column, name, index < 5 ? 1 : 2);
  }

  private void show(MicroBar bar, CandidateRow row, int index) {
    Optional<FindingScore> score = row.findings().stream().skip(index).findFirst();
    bar.show(
        text.finding(score),
        row.auc(index).orElse(Double.NaN),
        scales.get().low(index),
        scales.get().high(index));
    if (score.isPresent()) {
      Tooltip.install(bar, new Tooltip(text.findingNote(score.get())));
    }
  }

  private Place number(
      String key,
      double width,
      int rank,
      Function<CandidateRow, String> shown,
      ToDoubleFunction<CandidateRow> value) {
    TableColumn<CandidateRow, CandidateRow> column = column(key, head(key), width, width + 4);
    column.setComparator(RowOrder.by(value, reversed(column)));
    column.getStyleClass().add("gn-right");
    column.setCellFactory(c -> label("gn-plain", shown));
    return new Place(column, head(key), rank);
  }

  private Place words(
      String key, double width, int rank, Function<CandidateRow, String> shown, String style) {
    TableColumn<CandidateRow, CandidateRow> column = column(key, head(key), width, width + 8);
    column.setComparator(RowOrder.byText(shown, reversed(column)));
    column.setCellFactory(c -> label(style, shown));
    return new Place(column, head(key), rank);
  }

  private Place notes() {
    TableColumn<CandidateRow, CandidateRow> column = column("notes", head("notes"), 130, 210);
    column.setComparator(RowOrder.byText(r -> TagLine.text(r.note()), reversed(column)));
    column.getStyleClass().add("gn-notes");
    column.setCellFactory(
        c -> {
          NotesLine line = new NotesLine(text, this::filterByTag);
          RowCell<NotesLine> cell = new RowCell<>(line, NotesLine::show);
          cell.getStyleClass().add("gn-notes");
          return cell;
        });
    return new Place(column, head("notes"), 0);
  }

  private void filterByTag(String tag) {
    model.filter().set(model.filter().get().withPattern("#" + tag));
  }
}
