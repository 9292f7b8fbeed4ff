package org.gennas.arena;

import java.util.List;

/** Draws on some ground, in px from its upper left corner. Colours are written #rrggbb. */
interface Pen {
  /** Where a text's given x lies in it. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A corner of a line or an area. */
  record Spot(double x, double y) {}

  /**
   * @param dashes lengths of strokes and gaps; empty for a solid line
   */
  void line(List<Spot> spots, String colour, double width, List<Double> dashes);

  /** A filled area, see-through so that several can lie on each other. */
  void area(List<Spot> corners, String colour, double opacity);

  /** One line of text on its baseline. */
  void text(String text, double x, double y, Anchor anchor, String colour, double size);
}
