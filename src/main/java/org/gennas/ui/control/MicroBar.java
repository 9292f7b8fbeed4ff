package org.gennas.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A number over a thin bar, for a table column; the bar's scale is the column's. */
public final class MicroBar extends Region {
  private static final double THICKNESS = 3;
  private static final double LEAST = 0.08;

  private final Label number = new Label();
  private final Region fill = new Region();
  private double share;

  /** A bar in a finding's colour. */
  public MicroBar(int series) {
    getStyleClass().addAll("gn-micro-bar", "gn-series-" + Math.floorMod(series, 5));
    fill.getStyleClass().add("gn-micro-fill");
    number.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(number, fill);
  }

  /**
   * Shows a number.
   *
   * @param text the number as printed, or a dash where it is not defined
   * @param value the number, NaN where it is not defined
   * @param low the column's smallest value
   * @param high the column's largest value
   */
  public void show(String text, double value, double low, double high) {
    number.setText(text);
    double span = high - low;
    share = Double.isNaN(value) ? 0 : span > 0 ? LEAST + (1 - LEAST) * (value - low) / span : 1;
    share = Math.max(0, Math.min(1, share));
    fill.setVisible(share > 0);
    setAccessibleText(text);
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 60;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 24;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 30;
  }

  @Override
  protected void layoutChildren() {
    double textHeight = getHeight() - THICKNESS - 1;
    number.resizeRelocate(0, 0, getWidth(), textHeight);
    fill.resizeRelocate(0, getHeight() - THICKNESS - 1, snapSizeX(share * getWidth()), THICKNESS);
  }
}
