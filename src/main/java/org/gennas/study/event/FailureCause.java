package org.gennas.study.event;

/** Why a training cannot continue, told apart because only one of the two is the network's. */
public enum FailureCause {
  /** The training itself: it diverged, or its batch needs more memory than there is. Final. */
  TRAINING,
  /**
   * Disk, files, permissions, memory that others use: the same training works once that is mended.
   */
  SURROUNDINGS
}
