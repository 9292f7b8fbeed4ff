package org.gennas.ui.candidates;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.gennas.evaluation.OperatingRule;
import org.gennas.ui.Messages;
import org.gennas.ui.control.Segments;

/** How thresholds are chosen: Youden, a sensitivity of 90 %, or by hand with a slider. */
final class OperatingChooser extends HBox {
  private static final double SENSITIVITY = 0.9;

  private enum Way {
    YOUDEN,
    SENSITIVITY,
    MANUAL
  }

  private final Slider slider = new Slider(0, 1, 0.5);
  private final Label value = new Label();
  private final ObjectProperty<OperatingRule> rule;

  OperatingChooser(ObjectProperty<OperatingRule> rule, Messages messages) {
    super(8);
    this.rule = rule;
    setAlignment(Pos.CENTER_RIGHT);
    Segments<Way> ways =
        new Segments<>(List.of(Way.values()), w -> messages.get("candidates.operating.way." + w));
    ways.setId("operating-way");
    slider.setId("operating-threshold");
    slider.setPrefWidth(110);
    slider.setAccessibleText(messages.get("candidates.operating.threshold"));
    value.setMinWidth(34);
    value.getStyleClass().add("gn-note");
    HBox manual = new HBox(4, slider, value);
    manual.setAlignment(Pos.CENTER_LEFT);
    manual.visibleProperty().bind(ways.valueProperty().isEqualTo(Way.MANUAL));
    manual.managedProperty().bind(manual.visibleProperty());
    getChildren().addAll(manual, ways);
    ways.valueProperty().addListener((property, before, now) -> choose(now));
    slider.valueProperty().addListener((property, before, now) -> choose(ways.getValue()));
    choose(ways.getValue());
  }

  private void choose(Way way) {
    value.setText(String.format(Locale.ROOT, "%.2f", slider.getValue()));
    rule.set(
        switch (way) {
          case YOUDEN -> new OperatingRule.Youden();
          case SENSITIVITY -> new OperatingRule.SensitivityAtLeast(SENSITIVITY);
          case MANUAL -> new OperatingRule.Manual(slider.getValue());
        });
  }
}
