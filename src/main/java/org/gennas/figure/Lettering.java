package org.gennas.figure;

/**
 * The typeface of a text, one of those that the program brings, and its size.
 *
 * @param px font size
 */
public record Lettering(Weight weight, double px) {
  /** From the middle of a line of Inter down to its baseline, in font sizes. */
  private static final double BASELINE = 0.364;

  /** How strong Inter is drawn. */
  public enum Weight {
    REGULAR(400, "InterTabular-Regular.ttf"),
    SEMIBOLD(600, "InterTabular-SemiBold.ttf");

    private final int css;
    private final String file;

    Weight(int css, String file) {
      this.css = css;
      this.file = file;
    }

    /** As style sheets count weights. */
    int css() {
      return css;
    }

    /** The font file among the program's resources. */
    String resource() {
      return "/org/gennas/ui/fonts/" + file;
    }
  }

  /** From the middle of a line down to its baseline, px. */
  double baseline() {
    return BASELINE * px;
  }
}
