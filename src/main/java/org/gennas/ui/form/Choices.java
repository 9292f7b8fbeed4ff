package org.gennas.ui.form;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Combo boxes whose values have names in the resource bundle. */
public final class Choices {
  private Choices() {}

  /** A box with these values, none chosen. */
  public static <T> ComboBox<T> of(List<T> values, Function<T, String> name, String id) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : name.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new IllegalStateException("The box cannot be typed into");
          }
        });
    return box;
  }
}
