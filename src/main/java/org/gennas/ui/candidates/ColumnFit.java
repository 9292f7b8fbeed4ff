package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Which columns a table shows: those that a person wants, as far as there is room. What is of least
 * use gives way first; what a person asked for stays.
 */
final class ColumnFit {
  /** Room for the scroll bar, px. */
  private static final double BAR = 16;

  private final TableView<CandidateRow> table;
  private final Set<String> unwanted = new HashSet<>();
  private final Set<String> pinned = new HashSet<>();
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
    return !unwanted.contains(id);
  }

  /** Shows a column also where it is narrow, or hides it. */
  void choose(String id, boolean shown) {
    unwanted.remove(id);
    pinned.remove(id);
    if (shown) {
      pinned.add(id);
    } else {
      unwanted.add(id);
    }
    fit();
  }

  private void fit() {
    List<Place> kept = new ArrayList<>(places);
    kept.removeIf(place -> unwanted.contains(place.id()));
    List<Place> yielding =
        kept.stream()
            .filter(place -> place.rank() > 0 && !pinned.contains(place.id()))
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
