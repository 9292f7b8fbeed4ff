package org.gennas.data.dicom;

import java.util.Locale;

/** The elements that are looked at, as group and element in one number (PS3.6). */
final class Tag {
  static final int TRANSFER_SYNTAX = 0x0002_0010;
  static final int SEX = 0x0010_0040;
  static final int AGE = 0x0010_1010;
  static final int IMAGER_PIXEL_SPACING = 0x0018_1164;
  static final int VIEW_POSITION = 0x0018_5101;
  static final int SAMPLES_PER_PIXEL = 0x0028_0002;
  static final int PHOTOMETRIC = 0x0028_0004;
  static final int FRAMES = 0x0028_0008;
  static final int ROWS = 0x0028_0010;
  static final int COLUMNS = 0x0028_0011;
  static final int PIXEL_SPACING = 0x0028_0030;
  static final int BITS_ALLOCATED = 0x0028_0100;
  static final int BITS_STORED = 0x0028_0101;
  static final int HIGH_BIT = 0x0028_0102;
  static final int PIXEL_REPRESENTATION = 0x0028_0103;
  static final int PADDING = 0x0028_0120;
  static final int PADDING_LIMIT = 0x0028_0121;
  static final int WINDOW_CENTER = 0x0028_1050;
  static final int WINDOW_WIDTH = 0x0028_1051;
  static final int RESCALE_INTERCEPT = 0x0028_1052;
  static final int RESCALE_SLOPE = 0x0028_1053;
  static final int WINDOW_FUNCTION = 0x0028_1056;
  static final int PIXELS = 0x7FE0_0010;
  static final int ITEM = 0xFFFE_E000;
  static final int ITEM_END = 0xFFFE_E00D;
  static final int SEQUENCE_END = 0xFFFE_E0DD;

  private Tag() {}

  /** As people write it. */
  static String text(int tag) {
    return String.format(Locale.ROOT, "(%04X,%04X)", tag >>> 16, tag & 0xFFFF);
  }
}
