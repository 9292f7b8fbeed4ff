package org.gennas.ui.candidates;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Sets its children in a row and hides those at the end that have no room, instead of cutting. */
final class FittingLine extends Region {
  private final double gap;

  FittingLine(double gap) {
    this.gap = gap;
    setMinWidth(0);
  }

  void show(List<? extends Node> nodes) {
    getChildren().setAll(nodes);
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
    return getManagedChildren().stream().mapToDouble(c -> c.prefHeight(-1)).max().orElse(0);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double x = 0;
    boolean room = true;
    for (Node child : getManagedChildren()) {
      double width = snapSizeX(child.prefWidth(-1));
      double height = child.prefHeight(width);
      room = room && x + width <= getWidth() + 0.5;
      child.setVisible(room);
      child.resizeRelocate(x, Math.round((getHeight() - height) / 2), width, height);
      x += width + gap;
    }
  }
}
