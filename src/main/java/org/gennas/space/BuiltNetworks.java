package org.gennas.space;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The networks of a search space, built for one setting.
 *
 * @param setting image side, channels and outputs, for costs
 */
public record BuiltNetworks(SearchSpace space, NetworkCost.Setting setting) implements Networks {
  /** For images of {@code px} and so many outputs. */
  public static BuiltNetworks of(SearchSpace space, int px, int outputs) {
    return new BuiltNetworks(space, NetworkCost.Setting.of(space, px, outputs));
  }

  @Override
  public String name() {
    return space.name();
  }

  @Override
  public int length() {
    return space.length();
  }

  @Override
  public int choices(int index) {
    return space.blocks().size();
  }

  @Override
  public String choiceName(int index, int choice) {
    return space.blocks().get(choice).name();
  }

  @Override
  public Architecture canonical(Architecture architecture) {
    return space.canonical(architecture);
  }

  /** The cost, layer by layer. */
  public NetworkCost layers(Architecture architecture) {
    return NetworkCost.of(space, architecture, setting);
  }

  @Override
  public Cost cost(Architecture architecture) {
    NetworkCost cost = layers(architecture);
    return new Cost(cost.params(), cost.macs());
  }

  @Override
  public Architecture parse(String code) {
    return space.parse(code);
  }

  @Override
  public List<Architecture> all() {
    return space.all();
  }

  @Override
  public List<Architecture> distinct() {
    return space.distinct();
  }

  @Override
  public Architecture draw(RandomGenerator random) {
    return space.draw(random);
  }
}
