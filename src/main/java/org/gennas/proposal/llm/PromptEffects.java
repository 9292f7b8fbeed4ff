package org.gennas.proposal.llm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * What a prompt can say of choices: what each costs, what the trials so far say it adds, and which
 * pairs do better or worse together than apart.
 */
final class PromptEffects {
  private static final int PAIRS_TOLD = 6;

  private PromptEffects() {}

  /**
   * Puts the placeholders {@code effects}, {@code observations}, {@code choices}, {@code pairs} and
   * {@code interplay}.
   *
   * @param history trials with a score; gains are told at the error of the best
   */
  static void put(Map<String, Object> values, Networks networks, List<Observation> history) {
    Optional<EffectEstimates> knowledge =
        history.stream()
            .max(Comparator.comparingDouble(Observation::auc))
            .flatMap(best -> EffectEstimates.of(networks, history, best.architecture()));
    List<Map<String, Object>> pairs = knowledge.map(PromptEffects::pairs).orElse(List.of());
    values.put("effects", knowledge.isPresent());
    values.put("observations", history.size());
    values.put("choices", choices(networks, knowledge.map(EffectEstimates::mains)));
    values.put("pairs", pairs);
    values.put("interplay", !pairs.isEmpty());
  }

  private static List<Map<String, Object>> choices(
      Networks networks, Optional<List<EffectEstimates.Main>> mains) {
    Architecture cheapest = new Architecture("0".repeat(networks.length()));
    Networks.Cost none = networks.cost(cheapest);
    List<Map<String, Object>> choices = new ArrayList<>();
    for (int slot = 0; slot < networks.length(); slot++) {
      for (int digit = 0; digit < networks.choices(slot); digit++) {
        Networks.Cost cost = networks.cost(cheapest.with(slot, digit));
        int index = choices.size();
        Optional<EffectEstimates.Main> main = mains.map(m -> m.get(index));
        Map<String, Object> row = new HashMap<>();
        row.put("slot", slot + 1);
        row.put("digit", digit);
        row.put("params", PromptContext.millions(cost.params() - none.params()));
        row.put("macs", PromptContext.millions(cost.macs() - none.macs()));
        row.put("gain", main.map(m -> signed(m.gain())).orElse(""));
        row.put("interval", main.map(m -> words(m.interval())).orElse(""));
        choices.add(row);
      }
    }
    return choices;
  }

  /** Those that are hardly chance: a long list of doubtful ones would mislead. */
  private static List<Map<String, Object>> pairs(EffectEstimates knowledge) {
    return knowledge.pairs().stream()
        .filter(pair -> !pair.interval().contains(0))
        .limit(PAIRS_TOLD)
        .map(PromptEffects::row)
        .toList();
  }

  static Map<String, Object> row(EffectEstimates.Pair pair) {
    return Map.of(
        "slot",
        pair.slot() + 1,
        "digit",
        pair.choice(),
        "other",
        pair.other() + 1,
        "otherDigit",
        pair.otherChoice(),
        "gain",
        signed(pair.gain()),
        "interval",
        words(pair.interval()));
  }

  private static String signed(double gain) {
    return String.format(Locale.ROOT, "%+.3f", gain);
  }

  private static String words(Interval interval) {
    return String.format(Locale.ROOT, "(%+.3f to %+.3f)", interval.low(), interval.high());
  }
}
