package org.gennas.study.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.study.folder.EnsembleFile;

/**
 * A study's second result beside its winner: trained networks whose weighted mean probability is
 * the answer. Written as ensemble.json, and within an exported {@link EnsembleFile}.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param made when
 * @param candidates finished trainings that it was chosen from
 * @param members those chosen, the heaviest first
 * @param valid scores of the mean on the validation split, by which the members were chosen: they
 *     flatter
 * @param plainMean the simpler choice, to compare with
 * @param params of all members together
 * @param macs of all members together, for one image
 * @param latencyMillis of all members one after another; empty where one was not measured
 */
public record Ensemble(
    int format,
    Instant made,
    int candidates,
    List<Member> members,
    SplitScore valid,
    PlainMean plainMean,
    long params,
    long macs,
    Optional<Double> latencyMillis) {
  /** The version that this program writes and the newest that it reads. */
  public static final int FORMAT = 1;

  private static final double ROUNDING = 1e-9;

  public Ensemble {
    members = List.copyOf(members);
    double sum = members.stream().mapToDouble(Member::weight).sum();
    if (!(Math.abs(sum - 1) < ROUNDING) || members.stream().anyMatch(m -> !(m.weight() > 0))) {
      throw new IllegalArgumentException("The members' weights are above 0 and sum to 1.");
    }
  }

  /**
   * A training whose network has a say.
   *
   * @param weight above 0 to 1
   */
  public record Member(TrialId trial, double weight) {}

  /**
   * The mean of the best few with equal weights.
   *
   * @param trials their numbers
   * @param meanAuc on the validation split; empty where undefined
   * @param interval of it; empty where not defined
   */
  public record PlainMean(
      List<Integer> trials, Optional<Double> meanAuc, Optional<Interval> interval) {
    public PlainMean {
      trials = List.copyOf(trials);
    }
  }

  /** The weight of a training's network; empty where it is no member. */
  public Optional<Double> weight(TrialId trial) {
    return members.stream().filter(m -> m.trial().equals(trial)).map(Member::weight).findFirst();
  }

  /** The members' weights, in order. */
  public List<Double> weights() {
    return members.stream().map(Member::weight).toList();
  }

  /** Such as {@code T-03 (0.50), T-07 (0.25)}, the heaviest first. */
  public String membersInWords() {
    return String.join(
        ", ",
        members.stream()
            .map(m -> String.format(Locale.ROOT, "%s (%.2f)", m.trial().label(), m.weight()))
            .toList());
  }
}
