package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.gennas.ui.control.ColumnChoice;

/**
 * Which columns a table shows: those that a person wants, as far as there is room. What is of least
 * use gives way first; what a person asked for stays.
 */
final class ColumnFit {
  /** Room for the scroll bar, px. */
  private static final double BAR = 16;

  private final TableView<CandidateRow> table;
  private final ObjectProperty<ColumnChoice> choice =
      new SimpleObjectProperty<>(ColumnChoice.none());
  private List<Place> places = List.of();

  /**
   * A column and its place among those that give way.
   *
   * @param rank 0 never gives way, and no person hides it; the highest goes first
   */
  record Place(TableColumn<CandidateRow, CandidateRow> column, String title, int rank) {
    String id() {
      return column.getId();
    }
  }

  ColumnFit(TableView<CandidateRow> table) {
    this.table = table;
    table.widthProperty().addListener((property, before, now) -> Platform.runLater(this::fit));
    choice.addListener((property, before, now) -> fit());
  }

  /** From now on these are the columns. */
  void set(List<Place> columns) {
    places = List.copyOf(columns);
    table.getColumns().setAll(places.stream().map(Place::column).toList());
    fit();
  }

  /** The columns that a person may hide. */
  List<Place> choosable() {
    return places.stream().filter(place -> place.rank() > 0).toList();
  }

  /** Whether a person wants a column, if there is room. */
  boolean wanted(String id) {
    return !choice.get().hidden().contains(id);
  }

  /** What a person wants of the columns. */
  ObjectProperty<ColumnChoice> choice() {
    return choice;
  }

  /** Shows a column also where it is narrow, or hides it. */
  void choose(String id, boolean shown) {
    choice.set(choice.get().with(id, shown));
  }

  private void fit() {
    List<Place> kept = new ArrayList<>(places);
    kept.removeIf(place -> !wanted(place.id()));
    List<Place> yielding =
        kept.stream()
            .filter(place -> place.rank() > 0 && !choice.get().pinned().contains(place.id()))
            .sorted(Comparator.comparingInt((Place place) -> -place.rank()))
            .toList();
    double room = table.getWidth() - BAR;
    for (Place place : yielding) {
      if (table.getWidth() > 0 && width(kept) > room) {
        kept.remove(place);
      }
    }
    for (Place place : places) {
      place.column().setVisible(kept.contains(place));
    }
  }

  private static double width(List<Place> columns) {
    return columns.stream().mapToDouble(place -> place.column().getMinWidth()).sum();
  }
}
