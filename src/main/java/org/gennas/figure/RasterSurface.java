package org.gennas.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.imageio.ImageIO;

/** Pixels, drawn without a window. Confined to one thread. */
public final class RasterSurface implements Surface {
  private record State(AffineTransform transform, Shape clip) {}

  private final BufferedImage image;
  private final Graphics2D g;
  private final Deque<State> saved = new ArrayDeque<>();

  /**
   * A clear picture.
   *
   * @param width px
   * @param height px
   * @param scale pixels a px
   */
  public RasterSurface(int width, int height, int scale) {
    image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_ARGB);
    g = image.createGraphics();
    g.scale(scale, scale);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** The picture as drawn so far, as a PNG file. */
  public byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private void fill(Shape shape, Colour colour) {
    g.setColor(color(colour));
    g.fill(shape);
  }

  private void draw(Shape shape, Stroke stroke) {
    g.setColor(color(stroke.colour()));
    float[] dashes = new float[stroke.dashes().length];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = (float) stroke.dashes()[i];
    }
    g.setStroke(
        new BasicStroke(
            (float) stroke.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashes.length == 0 ? null : dashes,
            0));
    g.draw(shape);
  }

  private static Color color(Colour colour) {
    int alpha = (int) Math.round(colour.opacity() * 255);
    return new Color(colour.red(), colour.green(), colour.blue(), alpha);
  }

  private static Path2D shape(Polyline points) {
    Path2D path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < points.size(); i++) {
      boolean broken = Double.isNaN(points.y(i));
      if (!broken && down) {
        path.lineTo(points.x(i), points.y(i));
      } else if (!broken) {
        path.moveTo(points.x(i), points.y(i));
      }
      down = !broken;
    }
    return path;
  }

  private static Shape shape(PlotArea at, double radius) {
    return new RoundRectangle2D.Double(
        at.left(), at.top(), at.width(), at.height(), 2 * radius, 2 * radius);
  }

  private static Shape shape(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, Stroke stroke) {
    draw(new Line2D.Double(fromX, fromY, toX, toY), stroke);
  }

  @Override
  public void path(Polyline points, Stroke stroke) {
    draw(shape(points), stroke);
  }

  @Override
  public void area(Polyline corners, Colour fill) {
    fill(shape(corners), fill);
  }

  @Override
  public void rectangle(PlotArea at, double radius, Colour fill) {
    fill(shape(at, radius), fill);
  }

  @Override
  public void rectangle(PlotArea at, double radius, Stroke edge) {
    draw(shape(at, radius), edge);
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    fill(shape(x, y, radius), fill);
  }

  @Override
  public void circle(double x, double y, double radius, Stroke edge) {
    draw(shape(x, y, radius), edge);
  }

  @Override
  public void text(
      String text, double x, double y, Anchor anchor, Lettering lettering, Colour colour) {
    double width = width(text, lettering);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    g.setColor(color(colour));
    g.setFont(AwtFonts.read().of(lettering));
    g.drawString(text, (float) left, (float) (y + lettering.baseline()));
  }

  @Override
  public double width(String text, Lettering lettering) {
    return AwtFonts.read().width(text, lettering);
  }

  @Override
  public void image(BufferedImage picture, PlotArea at) {
    AffineTransform place = AffineTransform.getTranslateInstance(at.left(), at.top());
    place.scale(at.width() / picture.getWidth(), at.height() / picture.getHeight());
    g.drawImage(picture, place, null);
  }

  @Override
  public void clip(PlotArea to) {
    g.clip(shape(to, 0));
  }

  @Override
  public void save() {
    saved.push(new State(g.getTransform(), g.getClip()));
  }

  @Override
  public void restore() {
    State state = saved.pop();
    // a clip is told in the units of the transform that held then
    g.setTransform(state.transform);
    g.setClip(state.clip);
  }

  @Override
  public void translate(double x, double y) {
    g.translate(x, y);
  }

  @Override
  public void rotate(double degrees) {
    g.rotate(Math.toRadians(degrees));
  }

  @Override
  public void scale(double x, double y) {
    g.scale(x, y);
  }
}
