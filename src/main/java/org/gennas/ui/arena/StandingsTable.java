package org.gennas.ui.arena;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.gennas.arena.Measure;
import org.gennas.arena.SearchTrajectory;
import org.gennas.figure.Palette;
import org.gennas.ui.text.Messages;

/** Every player after some numbers of queries, the best of each column in bold. */
final class StandingsTable extends TableView<SearchTrajectory> {
  private static final List<Integer> TOLD = List.of(5, 10, 20, 50);
  private static final double HEAD = 34;
  private static final double ROW = 28;
  private static final double LEAST = 66;

  private final Messages messages;
  private final TrajectoryPlot plot;
  private final Consumer<OptionalInt> pointed;
  private Optional<ArenaModel.Result> shown = Optional.empty();
  private List<Column> told = List.of();

  /**
   * A column of figures.
   *
   * @param small whether less is better; empty where neither is
   * @param quartiles empty text where there are none
   */
  private record Column(
      String head,
      double width,
      Optional<Boolean> small,
      ToDoubleFunction<SearchTrajectory> value,
      Function<SearchTrajectory, String> text,
      Function<SearchTrajectory, String> quartiles) {
    static Column plain(
        String head,
        double width,
        Optional<Boolean> small,
        ToDoubleFunction<SearchTrajectory> value,
        Function<SearchTrajectory, String> text) {
      return new Column(head, width, small, value, text, course -> "");
    }

    static Column median(
        String head,
        boolean small,
        Measure measure,
        Function<SearchTrajectory, SearchTrajectory.Spread> spread) {
      return new Column(
          head,
          132,
          Optional.of(small),
          c -> spread.apply(c).median(),
          c -> measure.text(spread.apply(c).median()),
          c -> between(measure, spread.apply(c)));
    }
  }

  /**
   * @param pointed told the place of the player under the mouse, else of the chosen one
   */
  StandingsTable(Messages messages, Consumer<OptionalInt> pointed) {
    this.messages = messages;
    this.pointed = pointed;
    plot = new TrajectoryPlot(messages);
    setId("arena-standings");
    getStyleClass().add("gn-standings");
    setAccessibleText(messages.get("arena.standings"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(new Label(""));
    setRowFactory(table -> row());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> pointed.accept(place(now)));
  }

  private TableRow<SearchTrajectory> row() {
    TableRow<SearchTrajectory> row = new TableRow<>();
    row.hoverProperty()
        .addListener(
            (property, before, now) ->
                pointed.accept(place(now ? row.getItem() : getSelectionModel().getSelectedItem())));
    return row;
  }

  private OptionalInt place(SearchTrajectory course) {
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

  private List<TableColumn<SearchTrajectory, SearchTrajectory>> tableColumns() {
    List<TableColumn<SearchTrajectory, SearchTrajectory>> columns = new ArrayList<>();
    TableColumn<SearchTrajectory, SearchTrajectory> players =
        column(messages.get("arena.column.player"), 164);
    players.setMinWidth(164);
    players.getStyleClass().add("gn-first");
    players.setCellFactory(c -> new PlayerCell());
    columns.add(players);
    for (int i = 0; i < told.size(); i++) {
      int at = i;
      TableColumn<SearchTrajectory, SearchTrajectory> column =
          column(told.get(i).head(), told.get(i).width());
      column.getStyleClass().add("gn-right");
      column.setCellFactory(c -> new FigureCell(at));
      columns.add(column);
    }
    columns.get(columns.size() - 1).getStyleClass().add("gn-last");
    return columns;
  }

  private static TableColumn<SearchTrajectory, SearchTrajectory> column(String head, double width) {
    TableColumn<SearchTrajectory, SearchTrajectory> column = new TableColumn<>(head);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, LEAST));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /** A sample of the player's line, and its name. */
  private final class PlayerCell extends TableCell<SearchTrajectory, SearchTrajectory> {
    private final Region sample = new Region();

    @Override
    protected void updateItem(SearchTrajectory course, boolean empty) {
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

  /** A figure, and its quartiles where it is a median. */
  private final class FigureCell extends TableCell<SearchTrajectory, SearchTrajectory> {
    private final int at;
    private final Label value = new Label();
    private final Label quartiles = new Label();
    private final HBox both = new HBox(4, value, quartiles);

    FigureCell(int at) {
      this.at = at;
      both.setAlignment(Pos.CENTER_RIGHT);
      value.setMinWidth(Region.USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(SearchTrajectory course, boolean empty) {
      super.updateItem(course, empty);
      if (empty || course == null) {
        setGraphic(null);
        return;
      }
      Column column = told.get(at);
      value.setText(column.text().apply(course));
      value.getStyleClass().setAll("label", best(column, course) ? "gn-strong" : "gn-figure");
      quartiles.setText(column.quartiles().apply(course));
      quartiles.setManaged(!quartiles.getText().isEmpty());
      quartiles.getStyleClass().setAll("label", "gn-tiny");
      setGraphic(both);
    }
  }

  /** Whether a player is ahead in a column as it is printed; nobody is where all are equal. */
  private boolean best(Column column, SearchTrajectory course) {
    if (column.small().isEmpty() || shown.isEmpty()) {
      return false;
    }
    List<SearchTrajectory> all = shown.get().courses();
    Comparator<SearchTrajectory> rising = Comparator.comparingDouble(column.value());
    SearchTrajectory ahead =
        Collections.min(all, column.small().get() ? rising : rising.reversed());
    String printed = column.text().apply(ahead);
    return column.text().apply(course).equals(printed)
        && !all.stream().allMatch(c -> column.text().apply(c).equals(printed));
  }

  private List<Column> columns(ArenaModel.Result result) {
    int budget = result.plan().budget();
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.plain(
            messages.get("arena.column.searches"),
            72,
            Optional.empty(),
            SearchTrajectory::seeds,
            c -> String.valueOf(c.seeds())));
    for (int queries : marks(budget)) {
      String head = messages.format("arena.column.rank", queries);
      columns.add(Column.median(head, true, Measure.RANK, c -> c.at(queries).rank()));
    }
    if (result.plan().secondObjective().isPresent()) {
      String head = messages.get("arena.column.hypervolume");
      columns.add(Column.median(head, false, Measure.HYPERVOLUME, c -> c.at(budget).hypervolume()));
    }
    columns.add(
        Column.plain(
            messages.get("arena.column.hours"),
            88,
            Optional.of(true),
            c -> c.at(budget).hours().median(),
            c -> String.format(Locale.ROOT, "%.2f", c.at(budget).hours().median())));
    columns.add(
        Column.plain(
            messages.get("arena.column.utilisation"),
            88,
            Optional.of(false),
            SearchTrajectory::utilisation,
            c -> String.format(Locale.ROOT, "%.0f %%", 100 * c.utilisation())));
    return columns;
  }

  /** After so many queries the ranks are told; at the end as well where that is much later. */
  static List<Integer> marks(int budget) {
    List<Integer> marks = new ArrayList<>(TOLD.stream().filter(q -> q <= budget).toList());
    if (marks.isEmpty() || budget >= 1.5 * marks.get(marks.size() - 1)) {
      marks.add(budget);
    }
    return marks;
  }

  private static String between(Measure measure, SearchTrajectory.Spread spread) {
    return measure.brief(spread.low()) + "\u2013" + measure.brief(spread.high());
  }
}
