package org.gennas.ui.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javax.imageio.ImageIO;

/** A drawing as SVG 1.1 that browsers, Inkscape and office programs read. Images lie within it. */
final class SvgSurface implements Surface {
  /** From the middle of a line of Inter down to its baseline, in font sizes. */
  private static final double BASELINE = 0.364;

  private static final int DECIMALS = 2;

  private final double width;
  private final double height;
  private final String title;
  private final String description;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder path = new StringBuilder();
  private final Deque<SvgStyle> saved = new ArrayDeque<>();
  private SvgStyle style = new SvgStyle();
  private int clips;

  /**
   * An empty drawing.
   *
   * @param title of the document, for those who do not see it
   * @param description the figure in words
   */
  SvgSurface(double width, double height, String title, String description) {
    this.width = width;
    this.height = height;
    this.title = title;
    this.description = description;
  }

  /** The document as drawn so far. */
  String document() {
    String size =
        "width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
            .formatted(number(width), number(height), number(width), number(height));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<svg xmlns=\"http://www.w3.org/2000/svg\""
        + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        + size
        + " role=\"img\" style=\"font-variant-numeric:tabular-nums\">\n"
        + "<title>"
        + escaped(title)
        + "</title>\n<desc>"
        + escaped(description)
        + "</desc>\n"
        + body
        + "</svg>\n";
  }

  /** A number with at most two decimals, as short as it can be written. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    String text = rounded.stripTrailingZeros().toPlainString();
    return "-0".equals(text) ? "0" : text;
  }

  /** Text for XML; what XML cannot hold at all is left out. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private void element(String element) {
    if (style.clip.isEmpty()) {
      body.append(element).append('\n');
    } else {
      // The clip has its own transform: it must not be moved by the element's.
      body.append("<g clip-path=\"url(#").append(style.clip).append(")\">");
      body.append(element).append("</g>\n");
    }
  }

  private void shape(String start, String paint) {
    element(start + paint + style.moved() + "/>");
  }

  private static String rectangle(double x, double y, double width, double height) {
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
        .formatted(number(x), number(y), number(width), number(height));
  }

  private static String oval(double x, double y, double width, double height) {
    return "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\""
        .formatted(
            number(x + width / 2), number(y + height / 2), number(width / 2), number(height / 2));
  }

  private static String points(String element, double[] xs, double[] ys, int count) {
    StringBuilder text = new StringBuilder("<").append(element).append(" points=\"");
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    return text.append('"').toString();
  }

  private static String corners(double arcWidth, double arcHeight) {
    return " rx=\"%s\" ry=\"%s\"".formatted(number(arcWidth / 2), number(arcHeight / 2));
  }

  @Override
  public void setFill(Color colour) {
    style.fill = colour;
  }

  @Override
  public void setStroke(Color colour) {
    style.stroke = colour;
  }

  @Override
  public void setLineWidth(double px) {
    style.lineWidth = px;
  }

  @Override
  public void setLineDashes(double... px) {
    style.dashes = px == null ? new double[0] : px.clone();
  }

  @Override
  public void setLineCap(StrokeLineCap cap) {
    style.cap = cap;
  }

  @Override
  public void setLineJoin(StrokeLineJoin join) {
    style.join = join;
  }

  @Override
  public void setFont(Font font) {
    style.font = font;
  }

  @Override
  public void setTextAlign(TextAlignment alignment) {
    style.alignment = alignment;
  }

  @Override
  public void setGlobalAlpha(double alpha) {
    style.alpha = alpha;
  }

  @Override
  public void fillRect(double x, double y, double w, double h) {
    shape(rectangle(x, y, w, h), style.filled());
  }

  @Override
  public void strokeRect(double x, double y, double w, double h) {
    shape(rectangle(x, y, w, h), style.stroked());
  }

  @Override
  public void fillRoundRect(double x, double y, double w, double h, double arcW, double arcH) {
    shape(rectangle(x, y, w, h) + corners(arcW, arcH), style.filled());
  }

  @Override
  public void strokeRoundRect(double x, double y, double w, double h, double arcW, double arcH) {
    shape(rectangle(x, y, w, h) + corners(arcW, arcH), style.stroked());
  }

  @Override
  public void fillOval(double x, double y, double w, double h) {
    shape(oval(x, y, w, h), style.filled());
  }

  @Override
  public void strokeOval(double x, double y, double w, double h) {
    shape(oval(x, y, w, h), style.stroked());
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    shape(points("polygon", xs, ys, count), style.filled());
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {
    shape(points("polygon", xs, ys, count), style.stroked());
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    shape(points("polyline", xs, ys, count), style.stroked());
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    String line =
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\""
            .formatted(number(fromX), number(fromY), number(toX), number(toY));
    shape(line, style.stroked());
  }

  @Override
  public void fillText(String text, double x, double y) {
    String place =
        "<text x=\"%s\" y=\"%s\" xml:space=\"preserve\""
            .formatted(number(x), number(y + BASELINE * style.font.getSize()));
    element(
        place
            + style.lettered()
            + style.filled()
            + style.moved()
            + ">"
            + escaped(text)
            + "</text>");
  }

  @Override
  public void drawImage(Image image, double x, double y, double w, double h) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written to", e);
    }
    String place =
        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
            .formatted(number(x), number(y), number(w), number(h));
    String opacity = style.alpha < 1 ? " opacity=\"" + number(style.alpha) + '"' : "";
    String content = Base64.getEncoder().encodeToString(png.toByteArray());
    shape(place + opacity + " xlink:href=\"data:image/png;base64," + content + '"', "");
  }

  @Override
  public void beginPath() {
    path.setLength(0);
  }

  @Override
  public void moveTo(double x, double y) {
    path.append('M').append(number(x)).append(' ').append(number(y));
  }

  @Override
  public void lineTo(double x, double y) {
    path.append('L').append(number(x)).append(' ').append(number(y));
  }

  @Override
  public void rect(double x, double y, double w, double h) {
    moveTo(x, y);
    lineTo(x + w, y);
    lineTo(x + w, y + h);
    lineTo(x, y + h);
    closePath();
  }

  @Override
  public void closePath() {
    path.append('Z');
  }

  @Override
  public void fill() {
    trace(style.filled());
  }

  @Override
  public void stroke() {
    trace(style.stroked());
  }

  private void trace(String paint) {
    if (path.length() > 0) {
      shape("<path d=\"" + path + '"', paint);
    }
  }

  @Override
  public void clip() {
    String id = "clip" + ++clips;
    String outer = style.clip.isEmpty() ? "" : " clip-path=\"url(#" + style.clip + ")\"";
    body.append("<clipPath id=\"").append(id).append('"').append(outer).append("><path d=\"");
    body.append(path).append('"').append(style.moved()).append("/></clipPath>\n");
    style.clip = id;
  }

  @Override
  public void save() {
    saved.push(style.copy());
  }

  @Override
  public void restore() {
    if (!saved.isEmpty()) {
      style = saved.pop();
    }
  }

  @Override
  public void translate(double x, double y) {
    style.transform += " translate(" + number(x) + " " + number(y) + ")";
  }

  @Override
  public void rotate(double degrees) {
    style.transform += " rotate(" + number(degrees) + ")";
  }

  @Override
  public void scale(double x, double y) {
    style.transform += " scale(" + number(x) + " " + number(y) + ")";
  }
}
