package org.gennas.ui.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.gennas.arena.Course;
import org.gennas.ui.Messages;
import org.gennas.ui.arena.CoursePlot.Measure;
import org.gennas.ui.theme.Palette;

/** Every player after some numbers of queries, the best of each column in bold. */
final class StandingsTable extends TableView<Course> {
  private static final List<Integer> TOLD = List.of(5, 10, 20, 50);
  private static final double HEAD = 32;
  private static final double ROW = 28;

  private final Messages messages;
  private final CoursePlot plot;
  private final Consumer<OptionalInt> pointed;
  private Optional<ArenaModel.Result> shown = Optional.empty();
  private List<Column> told = List.of();

  /**
   * A column of figures.
   *
   * @param small whether less is better; empty where neither is
   */
  private record Column(
      String head,
      double width,
      ToDoubleFunction<Course> value,
      Function<Course, String> text,
      Optional<Boolean> small) {}

  /**
   * @param pointed told the place of the player under the mouse, else of the chosen one
   */
  StandingsTable(Messages messages, Consumer<OptionalInt> pointed) {
    this.messages = messages;
    this.pointed = pointed;
    plot = new CoursePlot(messages);
    setId("arena-standings");
    setAccessibleText(messages.get("arena.standings"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(new Label(""));
    setRowFactory(table -> row());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> pointed.accept(place(now)));
  }

  private TableRow<Course> row() {
    TableRow<Course> row = new TableRow<>();
    row.hoverProperty()
        .addListener(
            (property, before, now) ->
                pointed.accept(place(now ? row.getItem() : getSelectionModel().getSelectedItem())));
    return row;
  }

  private OptionalInt place(Course course) {
    return course == null || shown.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(shown.get().place(course));
  }

  /** Shows what has been played so far. */
  void show(ArenaModel.Result result) {
    int chosen = getSelectionModel().getSelectedIndex();
    shown = Optional.of(result);
    List<Column> columns = columns(result);
    if (!columns.stream()
        .map(Column::head)
        .toList()
        .equals(told.stream().map(Column::head).toList())) {
      told = columns;
      getColumns().setAll(tableColumns());
    }
    told = columns;
    getItems().setAll(result.courses());
    if (chosen >= 0 && chosen < getItems().size()) {
      getSelectionModel().clearAndSelect(chosen);
    }
    double height = HEAD + ROW * result.plan().players().size();
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }

  private List<TableColumn<Course, Course>> tableColumns() {
    List<TableColumn<Course, Course>> columns = new ArrayList<>();
    TableColumn<Course, Course> players = column(messages.get("arena.column.player"), 150);
    players.setCellFactory(c -> new PlayerCell());
    columns.add(players);
    for (int i = 0; i < told.size(); i++) {
      int at = i;
      TableColumn<Course, Course> column = column(told.get(i).head(), told.get(i).width());
      column.getStyleClass().add("gn-right");
      column.setCellFactory(c -> new FigureCell(at));
      columns.add(column);
    }
    return columns;
  }

  private static TableColumn<Course, Course> column(String head, double width) {
    TableColumn<Course, Course> column = new TableColumn<>(head);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 84));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /** A sample of the player's line, and its name. */
  private final class PlayerCell extends TableCell<Course, Course> {
    private final Region sample = new Region();

    @Override
    protected void updateItem(Course course, boolean empty) {
      super.updateItem(course, empty);
      if (empty || course == null) {
        setGraphic(null);
        setText("");
        return;
      }
      int place = place(course).orElse(0);
      sample.getStyleClass().setAll("gn-line-sample", "gn-series-" + place % Palette.FINDINGS);
      if (place >= Palette.FINDINGS) {
        sample.getStyleClass().add("gn-dashed");
      }
      setGraphic(sample);
      setText(plot.name(course));
    }
  }

  private final class FigureCell extends TableCell<Course, Course> {
    private final int at;

    FigureCell(int at) {
      this.at = at;
      getStyleClass().add("gn-right");
    }

    @Override
    protected void updateItem(Course course, boolean empty) {
      super.updateItem(course, empty);
      getStyleClass().remove("gn-strong");
      if (empty || course == null) {
        setText("");
        return;
      }
      setText(told.get(at).text().apply(course));
      if (best(told.get(at), course)) {
        getStyleClass().add("gn-strong");
      }
    }
  }

  /** Whether a player is ahead in a column; nobody is where all are equal. */
  private boolean best(Column column, Course course) {
    if (column.small().isEmpty() || shown.isEmpty()) {
      return false;
    }
    double sign = column.small().get() ? 1 : -1;
    List<Double> all =
        shown.get().courses().stream().map(c -> sign * column.value().applyAsDouble(c)).toList();
    double ahead = all.stream().min(Double::compare).orElse(0.0);
    return all.stream().distinct().count() > 1
        && sign * column.value().applyAsDouble(course) == ahead;
  }

  private List<Column> columns(ArenaModel.Result result) {
    int budget = result.plan().budget();
    TreeSet<Integer> marks = new TreeSet<>(TOLD);
    marks.removeIf(queries -> queries > budget);
    marks.add(budget);
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column(
            messages.get("arena.column.searches"),
            76,
            Course::seeds,
            c -> String.valueOf(c.seeds()),
            Optional.empty()));
    for (int queries : marks) {
      columns.add(
          new Column(
              messages.format("arena.column.rank", queries),
              128,
              c -> c.at(queries).rank().median(),
              c -> quartiles(Measure.RANK, c.at(queries).rank()),
              Optional.of(true)));
    }
    if (result.plan().secondObjective().isPresent()) {
      columns.add(
          new Column(
              messages.get("arena.column.hypervolume"),
              160,
              c -> c.at(budget).hypervolume().median(),
              c -> quartiles(Measure.HYPERVOLUME, c.at(budget).hypervolume()),
              Optional.of(false)));
    }
    columns.add(
        new Column(
            messages.get("arena.column.hours"),
            100,
            c -> c.at(budget).hours().median(),
            c -> String.format(Locale.ROOT, "%.2f", c.at(budget).hours().median()),
            Optional.of(true)));
    columns.add(
        new Column(
            messages.get("arena.column.utilisation"),
            86,
            Course::utilisation,
            c -> String.format(Locale.ROOT, "%.0f %%", 100 * c.utilisation()),
            Optional.of(false)));
    return columns;
  }

  private static String quartiles(Measure measure, Course.Spread spread) {
    return measure.text(spread.median())
        + " ("
        + measure.text(spread.low())
        + "\u2013"
        + measure.text(spread.high())
        + ")";
  }
}
