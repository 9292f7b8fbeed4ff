package org.gennas.search.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a search with a time stands.
 *
 * @param before seconds of the study's time that had passed before the search
 * @param passed seconds of it that have passed by now
 * @param factor time of trainings so far over the expected one
 * @param open seconds that trainings which have begun or wait still need, in the order of their
 *     start
 * @param trials networks of the search that have been proposed, those under way included
 * @param best work of the best networks so far, the best first; see {@link Sizes#work}
 */
public record PlanProgress(
    double before, double passed, double factor, List<Double> open, int trials, List<Double> best) {
  public PlanProgress {
    open = List.copyOf(open);
    best = List.copyOf(best);
  }

  /** Nothing has been trained yet. */
  public static PlanProgress beginning(double before) {
    return new PlanProgress(before, before, 1, List.of(), 0, List.of());
  }

  /** As it would be if a network of that work were the best. */
  PlanProgress withBest(double work) {
    List<Double> works = Stream.concat(Stream.of(work), best.stream()).toList();
    return new PlanProgress(before, passed, factor, open, trials, works);
  }
}
