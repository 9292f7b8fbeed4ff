package org.gennas.ui.xrays;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A name, a slider and its value. */
final class ValueSlider extends HBox {
  private final Slider slider = new Slider();
  private final Label value = new Label();
  private final DoubleFunction<String> print;
  private boolean showing;

  ValueSlider(String name, DoubleConsumer moved, DoubleFunction<String> print) {
    super(8);
    this.print = print;
    setAlignment(Pos.CENTER_LEFT);
    Label label = new Label(name);
    label.getStyleClass().add("gn-note");
    label.setMinWidth(74);
    value.getStyleClass().add("gn-strong");
    value.setMinWidth(44);
    value.setAlignment(Pos.CENTER_RIGHT);
    slider.setAccessibleText(name);
    slider.getStyleClass().add("progress-slider");
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setMinWidth(40);
    HBox.setHgrow(slider, Priority.ALWAYS);
    getChildren().setAll(label, slider, value);
    slider
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing) {
                moved.accept(now.doubleValue());
              }
            });
  }

  /** Shows a value; tells nobody. */
  void show(double low, double high, double now) {
    showing = true;
    slider.setMin(low);
    slider.setMax(high);
    slider.setBlockIncrement((high - low) / 50);
    slider.setValue(now);
    showing = false;
    value.setText(print.apply(now));
  }

  Slider slider() {
    return slider;
  }
}
