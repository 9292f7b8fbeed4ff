package org.gennas.ui.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.arena.Course;
import org.gennas.ui.Messages;
import org.gennas.ui.arena.ArenaModel.Result;

/** Every player after some numbers of queries, the best of each column in bold. */
final class StandingsTable extends GridPane {
  private static final List<Integer> TOLD = List.of(5, 10, 20, 50);

  private final Messages messages;

  StandingsTable(Messages messages) {
    this.messages = messages;
    setId("arena-standings");
    getStyleClass().addAll("gn-card-body", "gn-standings");
    setHgap(18);
    setVgap(6);
    setMinWidth(0);
  }

  /** A column of figures. */
  private record Column(
      String head, ToDoubleFunction<Course> value, Function<Course, String> text, boolean small) {}

  void show(Optional<Result> result) {
    getChildren().clear();
    getColumnConstraints().clear();
    if (result.isEmpty()) {
      Label none = new Label(messages.get("arena.standings.none"));
      none.getStyleClass().add("gn-note");
      add(none, 0, 0);
      return;
    }
    List<Column> columns = columns(result.get());
    ColumnConstraints first = new ColumnConstraints();
    first.setMinWidth(Region.USE_PREF_SIZE);
    getColumnConstraints().add(first);
    head(messages.get("arena.column.player"), 0);
    for (int c = 0; c < columns.size(); c++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(HPos.RIGHT);
      column.setHgrow(Priority.ALWAYS);
      column.setMinWidth(Region.USE_PREF_SIZE);
      getColumnConstraints().add(column);
      head(columns.get(c).head(), c + 1);
    }
    List<Course> courses = result.get().courses();
    for (int row = 0; row < courses.size(); row++) {
      Label name = new Label(messages.get("newstudy.proposer." + courses.get(row).player()));
      name.setMinWidth(Region.USE_PREF_SIZE);
      add(name, 0, row + 1);
    }
    for (int c = 0; c < columns.size(); c++) {
      cells(columns.get(c), c + 1, courses);
    }
  }

  private void head(String text, int column) {
    Label label = new Label(text);
    label.getStyleClass().add("gn-tiny");
    label.setMinWidth(Region.USE_PREF_SIZE);
    add(label, column, 0);
  }

  private void cells(Column column, int at, List<Course> courses) {
    double sign = column.small() ? 1 : -1;
    double best =
        courses.stream().mapToDouble(c -> sign * column.value().applyAsDouble(c)).min().orElse(0);
    boolean differ = courses.stream().mapToDouble(column.value()).distinct().limit(2).count() > 1;
    for (int row = 0; row < courses.size(); row++) {
      Course course = courses.get(row);
      Label cell = new Label(column.text().apply(course));
      cell.setMinWidth(Region.USE_PREF_SIZE);
      cell.getStyleClass().add("gn-figure");
      if (differ && sign * column.value().applyAsDouble(course) == best) {
        cell.getStyleClass().add("gn-strong");
      }
      add(cell, at, row + 1);
    }
  }

  private List<Column> columns(Result result) {
    int budget = result.plan().budget();
    List<Column> columns = new ArrayList<>();
    for (int queries : TOLD) {
      if (queries <= budget) {
        columns.add(
            new Column(
                messages.format("arena.column.rank", queries),
                c -> c.at(queries).rank().median(),
                c -> rank(c.at(queries).rank()),
                true));
      }
    }
    if (result.plan().secondObjective().isPresent()) {
      columns.add(
          new Column(
              messages.get("arena.column.hypervolume"),
              c -> c.at(budget).hypervolume().median(),
              c -> String.format(Locale.ROOT, "%.4f", c.at(budget).hypervolume().median()),
              false));
    }
    columns.add(
        new Column(
            messages.get("arena.column.hours"),
            c -> c.at(budget).hours().median(),
            c -> String.format(Locale.ROOT, "%.1f", c.at(budget).hours().median()),
            true));
    columns.add(
        new Column(
            messages.get("arena.column.utilisation"),
            Course::utilisation,
            c -> String.format(Locale.ROOT, "%.0f %%", 100 * c.utilisation()),
            false));
    columns.add(
        new Column(
            messages.get("arena.column.searches"), c -> 0, c -> String.valueOf(c.seeds()), true));
    return columns;
  }

  private static String rank(Course.Spread rank) {
    return String.format(
        Locale.ROOT, "%,.0f (%,.0f\u2013%,.0f)", rank.median(), rank.low(), rank.high());
  }
}
