package org.gennas.ui.candidates;

import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.gennas.ui.text.Messages;

/** The prevalence for which predictive values are stated, in percent; blank: as in the data. */
final class PrevalenceField extends HBox {
  private static final double PERCENT = 100;

  private final TextField field = new TextField();
  private final ObjectProperty<Thresholds> thresholds;

  PrevalenceField(ObjectProperty<Thresholds> thresholds, Messages messages) {
    super(6);
    this.thresholds = thresholds;
    setAlignment(Pos.CENTER_LEFT);
    Label head = new Label(messages.get("candidates.prevalence"));
    head.getStyleClass().add("gn-note");
    head.setMinWidth(USE_PREF_SIZE);
    head.setLabelFor(field);
    Label unit = new Label("%");
    unit.getStyleClass().add("gn-note");
    unit.setMinWidth(USE_PREF_SIZE);
    field.setId("operating-prevalence");
    field.getStyleClass().add("gn-small");
    field.setPrefWidth(118);
    field.setMinWidth(118);
    field.setPromptText(messages.get("candidates.prevalence.data"));
    field.setAccessibleText(messages.get("candidates.prevalence"));
    field.setTooltip(new Tooltip(messages.get("candidates.prevalence.why")));
    field.textProperty().addListener((property, before, now) -> take(now.strip()));
    getChildren().addAll(head, field, unit);
  }

  private void take(String text) {
    OptionalDouble share = share(text);
    boolean wrong = !text.isEmpty() && share.isEmpty();
    field.getStyleClass().remove("gn-invalid");
    if (wrong) {
      field.getStyleClass().add("gn-invalid");
    } else {
      thresholds.set(thresholds.get().atPrevalence(share));
    }
  }

  /** 0..1; empty where the text is no number of percent from 0 to 100. */
  static OptionalDouble share(String percent) {
    try {
      double value = Double.parseDouble(percent.replace(',', '.').replace("%", "").strip());
      return value >= 0 && value <= PERCENT
          ? OptionalDouble.of(value / PERCENT)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
