package org.gennas.ui.compare;

/**
 * An upright axis of the parallel coordinates.
 *
 * @param kind what it tells
 * @param slot 0-based, of a slot's axis; else 0
 */
public record CoordinateAxis(Kind kind, int slot) {
  /** What an axis tells. */
  public enum Kind {
    /** The digit in a slot. */
    SLOT,
    /** In M. */
    PARAMS,
    /** In G. */
    MACS,
    AUC
  }

  static CoordinateAxis of(Kind kind) {
    return new CoordinateAxis(kind, 0);
  }

  /** Where a trial lies on it. */
  double value(TrialPoint trial) {
    return switch (kind) {
      case SLOT -> trial.architecture().choice(slot);
      case PARAMS -> trial.params() / 1e6;
      case MACS -> trial.macs() / 1e9;
      case AUC -> trial.auc();
    };
  }
}
