package org.gennas.arena;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws scalable vector graphics (SVG 1.1). */
final class SvgPen implements Pen {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  SvgPen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  @Override
  public void line(List<Spot> spots, String colour, double thickness, List<Double> dashes) {
    body.append("<polyline fill=\"none\" stroke=\"").append(colour);
    body.append("\" stroke-width=\"").append(number(thickness));
    if (!dashes.isEmpty()) {
      body.append("\" stroke-dasharray=\"");
      body.append(dashes.stream().map(SvgPen::number).collect(Collectors.joining(" ")));
    }
    body.append("\" stroke-linejoin=\"round\" points=\"").append(points(spots)).append("\"/>\n");
  }

  @Override
  public void area(List<Spot> corners, String colour, double opacity) {
    body.append("<polygon fill=\"").append(colour);
    body.append("\" fill-opacity=\"").append(number(opacity));
    body.append("\" points=\"").append(points(corners)).append("\"/>\n");
  }

  @Override
  public void text(String text, double x, double y, Anchor anchor, String colour, double size) {
    body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    body.append("\" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT));
    body.append("\" font-size=\"").append(number(size)).append("\" fill=\"").append(colour);
    body.append("\">").append(escaped(text)).append("</text>\n");
  }

  /** The whole file. */
  String file(String description) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        font-family="Inter, Helvetica, Arial, sans-serif" role="img">
        <title>%s</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        %s</svg>
        """
        .formatted(width, height, width, height, escaped(description), body);
  }

  private static String points(List<Spot> spots) {
    return spots.stream()
        .map(s -> number(s.x()) + "," + number(s.y()))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
