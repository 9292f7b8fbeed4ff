package org.gennas.ui.form;

import java.util.Optional;

/**
 * What a typed text came to: a value or a problem.
 *
 * @param <T> what the field is for
 */
public sealed interface Checked<T> {
  record Good<T>(T good) implements Checked<T> {}

  record Bad<T>(FormProblem bad) implements Checked<T> {}

  static <T> Checked<T> good(T value) {
    return new Good<>(value);
  }

  static <T> Checked<T> bad(String key, Object... arguments) {
    return new Bad<>(FormProblem.of(key, arguments));
  }

  default Optional<T> value() {
    return this instanceof Good<T> checked ? Optional.of(checked.good()) : Optional.empty();
  }

  default Optional<FormProblem> problem() {
    return this instanceof Bad<T> checked ? Optional.of(checked.bad()) : Optional.empty();
  }
}
