package org.gennas.ui.chart;

import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.gennas.ui.theme.Fonts;
import org.gennas.ui.theme.Palette;

/** Paints the marks that all charts share: hairlines, lines, bands, rings and labels. */
public final class Brush {
  public static final double[] SOLID = {};
  public static final double[] DASHED = {5, 4};
  public static final double[] DOTTED = {2, 4};

  private static final double TEXT_PX = 11;
  private static final double LINE_PX = 2;
  private static final double RING_PX = 9;
  private static final double BAND = 0.15;
  private static final Font PLAIN = Font.font(Fonts.TEXT, TEXT_PX);
  private static final Font STRONG = Font.font(Fonts.TEXT_SEMIBOLD, TEXT_PX);

  private final Surface g;
  private final Palette palette;

  Brush(Surface g, Palette palette) {
    this.g = g;
    this.palette = palette;
    g.setLineJoin(StrokeLineJoin.ROUND);
    g.setLineCap(StrokeLineCap.BUTT);
  }

  public Palette palette() {
    return palette;
  }

  public static double width(String text, boolean strong) {
    Text measure = new Text(text);
    measure.setFont(strong ? STRONG : PLAIN);
    return measure.getLayoutBounds().getWidth();
  }

  public void text(String text, double x, double y, TextAlignment alignment, Color colour) {
    write(text, x, y, alignment, colour, PLAIN);
  }

  public void strongText(String text, double x, double y, TextAlignment alignment, Color colour) {
    write(text, x, y, alignment, colour, STRONG);
  }

  private void write(
      String text, double x, double y, TextAlignment alignment, Color colour, Font font) {
    g.setFont(font);
    g.setFill(colour);
    g.setTextAlign(alignment);
    g.fillText(text, Math.round(x), Math.round(y));
  }

  public void turnedText(String text, double x, double y, Color colour) {
    g.save();
    g.translate(Math.round(x), Math.round(y));
    g.rotate(-90);
    write(text, 0, 0, TextAlignment.CENTER, colour, PLAIN);
    g.restore();
  }

  public void horizontal(double y, double from, double to, Color colour, double[] dashes) {
    stroke(colour, 1, dashes);
    double at = Math.round(y) + 0.5;
    g.strokeLine(from, at, to, at);
  }

  public void vertical(double x, double from, double to, Color colour, double[] dashes) {
    stroke(colour, 1, dashes);
    double at = Math.round(x) + 0.5;
    g.strokeLine(at, from, at, to);
  }

  public void diagonal(double fromX, double fromY, double toX, double toY, Color colour) {
    stroke(colour, 1, new double[] {3, 3});
    g.strokeLine(fromX, fromY, toX, toY);
  }

  public void rectangle(double x, double y, double width, double height, Color fill) {
    g.setFill(fill);
    g.fillRect(x, y, width, height);
  }

  public void line(Polyline px, Color colour, double[] dashes) {
    line(px, colour, LINE_PX, dashes);
  }

  public void line(Polyline px, Color colour, double thickness, double[] dashes) {
    stroke(colour, thickness, dashes);
    Polyline thin = Decimation.perPixel(px);
    boolean down = false;
    g.beginPath();
    for (int i = 0; i < thin.size(); i++) {
      if (Double.isNaN(thin.y(i))) {
        down = false;
      } else if (down) {
        g.lineTo(thin.x(i), thin.y(i));
      } else {
        g.moveTo(thin.x(i), thin.y(i));
        down = true;
      }
    }
    g.stroke();
  }

  public void band(Polyline lowPx, Polyline highPx, Color colour) {
    band(lowPx, highPx, colour, BAND);
  }

  public void band(Polyline lowPx, Polyline highPx, Color colour, double opacity) {
    int n = lowPx.size() + highPx.size();
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int i = 0; i < lowPx.size(); i++) {
      xs[i] = lowPx.x(i);
      ys[i] = lowPx.y(i);
    }
    for (int i = 0; i < highPx.size(); i++) {
      xs[n - 1 - i] = highPx.x(i);
      ys[n - 1 - i] = highPx.y(i);
    }
    g.setFill(colour.deriveColor(0, 1, 1, opacity));
    g.fillPolygon(xs, ys, n);
  }

  public void dot(double x, double y, Color colour) {
    g.setFill(palette.card());
    g.fillOval(x - 4, y - 4, 8, 8);
    g.setFill(colour);
    g.fillOval(x - 3, y - 3, 6, 6);
  }

  /** A filled circle. */
  public void disc(double x, double y, double diameter, Color colour) {
    g.setFill(colour);
    g.fillOval(x - diameter / 2, y - diameter / 2, diameter, diameter);
  }

  public void ring(double x, double y, Color colour) {
    ring(x, y, colour, RING_PX, 2);
  }

  public void ring(double x, double y, Color colour, double size, double thickness) {
    g.setFill(palette.card());
    g.fillOval(x - size / 2, y - size / 2, size, size);
    stroke(colour, thickness, SOLID);
    g.strokeOval(x - size / 2, y - size / 2, size, size);
  }

  private void stroke(Color colour, double thickness, double[] dashes) {
    g.setStroke(colour);
    g.setLineWidth(thickness);
    g.setLineDashes(dashes);
  }
}
