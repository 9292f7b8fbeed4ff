package org.gennas.search;

import java.nio.file.Path;
import java.util.List;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;

/**
 * What a person wants done with a study's trials before anything else, also in one that has ended.
 *
 * @param continued numbers of halted or stopped trials that resume
 * @param repeated numbers of trials whose networks are trained again with another seed
 * @param retried numbers of failed trials that are trained once more; also where the outcome is
 *     settled, which then stays as it is
 */
public record TrialRequests(
    List<Integer> continued, List<Integer> repeated, List<Integer> retried) {
  public TrialRequests {
    continued = List.copyOf(continued);
    repeated = List.copyOf(repeated);
    retried = List.copyOf(retried);
  }

  /** Nothing in particular. */
  public static TrialRequests none() {
    return new TrialRequests(List.of(), List.of(), List.of());
  }

  /** Only that failed trials are trained once more. */
  public static TrialRequests retrying(List<Integer> trials) {
    return new TrialRequests(List.of(), List.of(), trials);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return continued.isEmpty() && repeated.isEmpty() && retried.isEmpty();
  }

  /**
   * @throws FileProblem if the study has no such trial in such a state, or its outcome rests on
   *     what may not change any more
   */
  void require(StudyState state, Path study) throws FileProblem {
    for (int number : continued) {
      if (state.trial(number).filter(TrialState::resumable).isEmpty()) {
        throw problem(
            "Trial " + number + " cannot be resumed: it was neither halted nor stopped",
            study,
            "gennas show lists those that were.");
      }
    }
    for (int number : retried) {
      if (state.trial(number).filter(t -> t.status() == TrialState.Status.FAILED).isEmpty()) {
        throw problem(
            "Trial " + number + " cannot be tried again: it has not failed",
            study,
            "gennas show lists the trials that failed.");
      }
    }
    for (int number : repeated) {
      if (state.trial(number).isEmpty()) {
        throw problem("There is no trial " + number, study, "gennas show lists the trials.");
      }
    }
    boolean settled = state.test().isPresent() || state.confirming().isPresent();
    if (settled && !(continued.isEmpty() && repeated.isEmpty())) {
      throw problem(
          state.test().isPresent()
              ? "The test split has been scored, and it is scored only once"
              : "The best candidates are being confirmed",
          study,
          "Create a new study to train more.");
    }
  }

  private static FileProblem problem(String what, Path study, String remedy) {
    return new FileProblem(what, study, 0, remedy);
  }
}
