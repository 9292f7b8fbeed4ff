package org.gennas.report;

/**
 * Pictures within a report. Colours and fonts are attributes of the elements themselves, so that a
 * picture looks the same wherever it is drawn; the page's style sheet changes them for the dark.
 */
final class Svg {
  static final String INK = "#24292f";
  static final String MUTED = "#57606a";
  static final String GRID = "#e7ebef";
  static final String AXIS = "#afb8c1";
  static final String CARD = "#ffffff";
  static final String BORDER = "#d0d7de";
  static final String BLUE = "#0072B2";
  static final String GREEN = "#1a7f37";
  static final String GREY = "#6e7781";

  private Svg() {}

  /**
   * Opens a picture.
   *
   * @param name what it shows, for those who cannot see it
   */
  static void open(Markup out, int width, int height, String name) {
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        String.valueOf(width),
        "height",
        String.valueOf(height),
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-label",
        name,
        "font-family",
        "Inter, 'Segoe UI', Roboto, Arial, sans-serif",
        "font-size",
        "11");
  }

  /**
   * Words at a place.
   *
   * @param anchor "start", "middle" or "end"
   */
  static void text(
      Markup out, double x, double y, String anchor, String colour, boolean strong, String text) {
    out.element(
        "text",
        text,
        "x",
        Plot.number(x),
        "y",
        Plot.number(y),
        "text-anchor",
        anchor,
        "fill",
        colour,
        "font-weight",
        strong ? "600" : "400");
  }
}
