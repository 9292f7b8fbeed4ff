package org.gennas.ui.images;

import java.util.List;
import javafx.scene.layout.Region;

/** How a finding's labels divide: positive, negative, uncertain and blank, side by side. */
final class LabelBar extends Region {
  private static final double THICKNESS = 8;
  private static final double LEAST = 1;

  /** Style classes of the parts, in order. */
  static final List<String> PARTS =
      List.of("gn-label-positive", "gn-label-negative", "gn-label-uncertain", "gn-label-blank");

  private final int[] counts;

  /**
   * @param counts images with each label, in the order of {@link #PARTS}
   */
  LabelBar(int... counts) {
    this.counts = counts.clone();
    getStyleClass().add("gn-label-bar");
    for (String part : PARTS) {
      Region region = new Region();
      region.getStyleClass().add(part);
      getChildren().add(region);
    }
    setMinHeight(THICKNESS);
    setPrefHeight(THICKNESS);
    setMaxHeight(THICKNESS);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 120;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 40;
  }

  @Override
  protected void layoutChildren() {
    double all = 0;
    for (int count : counts) {
      all += count;
    }
    double x = 0;
    double before = 0;
    for (int i = 0; i < counts.length; i++) {
      Region part = (Region) getChildren().get(i);
      before += counts[i];
      double end = all == 0 ? 0 : snapPositionX(before / all * getWidth());
      double width = counts[i] == 0 ? 0 : Math.max(LEAST, end - x);
      part.setVisible(width > 0);
      part.resizeRelocate(x, 0, width, THICKNESS);
      x += width;
    }
  }
}
