package org.gennas.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.space.SearchSpace;

/**
 * Weights of trained models that a network can begin with: of each block those of the first model
 * that has the very same block in the same place, and of the last layer those of the first model
 * with the same findings. What no model has begins as drawn.
 */
final class InheritedWeights {
  /** The layer behind all blocks. */
  private static final String LAST = "findings";

  private final Map<Place, float[]> known = new LinkedHashMap<>();

  /** A block where it stands, or the last layer with its findings in its name. */
  private record Place(String name, Optional<BlockDefinition> definition) {}

  /** One model after the other, the one to be preferred first. */
  void add(ModelFile.Model model) {
    TrainedModel described = model.model();
    Optional<NetworkPlan> plan =
        SearchSpace.preset(described.space())
            .map(
                space ->
                    NetworkPlan.of(
                        space,
                        space.parse(described.architecture().code()),
                        described.px(),
                        described.findings().size()));
    plan.ifPresent(
        p -> places(p, described.findings()).forEach((place, part) -> keep(place, part, model)));
  }

  private void keep(Place place, Part part, ModelFile.Model model) {
    float[] all = model.parameters();
    if (part.from() + part.length() <= all.length) {
      known.computeIfAbsent(
          place, p -> Arrays.copyOfRange(all, part.from(), part.from() + part.length()));
    }
  }

  /** A run of the flat parameters. */
  private record Part(int from, int length) {}

  /** All parts of a network's flat parameters, in their order. */
  private static Map<Place, Part> places(NetworkPlan plan, List<String> findings) {
    Map<Place, Part> places = new LinkedHashMap<>();
    int at = 0;
    int width = 0;
    for (NetworkPlan.NamedBlock block : plan.blocks()) {
      int length = block.definition().trainable() + block.definition().statistics();
      places.put(new Place(block.name(), Optional.of(block.definition())), new Part(at, length));
      at += length;
      width = block.definition().out();
    }
    places.put(
        new Place(LAST + findings, Optional.empty()), new Part(at, (width + 1) * plan.outputs()));
    return places;
  }

  /**
   * Begins a network with what is known.
   *
   * @param drawn its parameters as drawn; receives what is inherited
   * @return names of the layers that were inherited, in their order
   */
  List<String> give(NetworkPlan plan, List<String> findings, float[] drawn) {
    return places(plan, findings).entrySet().stream()
        .filter(e -> known.containsKey(e.getKey()))
        .peek(
            e ->
                System.arraycopy(
                    known.get(e.getKey()), 0, drawn, e.getValue().from(), e.getValue().length()))
        .map(e -> e.getKey().definition().isPresent() ? e.getKey().name() : LAST)
        .toList();
  }
}
