package org.gennas.ui.chart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Shares a frame's time among the charts of a scene: when many have news at once, some are painted
 * in this frame and the others, in the order in which they asked, in the next ones. For the
 * window's thread.
 */
final class PaintTurns {
  /** Of the 16 ms between two frames, for all charts together. */
  private static final double BUDGET_MS = 5;

  private static final double LATEST_SHARE = 0.1;

  private final Set<ChartCanvas> waiting = new LinkedHashSet<>();
  private final Set<ChartCanvas> granted = new LinkedHashSet<>();
  private double millis = 1;

  private PaintTurns(Scene scene) {
    // Held by the scene, so this lives as long as it.
    scene.addPreLayoutPulseListener(this::grant);
  }

  /** The turns of a scene. */
  static PaintTurns of(Scene scene) {
    return (PaintTurns)
        scene.getProperties().computeIfAbsent(PaintTurns.class, key -> new PaintTurns(scene));
  }

  /** How many charts a frame has time for, going by what they took lately; at least one. */
  private int most() {
    return (int) Math.max(1, BUDGET_MS / millis);
  }

  private void grant() {
    granted.clear();
    List<ChartCanvas> next = new ArrayList<>(waiting);
    next.stream().limit(most()).forEach(granted::add);
    waiting.removeAll(granted);
    granted.forEach(ChartCanvas::requestLayout);
    if (!waiting.isEmpty()) {
      Platform.requestNextPulse();
    }
  }

  /** Whether it is a chart's turn in this frame; if not, it comes in one of the next. */
  boolean take(ChartCanvas chart) {
    if (granted.remove(chart)) {
      return true;
    }
    waiting.add(chart);
    Platform.requestNextPulse();
    return false;
  }

  /** A chart was painted. */
  void took(double paintMillis) {
    millis += LATEST_SHARE * (paintMillis - millis);
  }
}
