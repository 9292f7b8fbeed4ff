package org.gennas.ui.command;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Something that a person can do by name: a line of the command palette.
 *
 * @param id key of the text that names it, such as {@code compare.swap}
 * @param section key of the text under which it is listed, such as {@code screen.compare}
 * @param keys as printed on the keyboard, pressed together; empty where it has none
 * @param enabled whether it can be done now
 * @param action does it, on the window's thread; returns at once
 */
public record Command(
    String id, String section, List<String> keys, BooleanSupplier enabled, Runnable action) {
  public Command {
    keys = List.copyOf(keys);
  }

  /** Something that can always be done and has no key. */
  public static Command of(String id, String section, Runnable action) {
    return new Command(id, section, List.of(), () -> true, action);
  }

  /** The same with keys. */
  public Command withKeys(String... pressed) {
    return new Command(id, section, List.of(pressed), enabled, action);
  }

  /** The same, possible only at times. */
  public Command when(BooleanSupplier possible) {
    return new Command(id, section, keys, possible, action);
  }
}
