package org.gennas.ui.chart;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.transform.Affine;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.Lettering;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;
import org.gennas.figure.Stroke;
import org.gennas.figure.Surface;
import org.gennas.ui.theme.FxColours;

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
    Recording recording = new Recording(FxColours.of(chart.palette().card()));
    chart.paint(new Brush(recording, chart.palette()), chart.figureWidth(), chart.figureHeight());
    // the chart keeps what it last painted for the mouse
    chart.requestPaint();
    return recording.pieces;
  }

  private record Filled(Shape shape, Color colour) {
    boolean holds(Bounds bounds) {
      return shape.contains(shape.parentToLocal(bounds.getCenterX(), bounds.getCenterY()));
    }
  }

  /** Hears what is painted. */
  private static final class Recording implements Surface {
    private final FxRuler ruler = new FxRuler();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Filled> grounds = new ArrayList<>();
    private final Deque<Affine> kept = new ArrayDeque<>();
    private final Color card;
    private Affine place = new Affine();

    Recording(Color card) {
      this.card = card;
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Stroke stroke) {}

    @Override
    public void path(Polyline points, Stroke stroke) {}

    @Override
    public void rectangle(PlotArea at, double radius, Stroke edge) {}

    @Override
    public void circle(double x, double y, double radius, Stroke edge) {}

    @Override
    public void image(BufferedImage image, PlotArea at) {}

    @Override
    public void clip(PlotArea to) {}

    @Override
    public void area(Polyline corners, Colour fill) {
      Polygon polygon = new Polygon();
      for (int i = 0; i < corners.size(); i++) {
        polygon.getPoints().addAll(corners.x(i), corners.y(i));
      }
      cover(polygon, fill);
    }

    @Override
    public void rectangle(PlotArea at, double radius, Colour fill) {
      cover(new Rectangle(at.left(), at.top(), at.width(), at.height()), fill);
    }

    @Override
    public void disc(double x, double y, double radius, Colour fill) {
      cover(new Ellipse(x, y, radius, radius), fill);
    }

    private void cover(Shape shape, Colour fill) {
      shape.getTransforms().setAll(place);
      Filled filled = new Filled(shape, FxColours.of(fill));
      if (filled.colour.getOpacity() >= OPAQUE) {
        pieces.removeIf(p -> filled.holds(p.bounds));
      }
      grounds.add(filled);
    }

    @Override
    public void text(
        String text, double x, double y, Anchor anchor, Lettering lettering, Colour colour) {
      if (text.isBlank()) {
        return;
      }
      Text measured = new Text(text);
      measured.setFont(ruler.font(lettering));
      double width = measured.getLayoutBounds().getWidth();
      double height = measured.getLayoutBounds().getHeight();
      double left =
          switch (anchor) {
            case END -> x - width;
            case MIDDLE -> x - width / 2;
            case START -> x;
          };
      Bounds bounds = place.transform(new BoundingBox(left, y - height / 2, width, height));
      pieces.add(new Piece(text, bounds, FxColours.of(colour), ground(bounds)));
    }

    @Override
    public double width(String text, Lettering lettering) {
      return ruler.width(text, lettering);
    }

    @Override
    public void save() {
      kept.push(new Affine(place));
    }

    @Override
    public void restore() {
      place = kept.pop();
    }

    @Override
    public void translate(double x, double y) {
      place = new Affine(place);
      place.appendTranslation(x, y);
    }

    @Override
    public void rotate(double degrees) {
      place = new Affine(place);
      place.appendRotation(degrees);
    }

    @Override
    public void scale(double x, double y) {
      place = new Affine(place);
      place.appendScale(x, y);
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
