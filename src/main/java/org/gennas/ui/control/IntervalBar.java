package org.gennas.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.gennas.evaluation.Interval;

/**
 * A value as a dot on its confidence interval, on a scale shared by rows, with an optional shaded
 * band (the leader's interval) and thin lines at round values.
 */
public final class IntervalBar extends Region {
  private static final double DOT = 8;
  private static final double LINE = 2;
  private static final double LABEL_GAP = 6;

  private final Region band = new Region();
  private final Region line = new Region();
  private final Region dot = new Region();
  private final List<Region> grid = new ArrayList<>();
  private IntervalScale scale = new IntervalScale(0, 1);
  private double value = Double.NaN;
  private Optional<Interval> interval = Optional.empty();
  private Optional<Interval> shaded = Optional.empty();

  /** A row that shows nothing yet. */
  public IntervalBar() {
    getStyleClass().add("gn-interval");
    band.getStyleClass().add("gn-interval-band");
    line.getStyleClass().add("gn-interval-line");
    dot.getStyleClass().add("gn-interval-dot");
  }

  /** Draws dot and line in the accent colour and without grid, for table cells. */
  public IntervalBar plain() {
    getStyleClass().add("gn-plain");
    return this;
  }

  /**
   * Shows a value.
   *
   * @param on the rows' scale
   * @param at the value; NaN leaves the row empty
   * @param confidence its interval, where there is one
   * @param band the interval to shade behind it, where there is one
   */
  public void show(
      IntervalScale on, double at, Optional<Interval> confidence, Optional<Interval> band) {
    scale = on;
    value = at;
    interval = confidence;
    shaded = band;
    grid.clear();
    if (!getStyleClass().contains("gn-plain")) {
      for (int i = 0; i < on.ticks().values().size(); i++) {
        Region mark = new Region();
        mark.getStyleClass().add("gn-interval-grid");
        grid.add(mark);
      }
    } else {
      Region axis = new Region();
      axis.getStyleClass().add("gn-interval-grid");
      grid.add(axis);
    }
    getChildren().setAll(this.band);
    getChildren().addAll(grid);
    getChildren().addAll(line, dot);
    requestLayout();
  }

  /** A row of the round values, to stand above the bars. */
  public static Region axis(IntervalScale scale) {
    return new Axis(scale);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 150;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 26;
  }

  @Override
  protected void layoutChildren() {
    double middle = getHeight() / 2;
    place(band, shaded, 0, getHeight());
    place(line, interval, Math.round(middle - LINE / 2), LINE);
    if (getStyleClass().contains("gn-plain")) {
      grid.forEach(axis -> axis.resizeRelocate(0, Math.round(middle), getWidth(), 1));
    } else {
      List<Double> ticks = scale.ticks().values();
      for (int i = 0; i < grid.size(); i++) {
        grid.get(i).resizeRelocate(x(ticks.get(i)), 0, 1, getHeight());
      }
    }
    dot.setVisible(!Double.isNaN(value));
    if (!Double.isNaN(value)) {
      dot.resizeRelocate(x(value) - DOT / 2, Math.round(middle - DOT / 2), DOT, DOT);
    }
  }

  private void place(Region part, Optional<Interval> range, double top, double height) {
    part.setVisible(range.isPresent());
    range.ifPresent(
        ends -> part.resizeRelocate(x(ends.low()), top, x(ends.high()) - x(ends.low()), height));
  }

  private double x(double at) {
    return Math.round(Math.max(0, Math.min(1, scale.fraction(at))) * (getWidth() - 1));
  }

  private static final class Axis extends Region {
    private final IntervalScale scale;
    private final List<Label> labels = new ArrayList<>();

    Axis(IntervalScale scale) {
      this.scale = scale;
      for (int i = 0; i < scale.ticks().values().size(); i++) {
        Label label = new Label(scale.ticks().label(i));
        label.getStyleClass().add("gn-tiny");
        labels.add(label);
      }
      getChildren().setAll(labels);
    }

    @Override
    protected double computePrefHeight(double width) {
      return 18;
    }

    @Override
    protected void layoutChildren() {
      double taken = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < labels.size(); i++) {
        Label label = labels.get(i);
        double width = label.prefWidth(-1);
        double at = scale.fraction(scale.ticks().values().get(i)) * getWidth() - width / 2;
        double x = Math.round(Math.max(0, Math.min(getWidth() - width, at)));
        label.resizeRelocate(x, 0, width, getHeight());
        // Where labels would touch, every other one is left out.
        label.setVisible(x >= taken);
        taken = label.isVisible() ? x + width + LABEL_GAP : taken;
      }
    }
  }
}
