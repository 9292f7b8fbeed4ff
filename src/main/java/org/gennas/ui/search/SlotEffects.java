package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;

/**
 * What each choice of each slot adds to the validation mean AUC over the slot's average choice, as
 * the trials so far tell it; the same numbers as {@code gennas effects}. Immutable.
 */
public final class SlotEffects {
  /** Trials with a choice below which what it adds is not told apart from chance. */
  static final int FEW = 3;

  private static final SlotEffects NONE = new SlotEffects(Map.of(), Map.of());

  private final Map<Place, EffectEstimates.Main> mains;
  private final Map<Place, Integer> trials;

  private record Place(int slot, int choice) {}

  /**
   * @param gain in mean AUC
   * @param interval 95 %, of the gain
   * @param trials that had the choice in the slot
   */
  public record Effect(double gain, Interval interval, int trials) {
    /** Whether the trials tell it apart from nothing. */
    public boolean certain() {
      return trials >= FEW && !interval.contains(0);
    }
  }

  private SlotEffects(Map<Place, EffectEstimates.Main> mains, Map<Place, Integer> trials) {
    this.mains = mains;
    this.trials = trials;
  }

  /** Before anything is known. */
  static SlotEffects none() {
    return NONE;
  }

  /** What these scores say; nothing where fewer than two differ. Takes a few milliseconds. */
  static SlotEffects of(Networks networks, List<Observation> scored) {
    Optional<Observation> best = scored.stream().reduce((a, b) -> b.auc() > a.auc() ? b : a);
    Optional<EffectEstimates> knowledge =
        best.flatMap(b -> EffectEstimates.of(networks, scored, b.architecture()));
    if (knowledge.isEmpty()) {
      return NONE;
    }
    Map<Place, EffectEstimates.Main> mains = new HashMap<>();
    knowledge.get().mains().forEach(m -> mains.put(new Place(m.slot(), m.choice()), m));
    Map<Place, Integer> trials = new HashMap<>();
    for (Observation observation : scored) {
      Architecture canonical = networks.canonical(observation.architecture());
      for (int slot = 0; slot < networks.length(); slot++) {
        trials.merge(new Place(slot, canonical.choice(slot)), 1, Integer::sum);
      }
    }
    return new SlotEffects(Map.copyOf(mains), Map.copyOf(trials));
  }

  /** The scores that effects are read from. */
  static List<Observation> scored(StudyState state) {
    List<Observation> scored = new ArrayList<>();
    for (TrialState trial : state.searched()) {
      trial.auc().ifPresent(auc -> scored.add(new Observation(trial.id().architecture(), auc)));
    }
    return scored;
  }

  /** What a choice (its digit) adds in a slot (0-based); empty before it is known. */
  public Optional<Effect> of(int slot, int choice) {
    Place place = new Place(slot, choice);
    return Optional.ofNullable(mains.get(place))
        .map(m -> new Effect(m.gain(), m.interval(), trials.getOrDefault(place, 0)));
  }
}
