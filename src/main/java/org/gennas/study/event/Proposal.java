package org.gennas.study.event;

import java.util.Locale;
import java.util.Optional;
import org.gennas.space.Architecture;

/**
 * An architecture that somebody wants trained.
 *
 * @param rationale why, in words
 * @param prediction the proposer's own guess of the validation mean AUC
 * @param proposer who, as shown to people and written in the journal: "Surrogate", "Random", {@link
 *     #PERSON}
 */
public record Proposal(
    Architecture architecture, String rationale, Optional<Prediction> prediction, String proposer) {
  /** The name that a person's own proposals bear. */
  public static final String PERSON = "You";

  /**
   * A guess of the score that will come when the network is trained.
   *
   * @param mean expected validation mean AUC
   * @param deviation how far the score that comes will be from that, as a standard deviation: of
   *     honest ones, {@link #MARGIN} times the deviation holds nine scores in ten. Empty where the
   *     proposer names none, as language models do
   */
  public record Prediction(double mean, Optional<Double> deviation) {
    /** Share of the scores that are expected within the margin. */
    public static final double LEVEL = 0.9;

    /** Deviations that hold this share of a normal distribution, on both sides of its mean. */
    public static final double MARGIN = 1.6448536;

    public Prediction(double mean, double deviation) {
      this(mean, Optional.of(deviation));
    }

    /** How far to either side of the mean nine in ten scores are expected; half of an interval. */
    public Optional<Double> margin() {
      return deviation.map(d -> MARGIN * d);
    }

    /** Whether a score that came is within the margin; empty where none was stated. */
    public Optional<Boolean> held(double score) {
      return margin().map(m -> Math.abs(score - mean) <= m);
    }

    /** Such as "0.720 &plusmn; 0.019 (90%)", the margin with its level; the mean without one. */
    public String words() {
      return String.format(Locale.ROOT, "%.3f", mean)
          + margin().map(m -> String.format(Locale.ROOT, " \u00b1 %.3f (90%%)", m)).orElse("");
    }
  }
}
