package org.gennas.ui.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that a person can do by name: a line of the command palette.
 *
 * @param id key of the text that names it, such as {@code compare.swap}; where several share a
 *     text, {@code #} and something of its own after it
 * @param section key of the text under which it is listed, such as {@code screen.compare}
 * @param keys as printed on the keyboard, pressed together; empty where it has none
 * @param enabled whether it can be done now
 * @param action does it, on the window's thread; returns at once
 * @param note what it is about now, such as the change that would be taken back, or why it cannot
 *     be done; in the person's language
 */
public record Command(
    String id,
    String section,
    List<String> keys,
    BooleanSupplier enabled,
    Runnable action,
    Supplier<Optional<String>> note) {
  public Command {
    keys = List.copyOf(keys);
  }

  /** A command about which nothing more is to be said. */
  public Command(
      String id, String section, List<String> keys, BooleanSupplier enabled, Runnable action) {
    this(id, section, keys, enabled, action, Optional::empty);
  }

  /** Something that can always be done and has no key. */
  public static Command of(String id, String section, Runnable action) {
    return new Command(id, section, List.of(), () -> true, action);
  }

  /** The same with keys. */
  public Command withKeys(String... pressed) {
    return new Command(id, section, List.of(pressed), enabled, action, note);
  }

  /** The same, possible only at times. */
  public Command when(BooleanSupplier possible) {
    return new Command(id, section, keys, possible, action, note);
  }

  /** The same with something said beside its name. */
  public Command saying(Supplier<Optional<String>> words) {
    return new Command(id, section, keys, enabled, action, words);
  }

  /** The key of the text that names it. */
  public String titleKey() {
    int mark = id.indexOf('#');
    return mark < 0 ? id : id.substring(0, mark);
  }

  /** Does it, if it can be done now. */
  public boolean run() {
    boolean possible = enabled.getAsBoolean();
    if (possible) {
      action.run();
    }
    return possible;
  }
}
