package org.gennas.ui.compare;

import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.Palette;

/** How the compared trials look, by their places: each has a letter, a colour and a dash. */
final class Letters {
  private static final double[] DASHED = {6, 4};
  private static final double[] DOTTED = {2, 3};
  private static final double[] DASH_DOT = {9, 3, 2, 3};

  private Letters() {}

  static String of(int place) {
    return String.valueOf((char) ('A' + place));
  }

  static double[] dashes(int place) {
    return switch (place) {
      case 0 -> Brush.SOLID;
      case 1 -> DASHED;
      case 2 -> DOTTED;
      default -> DASH_DOT;
    };
  }

  /** Of lines and bands. */
  static Colour line(Palette palette, int place) {
    return palette.finding(place);
  }

  /** Of the disc behind the letter, and of text: dark enough to be read. */
  static Colour strong(Palette palette, int place) {
    return palette.token("letter-" + place);
  }

  /** Of the letter on its disc. */
  static Colour onDisc(Palette palette) {
    return palette.token("letter-text");
  }
}
