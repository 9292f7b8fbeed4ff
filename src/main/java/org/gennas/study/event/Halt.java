package org.gennas.study.event;

import java.util.Optional;
import org.gennas.study.config.EarlyStopping;

/**
 * Where a training was halted because it looked bad.
 *
 * @param epochs whole epochs in its checkpoint
 * @param auc best validation mean AUC up to there; empty where undefined
 * @param rule that halted it
 * @param reason in words and numbers
 */
public record Halt(int epochs, Optional<Double> auc, Rule rule, String reason) {
  /** What halts trainings; see {@link EarlyStopping}. */
  public enum Rule {
    /** Asynchronous successive halving: it may be resumed once it is among the best. */
    HALVING,
    /** The median stop rule: only a person continues it. */
    MEDIAN
  }
}
