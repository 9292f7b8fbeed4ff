package org.gennas.study.event;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Interval;

/**
 * What the fresh trainings of a candidate came to on validation. The score of the search itself is
 * not in it: the candidate was chosen by that.
 *
 * @param candidate number of the trial that was repeated
 * @param repeats numbers of the repeats that finished with a defined mean AUC, ascending
 * @param mean of their mean AUCs; empty where none was defined
 * @param interval of the mean, over patients and seeds; empty where it could not be computed
 * @param lowest of their mean AUCs
 * @param highest of their mean AUCs
 */
public record RepeatScore(
    int candidate,
    List<Integer> repeats,
    Optional<Double> mean,
    Optional<Interval> interval,
    Optional<Double> lowest,
    Optional<Double> highest) {
  public RepeatScore {
    repeats = List.copyOf(repeats);
  }
}
