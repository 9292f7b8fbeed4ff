package org.gennas.study.config;

/**
 * A finding to be learned and what its unclear labels count as in training. In validation and test
 * an uncertain label is always masked: nobody knows the truth there.
 *
 * @param finding as the dataset names it, such as "Pleural Effusion"
 * @param uncertain label -1 (Irvin et al. 2019: U-Ignore, U-Zeros, U-Ones)
 * @param blank not mentioned in the report
 */
public record FindingPolicy(String finding, Meaning uncertain, Meaning blank) {
  /** What an unclear label counts as. */
  public enum Meaning {
    /** Masked: gives no gradient and is not scored. */
    IGNORE,
    ZEROS,
    ONES
  }
}
