package org.gennas.runner.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.Networks;

/**
 * The networks that a table lists. Slots may have different numbers of choices, and codes may be
 * missing. Immutable.
 */
final class ListedNetworks implements Networks {
  private final String name;
  private final List<List<String>> choices;
  private final Map<Architecture, Cost> costs;
  private final Map<Architecture, Architecture> canonical = new HashMap<>();
  private final List<Architecture> all;
  private final List<Architecture> distinct;

  /**
   * @param choices names of each slot's choices
   * @param costs of every code that is listed
   * @param canonical the code that stands for a code's network
   */
  ListedNetworks(
      String name,
      List<List<String>> choices,
      Map<Architecture, Cost> costs,
      UnaryOperator<Architecture> canonical) {
    this.name = name;
    this.choices = List.copyOf(choices);
    this.costs = Map.copyOf(costs);
    this.all = costs.keySet().stream().sorted().toList();
    List<Architecture> once = new ArrayList<>();
    for (Architecture architecture : all) {
      Architecture stands = canonical.apply(architecture);
      Architecture listed = costs.containsKey(stands) ? stands : architecture;
      this.canonical.put(architecture, listed);
      if (listed.equals(architecture)) {
        once.add(architecture);
      }
    }
    this.distinct = List.copyOf(once);
  }

  /** The names "choice 0", "choice 1" ... for slots of which nothing else is known. */
  static List<List<String>> nameless(int[] choices) {
    List<List<String>> names = new ArrayList<>();
    for (int count : choices) {
      List<String> slot = new ArrayList<>();
      for (int c = 0; c < count; c++) {
        slot.add("choice " + c);
      }
      names.add(List.copyOf(slot));
    }
    return names;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int length() {
    return choices.size();
  }

  @Override
  public int choices(int index) {
    return choices.get(index).size();
  }

  @Override
  public String choiceName(int index, int choice) {
    return choices.get(index).get(choice);
  }

  @Override
  public Architecture canonical(Architecture architecture) {
    return canonical.getOrDefault(architecture, architecture);
  }

  @Override
  public Cost cost(Architecture architecture) {
    Cost cost = costs.get(architecture);
    if (cost == null) {
      throw new IllegalCodeException("The table " + name + " has no network " + architecture);
    }
    return cost;
  }

  @Override
  public Architecture parse(String code) {
    Architecture parsed = Networks.super.parse(code);
    cost(parsed);
    return parsed;
  }

  @Override
  public long size() {
    return all.size();
  }

  @Override
  public List<Architecture> all() {
    return all;
  }

  @Override
  public List<Architecture> distinct() {
    return distinct;
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    return Networks.super.neighbours(architecture).stream().filter(costs::containsKey).toList();
  }

  @Override
  public Architecture draw(RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }
}
