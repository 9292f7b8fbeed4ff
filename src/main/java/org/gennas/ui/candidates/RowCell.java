package org.gennas.ui.candidates;

import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.TableCell;

/** A cell that keeps one control and shows each row in it, so that scrolling makes no controls. */
final class RowCell<N extends Node> extends TableCell<CandidateRow, CandidateRow> {
  private final N node;
  private final BiConsumer<N, CandidateRow> show;

  RowCell(N node, BiConsumer<N, CandidateRow> show) {
    this.node = node;
    this.show = show;
  }

  @Override
  protected void updateItem(CandidateRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
    } else {
      show.accept(node, row);
      setGraphic(node);
    }
  }
}
