package org.gennas.ui.images;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.ui.text.Messages;

/** The five steps side by side, each with what it came to; arrow keys move. */
final class StepBar extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Map<Step, ToggleButton> buttons = new EnumMap<>(Step.class);
  private final Map<Step, Label> notes = new EnumMap<>(Step.class);
  private final ObjectProperty<Step> step;
  private final Messages messages;

  StepBar(ObjectProperty<Step> step, Messages messages) {
    this.step = step;
    this.messages = messages;
    getStyleClass().add("gn-steps");
    setId("steps");
    ToggleGroup group = new ToggleGroup();
    for (Step each : Step.values()) {
      ToggleButton button = button(each);
      button.setToggleGroup(group);
      buttons.put(each, button);
      HBox.setHgrow(button, Priority.ALWAYS);
      getChildren().add(button);
    }
    step.addListener((property, before, now) -> buttons.get(now).setSelected(true));
    buttons.get(step.get()).setSelected(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private ToggleButton button(Step each) {
    Label number = new Label(String.valueOf(each.ordinal() + 1));
    number.getStyleClass().add("gn-step-number");
    number.setMinSize(22, 22);
    Label title = new Label(messages.get("images.step." + each));
    title.getStyleClass().add("gn-step-title");
    Label note = new Label();
    note.getStyleClass().add("gn-step-note");
    notes.put(each, note);
    VBox words = new VBox(title, note);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox content = new HBox(8, number, words);
    content.setAlignment(Pos.CENTER_LEFT);
    content.setMouseTransparent(true);
    ToggleButton button = new ToggleButton();
    button.setId("step-" + (each.ordinal() + 1));
    button.setGraphic(content);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setPrefWidth(100);
    button.getStyleClass().add("gn-step");
    button.setTooltip(
        new Tooltip(messages.format("images.step.hint", String.valueOf(each.ordinal() + 1))));
    button.setOnAction(
        event -> {
          button.setSelected(true);
          step.set(each);
        });
    return button;
  }

  /** Says below a step's name what it came to. */
  void note(Step of, String text, boolean wrong) {
    notes.get(of).setText(text);
    ToggleButton button = buttons.get(of);
    button.pseudoClassStateChanged(WRONG, wrong);
    button.setAccessibleText(
        messages.format(
            "images.step.accessible",
            String.valueOf(of.ordinal() + 1),
            messages.get("images.step." + of),
            text));
  }

  /** Puts the keyboard on the step that is shown. */
  void focusStep() {
    buttons.get(step.get()).requestFocus();
  }

  private void onKey(KeyEvent event) {
    int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
    if (by != 0 && !event.isAltDown()) {
      step.set(step.get().moved(by));
      focusStep();
      event.consume();
    }
  }
}
