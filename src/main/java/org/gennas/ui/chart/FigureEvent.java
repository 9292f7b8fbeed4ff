package org.gennas.ui.chart;

import javafx.event.Event;
import javafx.event.EventType;

/**
 * Something about a chart that the window around it deals with, so that no chart has to know how
 * figures are saved.
 */
public final class FigureEvent extends Event {
  /** The mouse or the keyboard has come to a chart; it can be given a button for its corner. */
  public static final EventType<FigureEvent> REACHED =
      new EventType<>(Event.ANY, "GENNAS_FIGURE_REACHED");

  /** A person asks by key what can be done with the chart. */
  public static final EventType<FigureEvent> ASKED =
      new EventType<>(Event.ANY, "GENNAS_FIGURE_ASKED");

  /** A person copies the chart by key. */
  public static final EventType<FigureEvent> COPIED =
      new EventType<>(Event.ANY, "GENNAS_FIGURE_COPIED");

  private static final long serialVersionUID = 1L;

  private final transient ChartCanvas chart;

  FigureEvent(EventType<FigureEvent> type, ChartCanvas chart) {
    super(chart, chart, type);
    this.chart = chart;
  }

  /** The chart that it is about. */
  public ChartCanvas chart() {
    return chart;
  }
}
