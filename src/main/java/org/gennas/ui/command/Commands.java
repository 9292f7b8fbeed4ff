package org.gennas.ui.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that can be done by name in the window. For the window's thread. */
public final class Commands {
  private final Map<String, Command> byId = new LinkedHashMap<>();

  /** Adds commands; one of a known id replaces it. */
  public void add(Collection<Command> more) {
    more.forEach(command -> byId.put(command.id(), command));
  }

  /** Takes commands away, such as those of a study that was closed. */
  public void remove(Collection<String> ids) {
    ids.forEach(byId::remove);
  }

  /** All of them, in the order in which they were added. */
  public List<Command> all() {
    return new ArrayList<>(byId.values());
  }
}
