package org.gennas.ui.compare;

import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * What each block adds in each slot, and which two blocks do better or worse together, as the
 * trials tell it: see {@link EffectEstimates}. Immutable.
 *
 * @param networks name the slots' choices
 * @param trials how many it is read from
 * @param base at whose error gains are told
 * @param mains in slot and choice order
 * @param counts trials with a choice in a slot: by slot, by digit
 * @param pairs those whose intervals leave out 0, the clearest first, {@value #MOST_PAIRS} at most
 * @param pairsOut how many pairs' intervals leave out 0
 * @param pairsAll how many pairs there are
 */
public record BlockEffects(
    Networks networks,
    int trials,
    String base,
    List<EffectEstimates.Main> mains,
    int[][] counts,
    List<EffectEstimates.Pair> pairs,
    int pairsOut,
    int pairsAll) {
  private static final int MOST_PAIRS = 8;

  public BlockEffects {
    mains = List.copyOf(mains);
    pairs = List.copyOf(pairs);
  }

  /**
   * Reads the effects; tenths of a second with many trials.
   *
   * @param base the best of the trials
   * @return empty where fewer than two different scores leave nothing to learn from
   */
  static Optional<BlockEffects> of(
      Networks networks, List<Observation> trials, Architecture base, String baseLabel) {
    return EffectEstimates.of(networks, trials, base)
        .map(knowledge -> told(networks, trials, baseLabel, knowledge));
  }

  private static BlockEffects told(
      Networks networks, List<Observation> trials, String baseLabel, EffectEstimates knowledge) {
    List<EffectEstimates.Pair> all = knowledge.pairs();
    List<EffectEstimates.Pair> out = all.stream().filter(p -> !p.interval().contains(0)).toList();
    return new BlockEffects(
        networks,
        trials.size(),
        baseLabel,
        knowledge.mains(),
        counts(networks, trials),
        out.subList(0, Math.min(MOST_PAIRS, out.size())),
        out.size(),
        all.size());
  }

  private static int[][] counts(Networks networks, List<Observation> trials) {
    int[][] counts = new int[networks.length()][];
    for (int slot = 0; slot < counts.length; slot++) {
      counts[slot] = new int[networks.choices(slot)];
    }
    for (Observation trial : trials) {
      // as the effects see it: aliases of a network count as that network
      Architecture canonical = networks.canonical(trial.architecture());
      for (int slot = 0; slot < counts.length; slot++) {
        counts[slot][canonical.choice(slot)]++;
      }
    }
    return counts;
  }

  int count(EffectEstimates.Main main) {
    return counts[main.slot()][main.choice()];
  }
}
