package org.gennas.study.config;

/** What a search keeps small besides finding a good score. */
public enum SecondObjective {
  /** Multiply-accumulates for one image. */
  MACS,
  /** Trainable weights. */
  PARAMS,
  /** Measured milliseconds for one image. */
  LATENCY
}
