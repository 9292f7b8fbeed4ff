package org.gennas.ui.form;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Fields side by side in columns of one width. */
public final class FieldGrid extends GridPane {
  private final int columns;
  private int next;

  public FieldGrid(int columns) {
    this.columns = columns;
    setHgap(12);
    setVgap(10);
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      column.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(column);
    }
  }

  /** Adds the next field, row by row. */
  public FieldGrid with(Node field) {
    return with(field, 1);
  }

  /** Adds a field that spans columns. */
  public FieldGrid with(Node field, int span) {
    if (next % columns + span > columns) {
      next += columns - next % columns;
    }
    add(field, next % columns, next / columns, span, 1);
    GridPane.setValignment(field, VPos.TOP);
    next += span;
    return this;
  }
}
