package org.gennas.ui.chart;

import java.awt.image.BufferedImage;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.gennas.figure.Anchor;
import org.gennas.figure.Colour;
import org.gennas.figure.Lettering;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;
import org.gennas.figure.Stroke;
import org.gennas.figure.Surface;
import org.gennas.ui.theme.FxColours;

/** A canvas of the screen. */
final class CanvasSurface implements Surface {
  private final GraphicsContext g;
  private final FxRuler ruler;

  CanvasSurface(GraphicsContext g, FxRuler ruler) {
    this.g = g;
    this.ruler = ruler;
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
    g.setLineJoin(StrokeLineJoin.ROUND);
    g.setLineCap(StrokeLineCap.BUTT);
  }

  private void use(Colour fill) {
    g.setFill(FxColours.of(fill));
  }

  private void use(Stroke stroke) {
    g.setStroke(FxColours.of(stroke.colour()));
    g.setLineWidth(stroke.width());
    g.setLineDashes(stroke.dashes());
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, Stroke stroke) {
    use(stroke);
    g.strokeLine(fromX, fromY, toX, toY);
  }

  @Override
  public void path(Polyline points, Stroke stroke) {
    use(stroke);
    trace(points);
    g.stroke();
  }

  @Override
  public void area(Polyline corners, Colour fill) {
    use(fill);
    trace(corners);
    g.fill();
  }

  private void trace(Polyline points) {
    boolean down = false;
    g.beginPath();
    for (int i = 0; i < points.size(); i++) {
      boolean broken = Double.isNaN(points.y(i));
      if (!broken && down) {
        g.lineTo(points.x(i), points.y(i));
      } else if (!broken) {
        g.moveTo(points.x(i), points.y(i));
      }
      down = !broken;
    }
  }

  @Override
  public void rectangle(PlotArea at, double radius, Colour fill) {
    use(fill);
    g.fillRoundRect(at.left(), at.top(), at.width(), at.height(), 2 * radius, 2 * radius);
  }

  @Override
  public void rectangle(PlotArea at, double radius, Stroke edge) {
    use(edge);
    g.strokeRoundRect(at.left(), at.top(), at.width(), at.height(), 2 * radius, 2 * radius);
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    use(fill);
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void circle(double x, double y, double radius, Stroke edge) {
    use(edge);
    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void text(
      String text, double x, double y, Anchor anchor, Lettering lettering, Colour colour) {
    g.setFont(ruler.font(lettering));
    use(colour);
    g.setTextAlign(
        switch (anchor) {
          case START -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case END -> TextAlignment.RIGHT;
        });
    g.fillText(text, x, y);
  }

  @Override
  public double width(String text, Lettering lettering) {
    return ruler.width(text, lettering);
  }

  @Override
  public void image(BufferedImage image, PlotArea at) {
    g.drawImage(SwingFXUtils.toFXImage(image, null), at.left(), at.top(), at.width(), at.height());
  }

  @Override
  public void clip(PlotArea to) {
    g.beginPath();
    g.rect(to.left(), to.top(), to.width(), to.height());
    g.clip();
  }

  @Override
  public void save() {
    g.save();
  }

  @Override
  public void restore() {
    g.restore();
  }

  @Override
  public void translate(double x, double y) {
    g.translate(x, y);
  }

  @Override
  public void rotate(double degrees) {
    g.rotate(degrees);
  }

  @Override
  public void scale(double x, double y) {
    g.scale(x, y);
  }
}
