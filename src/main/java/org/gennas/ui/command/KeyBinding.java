package org.gennas.ui.command;

import java.util.List;

/**
 * A line of the key list.
 *
 * @param keys as printed on the keyboard, pressed together or one of them
 * @param messageKey key of the text that says what they do
 */
public record KeyBinding(List<String> keys, String messageKey) {
  public KeyBinding {
    keys = List.copyOf(keys);
  }
}
