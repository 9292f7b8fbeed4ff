package org.gennas.ui.shell;

import java.util.List;

/**
 * Where the window was when it was closed, in px of the desktop.
 *
 * @param maximised whether it filled its screen; the rest says where it was before that
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximised) {
  /** So much of the window's upper edge has to be on a screen for it to be caught by the mouse. */
  private static final double GRIP = 120;

  /** A screen's part that windows may take. */
  record Area(double x, double y, double width, double height) {
    private double shared(WindowBounds place) {
      double w = Math.min(x + width, place.x + place.width) - Math.max(x, place.x);
      double h = Math.min(y + height, place.y + place.height) - Math.max(y, place.y);
      return Math.max(0, w) * Math.max(0, h);
    }
  }

  /**
   * The place moved and made smaller so that it can be seen on the screens there are now, on the
   * one that it covers most.
   *
   * @param screens at least one, the main one first
   */
  WindowBounds within(List<Area> screens, double leastWidth, double leastHeight) {
    Area home = screens.get(0);
    for (Area screen : screens) {
      if (screen.shared(this) > home.shared(this)) {
        home = screen;
      }
    }
    double w = Math.max(leastWidth, Math.min(width, home.width()));
    double h = Math.max(leastHeight, Math.min(height, home.height()));
    boolean lost = home.shared(this) == 0;
    double right = home.x() + home.width();
    double bottom = home.y() + home.height();
    double atX = lost ? home.x() + (home.width() - w) / 2 : x;
    double atY = lost ? home.y() + (home.height() - h) / 2 : y;
    double leftmost = Math.min(home.x(), right - w);
    atX = Math.max(leftmost, Math.min(atX, Math.max(right - w, home.x())));
    atY = Math.max(home.y(), Math.min(atY, Math.max(bottom - h, home.y())));
    return new WindowBounds(Math.min(atX, right - GRIP), atY, w, h, maximised);
  }

  /** Whether all its numbers are such as a window can have. */
  boolean usable() {
    return Double.isFinite(x)
        && Double.isFinite(y)
        && Double.isFinite(width)
        && Double.isFinite(height)
        && width > 0
        && height > 0;
  }
}
