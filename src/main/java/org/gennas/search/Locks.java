package org.gennas.search;

import java.util.Locale;
import java.util.Map;
import org.gennas.space.Networks;

/** Checks locks that come from outside. */
final class Locks {
  private Locks() {}

  /**
   * These locks as they are.
   *
   * @param locks slot (0-based) to choice
   * @throws IllegalArgumentException if there is no such slot or choice; tells which there are
   */
  static Map<Integer, Integer> of(Map<Integer, Integer> locks, Networks networks) {
    locks.forEach(
        (slot, choice) -> {
          if (slot < 0 || slot >= networks.length()) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "There is no slot %d to lock; %s has the slots 1 to %d.",
                    slot + 1,
                    networks.name(),
                    networks.length()));
          }
          if (choice < 0 || choice >= networks.choices(slot)) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "Slot %d cannot be locked to %d; its choices are 0 to %d.",
                    slot + 1,
                    choice,
                    networks.choices(slot) - 1));
          }
        });
    return Map.copyOf(locks);
  }
}
