package org.gennas.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;

/** A thin bar that begins at zero. */
public final class Bar extends Region {
  /** What the filled part's colour says. */
  public enum Tone {
    /** Grey: a plain amount. */
    PLAIN("gn-plain"),
    /** Accent: work done. */
    ACCENT("gn-accent"),
    /** Amber: near a limit. */
    WARNING("gn-warn"),
    /** Red: over a limit. */
    ERROR("gn-error");

    private final String styleClass;

    Tone(String styleClass) {
      this.styleClass = styleClass;
    }
  }

  private final double thickness;
  private final Region track = new Region();
  private final Region fill = new Region();
  private final DoubleProperty fraction = new SimpleDoubleProperty(Double.NaN);

  /** A bar of this thickness, px, that shows nothing yet. */
  public Bar(double thickness, Tone tone) {
    this.thickness = thickness;
    track.getStyleClass().add("gn-meter-track");
    fill.getStyleClass().add("gn-meter-fill");
    getChildren().setAll(track, fill);
    setTone(tone);
    fraction.addListener((observable, old, now) -> requestLayout());
    setMinHeight(thickness);
    setMaxHeight(thickness);
    setPrefHeight(thickness);
  }

  /** The filled share, 0 to 1; NaN where it is not known, which leaves the bar empty. */
  public DoubleProperty fractionProperty() {
    return fraction;
  }

  /** Fills this share, 0 to 1 (cut off there), or none for NaN. */
  public void setFraction(double share) {
    fraction.set(share);
  }

  /** Changes the colour of the filled part. */
  public void setTone(Tone tone) {
    for (Tone other : Tone.values()) {
      fill.getStyleClass().remove(other.styleClass);
    }
    fill.getStyleClass().add(tone.styleClass);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 100;
  }

  @Override
  protected void layoutChildren() {
    double share = Double.isNaN(fraction.get()) ? 0 : Math.max(0, Math.min(1, fraction.get()));
    double top = snapPositionY((getHeight() - thickness) / 2);
    track.resizeRelocate(0, top, getWidth(), thickness);
    double width = share * getWidth();
    fill.setVisible(width > 0);
    fill.resizeRelocate(0, top, share > 0 ? Math.max(2, width) : 0, thickness);
  }
}
