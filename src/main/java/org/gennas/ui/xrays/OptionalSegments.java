package org.gennas.ui.xrays;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A row of joined buttons of which one is chosen or none.
 *
 * @param <T> what is chosen among
 */
final class OptionalSegments<T> extends HBox {
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
  private final Consumer<Optional<T>> chosen;

  /**
   * @param chosen told what a person chose; empty where the chosen button was pressed again
   */
  OptionalSegments(List<T> values, Function<T, String> text, Consumer<Optional<T>> chosen) {
    this.chosen = chosen;
    getStyleClass().add("gn-segments");
    for (T each : values) {
      ToggleButton button = new ToggleButton(text.apply(each));
      button.getStyleClass().add("gn-small");
      button.setMinWidth(0);
      button.setOnAction(event -> press(each));
      buttons.put(each, button);
      getChildren().add(button);
    }
    getChildren().get(0).getStyleClass().add("gn-first");
    getChildren().get(getChildren().size() - 1).getStyleClass().add("gn-last");
  }

  /** Makes the buttons share the whole width. */
  OptionalSegments<T> wide() {
    getStyleClass().add("gn-tight");
    buttons
        .values()
        .forEach(
            button -> {
              button.setMaxWidth(Double.MAX_VALUE);
              HBox.setHgrow(button, Priority.ALWAYS);
            });
    return this;
  }

  private void press(T value) {
    boolean on = buttons.get(value).isSelected();
    chosen.accept(on ? Optional.of(value) : Optional.empty());
  }

  /** Shows what is chosen; tells nobody. */
  void show(Optional<T> value) {
    buttons.forEach((each, button) -> button.setSelected(Optional.of(each).equals(value)));
  }

  ToggleButton button(T value) {
    return buttons.get(value);
  }
}
