package org.gennas.ui.chart;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.BandPlot;
import org.gennas.figure.Brush;
import org.gennas.figure.Palette;
import org.gennas.figure.Polyline;

/** A {@link BandPlot} that tells of the point nearest to the mouse. */
public final class BandChart extends ChartCanvas {
  private static final double NEAR_PX = 14;

  private final String title;
  private BandPlot shown = BandPlot.empty();
  private OptionalInt highlighted = OptionalInt.empty();
  private Optional<BandPlot.Frame> frame = Optional.empty();

  /**
   * A chart without lines.
   *
   * @param palette colours, which may change
   * @param title begins the description; it is not painted
   */
  public BandChart(ObservableValue<Palette> palette, String title) {
    super(palette);
    this.title = title;
  }

  /** Shows these lines. */
  public void show(BandPlot now) {
    shown = now;
    requestPaint();
  }

  /** Sets the line of a place off from the others; empty shows all alike. */
  public void highlight(OptionalInt place) {
    if (!highlighted.equals(place)) {
      highlighted = place;
      requestPaint();
    }
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    frame = shown.paint(brush, width, height, highlighted);
  }

  /** The point of the line nearest to the mouse at the query, or hour, that it points at. */
  @Override
  protected Optional<Hover> at(double x, double y) {
    Optional<Hover> nearest = Optional.empty();
    if (frame.isEmpty() || x < frame.get().area().left() || x > frame.get().area().right() + 4) {
      return nearest;
    }
    BandPlot.Frame f = frame.get();
    double least = NEAR_PX;
    for (BandPlot.Line line : shown.lines()) {
      Polyline middle = Polyline.of(line.x(), line.middle());
      int i = middle.nearest(f.x().value(x));
      double px = f.x().px(line.x()[i]);
      double py = f.y().px(line.middle()[i]);
      boolean beside = i > 0 && i < line.x().length - 1 || Math.abs(px - x) < NEAR_PX;
      double distance = Math.abs(py - y);
      if (beside && distance < least) {
        least = distance;
        nearest = Optional.of(new Hover(px, py, line.words().apply(i)));
      }
    }
    return nearest;
  }

  @Override
  public String figureTitle() {
    return title;
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("line", "x", "low", "middle", "high");
    for (BandPlot.Line line : shown.lines()) {
      for (int i = 0; i < line.x().length; i++) {
        table.row(line.name(), line.x()[i], line.low()[i], line.middle()[i], line.high()[i]);
      }
    }
    return table.build();
  }

  @Override
  public String describe() {
    StringBuilder words = new StringBuilder(title).append(": ").append(shown.yTitle());
    for (BandPlot.Line line : shown.lines()) {
      words.append("; ").append(line.name()).append("  ").append(line.end());
    }
    return words.toString();
  }
}
