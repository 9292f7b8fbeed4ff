package org.gennas.figure;

import java.util.List;

/**
 * Paints what stands around a plot: hairlines at ticks, their numbers, the axes and their titles.
 *
 * @param area inside the axes
 * @param x the level axis
 * @param y the upright axis
 */
public record Axes(Brush brush, PlotArea area, Scale x, Scale y) {
  private static final double BESIDE = 7;
  private static final double BELOW = 11;
  private static final double TITLE_BELOW = 29;

  /** Hairlines across with their numbers at the left. */
  public void across(List<Tick> ticks) {
    for (Tick tick : ticks) {
      double at = y.px(tick.value());
      brush.horizontal(at, area.left(), area.right(), brush.palette().grid(), Brush.SOLID);
      brush.text(tick.label(), area.left() - BESIDE, at, Anchor.END, brush.palette().muted());
    }
  }

  /** The numbers of the level axis. */
  public void numbers(List<Tick> ticks) {
    for (Tick tick : ticks) {
      double below = area.bottom() + BELOW;
      brush.text(tick.label(), x.px(tick.value()), below, Anchor.MIDDLE, brush.palette().muted());
    }
  }

  /** The line of the level axis. */
  public void bottom() {
    brush.horizontal(area.bottom(), area.left(), area.right(), brush.palette().axis(), Brush.SOLID);
  }

  /** What the level axis shows, below its numbers. */
  public void title(String text) {
    double middle = (area.left() + area.right()) / 2;
    brush.text(text, middle, area.bottom() + TITLE_BELOW, Anchor.MIDDLE, brush.palette().muted());
  }

  /** What the upright axis shows, along it. */
  public void turnedTitle(String text) {
    brush.turnedText(text, 8, (area.top() + area.bottom()) / 2, brush.palette().muted());
  }

  /** A plot whose axes show alike values from 0: a grid both ways with numbers and titles. */
  public void square(List<Tick> ticks, String xTitle, String yTitle) {
    across(ticks);
    numbers(ticks);
    for (Tick tick : ticks) {
      boolean axis = tick.value() == 0;
      Colour colour = axis ? brush.palette().axis() : brush.palette().grid();
      brush.vertical(x.px(tick.value()), area.top(), area.bottom(), colour, Brush.SOLID);
    }
    bottom();
    title(xTitle);
    turnedTitle(yTitle);
  }
}
