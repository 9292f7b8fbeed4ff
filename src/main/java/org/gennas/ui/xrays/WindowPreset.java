package org.gennas.ui.xrays;

import org.gennas.data.images.GreyWindow;
import org.gennas.data.images.Radiograph;

/**
 * Windows that suit a part of the chest, as percentiles of the picture's own levels: files differ
 * in what a level means, so no fixed numbers would do.
 */
enum WindowPreset {
  /** From the darkest to the brightest level. */
  FULL(0, 100),
  /** Spread over the dark part, which the lungs are in. */
  LUNG(1, 70),
  /** Spread over the bright part, which heart and mediastinum are in. */
  HEART(35, 99.5);

  private final double low;
  private final double high;

  WindowPreset(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** Percentile that becomes black. */
  double low() {
    return low;
  }

  /** Percentile that becomes white. */
  double high() {
    return high;
  }

  /** The window of a picture; "full" is the one that its file asks for, if it does. */
  GreyWindow of(Radiograph picture) {
    return this == FULL ? picture.shown() : picture.percentiles(low, high);
  }
}
