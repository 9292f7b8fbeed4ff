package org.gennas.data.phantom;

/**
 * The word SYNTHETIC, burnt into a corner in a small bitmap font. The corner is one of the upper
 * two, the one with the less anatomy behind it.
 */
final class SyntheticMark {
  static final String WORD = "SYNTHETIC";

  private static final int LETTER_WIDTH = 3;
  private static final int LETTER_HEIGHT = 5;

  /** Five rows of three bits for each letter of {@link #WORD}. */
  private static final int[][] LETTERS = {
    {0b011, 0b100, 0b010, 0b001, 0b110},
    {0b101, 0b101, 0b010, 0b010, 0b010},
    {0b111, 0b101, 0b101, 0b101, 0b101},
    {0b111, 0b010, 0b010, 0b010, 0b010},
    {0b101, 0b101, 0b111, 0b101, 0b101},
    {0b111, 0b100, 0b110, 0b100, 0b111},
    {0b111, 0b010, 0b010, 0b010, 0b010},
    {0b111, 0b010, 0b010, 0b010, 0b111},
    {0b011, 0b100, 0b100, 0b100, 0b011},
  };

  private SyntheticMark() {}

  static void burn(byte[] grey, int size) {
    int scale = Math.max(1, Math.round(size / 200f));
    int width = WORD.length() * (LETTER_WIDTH + 1) * scale;
    int height = LETTER_HEIGHT * scale;
    int margin = 2 * scale;
    int right = size - margin - width;
    int left =
        mean(grey, size, margin, width, height) <= mean(grey, size, right, width, height)
            ? margin
            : right;
    int top = margin;
    for (int r = -scale; r < height + scale; r++) {
      for (int c = -scale; c < width; c++) {
        int at = (top + r) * size + left + c;
        grey[at] = (byte) (lit(r, c, scale) ? 220 : 12);
      }
    }
  }

  private static boolean lit(int row, int column, int scale) {
    if (row < 0 || column < 0 || row >= LETTER_HEIGHT * scale) {
      return false;
    }
    int letter = column / scale / (LETTER_WIDTH + 1);
    int bit = column / scale % (LETTER_WIDTH + 1);
    return bit < LETTER_WIDTH
        && (LETTERS[letter][row / scale] >> (LETTER_WIDTH - 1 - bit) & 1) == 1;
  }

  private static double mean(byte[] grey, int size, int left, int width, int height) {
    double sum = 0;
    for (int r = 0; r < height; r++) {
      for (int c = left; c < left + width; c++) {
        sum += grey[r * size + c] & 0xff;
      }
    }
    return sum / (width * height);
  }
}
