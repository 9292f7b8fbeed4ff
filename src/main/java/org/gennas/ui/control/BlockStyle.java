package org.gennas.ui.control;

/** The style class of a block: its digit, as far as the palette goes. */
final class BlockStyle {
  private static final int LAST = 2;

  private BlockStyle() {}

  /** The style class for a digit of the code, from 0. */
  static String of(int digit) {
    return "gn-block-" + Math.min(digit, LAST);
  }
}
