package org.gennas.ui.study;

import java.util.HashMap;
import java.util.Map;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.StudyConfig;

/** Costs of the trials of one study, each worked out once; confined to one thread. */
public final class TrialCosts {
  private final Map<Architecture, NetworkCost> known = new HashMap<>();

  /** The cost of an architecture in the study's setting. */
  public NetworkCost of(StudyConfig config, Architecture architecture) {
    return known.computeIfAbsent(architecture, a -> cost(config, a));
  }

  private static NetworkCost cost(StudyConfig config, Architecture architecture) {
    SearchSpace space = SearchSpace.presetOrDefault(config.space());
    int px = config.images().px();
    return NetworkCost.of(
        space,
        architecture,
        new NetworkCost.Setting(
            px, space.inputChannels(), config.images().findings().size(), space.stemStride(px)));
  }
}
