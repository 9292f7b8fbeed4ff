package org.gennas.data.split;

import org.gennas.data.tables.Label;
import org.gennas.data.tables.Side;

/**
 * What the unclear labels of a finding count as (Irvin et al. 2019: U-Ignore, U-Zeros, U-Ones).
 *
 * @param uncertain in training; in validation and test an uncertain label is always masked, since
 *     nobody knows the truth there
 * @param blank not mentioned in the report; on every side
 */
public record LabelPolicy(Meaning uncertain, Meaning blank) {
  /** What a label counts as. */
  public enum Meaning {
    /** Masked: gives no gradient and is not scored. */
    IGNORE(Targets.MASKED),
    ZEROS(0),
    ONES(1);

    private final int target;

    Meaning(int target) {
      this.target = target;
    }
  }

  /**
   * @return 1, 0 or {@link Targets#MASKED}
   */
  public int target(Label label, Side side) {
    return switch (label) {
      case POSITIVE -> 1;
      case NEGATIVE -> 0;
      case UNCERTAIN -> side == Side.TRAIN ? uncertain.target : Targets.MASKED;
      case BLANK -> blank.target;
    };
  }
}
