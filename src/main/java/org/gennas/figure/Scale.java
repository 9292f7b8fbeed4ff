package org.gennas.figure;

/** Values to pixels along one axis. */
public sealed interface Scale permits LinearScale, LogScale {
  /** The pixel of a value. */
  double px(double value);
}
