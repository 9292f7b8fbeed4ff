package org.gennas.arena;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws pixels. Brings its own typeface, since a server may have none. */
final class ImagePen implements Pen {
  private static final String TYPEFACE = "/org/gennas/ui/fonts/InterTabular-Regular.ttf";

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Font font;

  /**
   * @param scale pixels a px
   */
  ImagePen(int width, int height, int scale) throws IOException {
    image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    font = typeface();
  }

  private static Font typeface() throws IOException {
    try (InputStream in = ImagePen.class.getResourceAsStream(TYPEFACE)) {
      return in == null
          ? new Font(Font.SANS_SERIF, Font.PLAIN, 1)
          : Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (FontFormatException e) {
      throw new IOException("The typeface " + TYPEFACE + " can't be read", e);
    }
  }

  @Override
  public void line(List<Spot> spots, String colour, double width, List<Double> dashes) {
    graphics.setColor(Color.decode(colour));
    float[] pattern = new float[dashes.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = dashes.get(i).floatValue();
    }
    graphics.setStroke(
        new BasicStroke(
            (float) width,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            pattern.length == 0 ? null : pattern,
            0));
    graphics.draw(path(spots));
  }

  @Override
  public void area(List<Spot> corners, String colour, double opacity) {
    Color solid = Color.decode(colour);
    graphics.setColor(
        new Color(
            solid.getRed(), solid.getGreen(), solid.getBlue(), (int) Math.round(255 * opacity)));
    Path2D path = path(corners);
    path.closePath();
    graphics.fill(path);
  }

  private static Path2D path(List<Spot> spots) {
    Path2D path = new Path2D.Double();
    path.moveTo(spots.get(0).x(), spots.get(0).y());
    spots.stream().skip(1).forEach(s -> path.lineTo(s.x(), s.y()));
    return path;
  }

  @Override
  public void text(String text, double x, double y, Anchor anchor, String colour, double size) {
    graphics.setColor(Color.decode(colour));
    graphics.setFont(font.deriveFont((float) size));
    double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
    double from =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    graphics.drawString(text, (float) from, (float) y);
  }

  /** The picture as a PNG file. */
  byte[] file() throws IOException {
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
