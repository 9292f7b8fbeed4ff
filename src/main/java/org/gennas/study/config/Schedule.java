package org.gennas.study.config;

/** When new proposals are asked for. */
public enum Schedule {
  /** The source study's: k proposals for k devices, wait for all, ask again. */
  IN_STEP,
  /** A free device asks for one more at once, told what is still in training. */
  FREE_RUNNING
}
