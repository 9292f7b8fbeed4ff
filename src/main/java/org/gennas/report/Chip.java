package org.gennas.report;

import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;

/** An architecture as a row of coloured cells, a little apart where a stage begins. */
final class Chip {
  private Chip() {}

  /**
   * @param style "chip" or "chip lg"
   */
  static void write(
      Markup out, Architecture architecture, Optional<SearchSpace> space, String style) {
    List<Slot> slots = space.map(SearchSpace::slots).orElse(List.of());
    out.open("span", "class", style, "title", "architecture " + architecture.code());
    for (int i = 0; i < architecture.length(); i++) {
      boolean begins =
          i > 0 && i < slots.size() && slots.get(i).stage() != slots.get(i - 1).stage();
      int choice = architecture.choice(i);
      out.element("b", String.valueOf(choice), "class", "k" + choice + (begins ? " gap" : ""));
    }
    out.close();
  }
}
