package org.gennas.ui.chart;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Affine;

/** The text that a chart paints: nodes tell of none, since a chart is one canvas. */
public final class PaintedText {
  private static final double OPAQUE = 0.8;

  private PaintedText() {}

  /**
   * A piece of text.
   *
   * @param bounds in the chart's px
   * @param ink its colour
   * @param ground what was painted where its middle lies, before it
   */
  public record Piece(String text, Bounds bounds, Color ink, Color ground) {}

  /** What the chart as shown has painted and not covered again. For the FX thread. */
  public static List<Piece> of(ChartCanvas chart) {
    Recording recording = new Recording(chart.palette().card());
    Surface surface =
        (Surface)
            Proxy.newProxyInstance(
                Surface.class.getClassLoader(), new Class<?>[] {Surface.class}, recording);
    chart.paint(new Brush(surface, chart.palette()), chart.figureWidth(), chart.figureHeight());
    // the chart keeps what it last painted for the mouse
    chart.requestPaint();
    return recording.pieces;
  }

  private record Pen(Color fill, double alpha, Font font, TextAlignment alignment, Affine place) {
    Pen() {
      this(Color.BLACK, 1, Font.getDefault(), TextAlignment.LEFT, new Affine());
    }
  }

  private record Filled(Shape shape, Color colour) {
    boolean holds(Bounds bounds) {
      return shape.contains(shape.parentToLocal(bounds.getCenterX(), bounds.getCenterY()));
    }
  }

  /** Hears what is painted. */
  private static final class Recording implements InvocationHandler {
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Filled> grounds = new ArrayList<>();
    private final Deque<Pen> kept = new ArrayDeque<>();
    private final Color card;
    private Pen pen = new Pen();

    Recording(Color card) {
      this.card = card;
    }

    @Override
    public Object invoke(Object surface, Method method, Object[] a) {
      switch (method.getName()) {
        case "setFill" ->
            pen = new Pen((Color) a[0], pen.alpha, pen.font, pen.alignment, pen.place);
        case "setGlobalAlpha" ->
            pen = new Pen(pen.fill, (Double) a[0], pen.font, pen.alignment, pen.place);
        case "setFont" -> pen = new Pen(pen.fill, pen.alpha, (Font) a[0], pen.alignment, pen.place);
        case "setTextAlign" ->
            pen = new Pen(pen.fill, pen.alpha, pen.font, (TextAlignment) a[0], pen.place);
        case "save" -> kept.push(pen);
        case "restore" -> pen = kept.pop();
        case "translate" -> move(place -> place.appendTranslation((Double) a[0], (Double) a[1]));
        case "rotate" -> move(place -> place.appendRotation((Double) a[0]));
        case "scale" -> move(place -> place.appendScale((Double) a[0], (Double) a[1]));
        case "fillRect", "fillRoundRect" ->
            cover(new Rectangle((Double) a[0], (Double) a[1], (Double) a[2], (Double) a[3]));
        case "fillOval" -> cover(oval((Double) a[0], (Double) a[1], (Double) a[2], (Double) a[3]));
        case "fillPolygon" -> cover(polygon((double[]) a[0], (double[]) a[1], (Integer) a[2]));
        case "fillText" -> write((String) a[0], (Double) a[1], (Double) a[2]);
        default -> {}
      }
      return null;
    }

    private void move(Consumer<Affine> how) {
      Affine place = new Affine(pen.place);
      how.accept(place);
      pen = new Pen(pen.fill, pen.alpha, pen.font, pen.alignment, place);
    }

    private static Shape oval(double x, double y, double width, double height) {
      return new Ellipse(x + width / 2, y + height / 2, width / 2, height / 2);
    }

    private static Shape polygon(double[] xs, double[] ys, int count) {
      Polygon polygon = new Polygon();
      for (int i = 0; i < count; i++) {
        polygon.getPoints().addAll(xs[i], ys[i]);
      }
      return polygon;
    }

    private void cover(Shape shape) {
      shape.getTransforms().setAll(pen.place);
      Filled filled = new Filled(shape, pen.fill.deriveColor(0, 1, 1, pen.alpha));
      if (filled.colour.getOpacity() >= OPAQUE) {
        pieces.removeIf(p -> filled.holds(p.bounds));
      }
      grounds.add(filled);
    }

    private void write(String text, double x, double y) {
      if (text.isBlank()) {
        return;
      }
      Text measured = new Text(text);
      measured.setFont(pen.font);
      double width = measured.getLayoutBounds().getWidth();
      double height = measured.getLayoutBounds().getHeight();
      double left =
          switch (pen.alignment) {
            case RIGHT -> x - width;
            case CENTER -> x - width / 2;
            default -> x;
          };
      Bounds bounds = pen.place.transform(new BoundingBox(left, y - height / 2, width, height));
      Color ink = pen.fill.deriveColor(0, 1, 1, pen.alpha);
      pieces.add(new Piece(text, bounds, ink, ground(bounds)));
    }

    private Color ground(Bounds bounds) {
      Color ground = card;
      for (Filled filled : grounds) {
        if (filled.holds(bounds)) {
          ground = ground.interpolate(opaque(filled.colour), filled.colour.getOpacity());
        }
      }
      return ground;
    }

    private static Color opaque(Color colour) {
      return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
    }
  }
}
