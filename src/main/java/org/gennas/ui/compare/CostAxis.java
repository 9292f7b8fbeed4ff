package org.gennas.ui.compare;

/** What a network's score is set against. */
public enum CostAxis {
  /** Multiply-accumulates for one image, in G. */
  MACS,
  /** Trainable weights, in M. */
  PARAMS,
  /** Of the whole training, in minutes. */
  TIME,
  /** Of the whole training, in Wh. */
  ENERGY
}
