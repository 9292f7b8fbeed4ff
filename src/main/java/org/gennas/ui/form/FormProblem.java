package org.gennas.ui.form;

import java.util.List;

/**
 * Why a field cannot be used, as a text of the resource bundle.
 *
 * @param key of the message
 * @param arguments for its placeholders
 */
public record FormProblem(String key, List<Object> arguments) {
  public FormProblem {
    arguments = List.copyOf(arguments);
  }

  public static FormProblem of(String key, Object... arguments) {
    return new FormProblem(key, List.of(arguments));
  }
}
