package org.gennas.ui.shell;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Sets its children in a row and hides those at the end that have no room, instead of cutting. */
final class FittingRow extends Region {
  private final double gap;

  FittingRow(double gap) {
    this.gap = gap;
    setMinWidth(0);
  }

  void show(java.util.List<? extends Node> nodes) {
    // Setting the same children again would style them all again.
    if (!getChildren().equals(nodes)) {
      getChildren().setAll(nodes);
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    double width = 0;
    for (Node child : getManagedChildren()) {
      width += child.prefWidth(-1) + (width > 0 ? gap : 0);
    }
    return width;
  }

  @Override
  protected double computePrefHeight(double width) {
    double height = 0;
    for (Node child : getManagedChildren()) {
      height = Math.max(height, child.prefHeight(-1));
    }
    return height;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double x = insets.getLeft();
    boolean room = true;
    // the lowest child sets the line: what others have below it, such as ticks, hangs down
    double lowest =
        getManagedChildren().stream().mapToDouble(c -> c.prefHeight(-1)).min().orElse(0);
    double top = Math.round((getHeight() - lowest) / 2);
    for (Node child : getManagedChildren()) {
      double width = snapSizeX(child.prefWidth(-1));
      double height = child.prefHeight(width);
      room = room && x + width <= getWidth() + 0.5;
      child.setVisible(room);
      child.resizeRelocate(x, top, width, height);
      x += width + gap;
    }
  }
}
