package org.gennas.proposal.llm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gennas.study.event.TrialResult;

/**
 * The trials worth remembering in a short request.
 *
 * @param best with the highest scores, best first
 * @param diverse of the rest, those that differ most from the best and from each other
 */
record NotableTrials(List<TrialResult> best, List<TrialResult> diverse) {
  private static final int SIZE = 6;

  NotableTrials {
    best = List.copyOf(best);
    diverse = List.copyOf(diverse);
  }

  static NotableTrials of(List<TrialResult> results) {
    List<TrialResult> ranked = new ArrayList<>(results);
    ranked.sort(Comparator.comparingDouble(r -> -r.valid().meanAuc().orElse(0.0)));
    List<TrialResult> best = List.copyOf(ranked.subList(0, Math.min(SIZE, ranked.size())));
    List<TrialResult> rest = new ArrayList<>(ranked.subList(best.size(), ranked.size()));
    List<TrialResult> diverse = new ArrayList<>();
    while (diverse.size() < SIZE && !rest.isEmpty()) {
      TrialResult next =
          rest.stream().max(Comparator.comparingInt(r -> nearest(r, best, diverse))).orElseThrow();
      diverse.add(next);
      rest.remove(next);
    }
    return new NotableTrials(best, diverse);
  }

  private static int nearest(TrialResult result, List<TrialResult> best, List<TrialResult> chosen) {
    return Stream.concat(best.stream(), chosen.stream())
        .mapToInt(o -> o.trial().architecture().distance(result.trial().architecture()))
        .min()
        .orElse(0);
  }
}
