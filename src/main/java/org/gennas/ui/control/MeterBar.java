package org.gennas.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One line: name, bar, value. For the load of a device. */
public final class MeterBar extends HBox {
  private static final double THICKNESS = 5;

  private final String name;
  private final Bar bar = new Bar(THICKNESS, Bar.Tone.PLAIN);
  private final Label value = new Label();

  /**
   * A meter that shows nothing yet.
   *
   * @param name what is measured
   * @param nameWidth px, so that meters below each other align
   * @param valueWidth px
   */
  public MeterBar(String name, double nameWidth, double valueWidth) {
    super(0);
    this.name = name;
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(15);
    setPrefHeight(15);
    Label label = new Label(name);
    label.getStyleClass().add("gn-meter-label");
    label.setMinWidth(nameWidth);
    label.setPrefWidth(nameWidth);
    value.getStyleClass().add("gn-meter-value");
    value.setMinWidth(valueWidth);
    value.setPrefWidth(valueWidth);
    value.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(bar, Priority.ALWAYS);
    bar.setMinWidth(20);
    getChildren().setAll(label, bar, value);
    show(Double.NaN, "");
  }

  /**
   * Shows a measurement.
   *
   * @param fraction 0 to 1, or NaN where it was not measured
   * @param text the value in words, such as "14.2 / 24 GB" or "not measured"
   */
  public void show(double fraction, String text) {
    bar.setFraction(fraction);
    value.setText(text);
    setAccessibleText(name + ": " + text);
  }
}
