package org.gennas.ui.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/**
 * A row of joined buttons of which exactly one is chosen; arrow keys move the choice.
 *
 * @param <T> what is chosen among
 */
public final class Segments<T> extends HBox {
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
  private final ObjectProperty<T> value = new SimpleObjectProperty<>();

  /**
   * A choice with the first value chosen.
   *
   * @param values at least one, none twice
   * @param text what a button says
   */
  public Segments(List<T> values, Function<T, String> text) {
    getStyleClass().add("gn-segments");
    setMaxWidth(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (T each : values) {
      ToggleButton button = new ToggleButton(text.apply(each));
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.getStyleClass().add("gn-small");
      button.setOnAction(event -> choose(each));
      buttons.put(each, button);
      getChildren().add(button);
    }
    getChildren().get(0).getStyleClass().add("gn-first");
    getChildren().get(getChildren().size() - 1).getStyleClass().add("gn-last");
    value.addListener((observable, old, now) -> buttons.get(now).setSelected(true));
    value.set(values.get(0));
    addEventFilter(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            move(event.getCode() == KeyCode.LEFT ? -1 : 1);
            event.consume();
          }
        });
  }

  /** Makes the buttons 30 px high instead of 24. */
  public Segments<T> large() {
    buttons.values().forEach(button -> button.getStyleClass().remove("gn-small"));
    return this;
  }

  /** What is chosen; never null. */
  public ObjectProperty<T> valueProperty() {
    return value;
  }

  /** What is chosen. */
  public T getValue() {
    return value.get();
  }

  /** Changes what a button says, such as a count. */
  public void setText(T of, String text) {
    buttons.get(of).setText(text);
  }

  /** The button of a value, for tests and tooltips. */
  public ToggleButton button(T of) {
    return buttons.get(of);
  }

  private void choose(T chosen) {
    // A second click on the chosen button would leave none chosen.
    buttons.get(chosen).setSelected(true);
    value.set(chosen);
  }

  private void move(int by) {
    List<T> all = List.copyOf(buttons.keySet());
    int next = Math.max(0, Math.min(all.size() - 1, all.indexOf(value.get()) + by));
    value.set(all.get(next));
    buttons.get(all.get(next)).requestFocus();
  }
}
