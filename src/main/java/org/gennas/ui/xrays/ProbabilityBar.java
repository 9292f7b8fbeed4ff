package org.gennas.ui.xrays;

import java.util.OptionalDouble;
import javafx.scene.layout.Region;

/** A probability as a bar from 0 to 1, with a tick where the threshold is. */
final class ProbabilityBar extends Region {
  private static final double THICKNESS = 7;
  private static final double TICK_HEIGHT = 14;
  private static final double TICK_WIDTH = 2;

  private final Region track = new Region();
  private final Region fill = new Region();
  private final Region tick = new Region();
  private OptionalDouble value = OptionalDouble.empty();
  private OptionalDouble threshold = OptionalDouble.empty();

  /**
   * @param series 0 for candidate A, 1 for B: the colour
   */
  ProbabilityBar(int series) {
    getStyleClass().addAll("gn-probability", "gn-series-" + series);
    track.getStyleClass().add("gn-probability-track");
    fill.getStyleClass().add("gn-probability-fill");
    tick.getStyleClass().add("gn-probability-tick");
    getChildren().setAll(track, fill, tick);
  }

  /** Shows a probability and a threshold, 0 to 1, either of them possibly unknown. */
  void show(OptionalDouble probability, OptionalDouble at) {
    value = probability;
    threshold = at;
    fill.setVisible(probability.isPresent());
    tick.setVisible(at.isPresent());
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 60;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 150;
  }

  @Override
  protected double computePrefHeight(double width) {
    return TICK_HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return TICK_HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    double top = snapPositionY((getHeight() - THICKNESS) / 2);
    track.resizeRelocate(0, top, getWidth(), THICKNESS);
    double width = value.orElse(0) * getWidth();
    fill.resizeRelocate(0, top, Math.max(2, width), THICKNESS);
    double x = snapPositionX(threshold.orElse(0) * (getWidth() - TICK_WIDTH));
    tick.resizeRelocate(x, (getHeight() - TICK_HEIGHT) / 2, TICK_WIDTH, TICK_HEIGHT);
  }
}
