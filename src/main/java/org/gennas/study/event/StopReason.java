package org.gennas.study.event;

/** Why a search ended. */
public enum StopReason {
  PLATEAU,
  TRIALS,
  HOURS,
  TARGET,
  /** A person stopped it. */
  STOPPED,
  /** Every network that the limits allow has been tried. */
  EXHAUSTED,
  /** Nothing could be trained. */
  FAILED
}
