package org.gennas.ui.control;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Sets its children in a row and hides those at the end that have no room, instead of cutting. */
public final class FittingRow extends Region {
  private final double gap;
  private final Line line;

  /** How the children stand to each other. */
  public enum Line {
    /** Each is centred. */
    CENTRED,
    /** The lowest is centred; what others have below it, such as ticks, hangs down. */
    HANGING
  }

  /**
   * @param gap between two children, px
   */
  public FittingRow(double gap, Line line) {
    this.gap = gap;
    this.line = line;
    setMinWidth(0);
  }

  public void show(List<? extends Node> nodes) {
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
    return getManagedChildren().stream().mapToDouble(c -> c.prefHeight(-1)).max().orElse(0);
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
    double lowest =
        getManagedChildren().stream().mapToDouble(c -> c.prefHeight(-1)).min().orElse(0);
    for (Node child : getManagedChildren()) {
      double width = snapSizeX(child.prefWidth(-1));
      double height = child.prefHeight(width);
      room = room && x + width <= getWidth() + 0.5;
      child.setVisible(room);
      double middle = line == Line.HANGING ? lowest : height;
      child.resizeRelocate(x, Math.round((getHeight() - middle) / 2), width, height);
      x += width + gap;
    }
  }
}
