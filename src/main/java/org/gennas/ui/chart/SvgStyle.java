package org.gennas.ui.chart;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.gennas.ui.theme.Fonts;

/** How an SVG drawing is painted at a moment: colours, lines, text, clip and transform. */
final class SvgStyle {
  Color fill = Color.BLACK;
  Color stroke = Color.BLACK;
  double lineWidth = 1;
  double[] dashes = {};
  StrokeLineCap cap = StrokeLineCap.SQUARE;
  StrokeLineJoin join = StrokeLineJoin.MITER;
  Font font = Font.getDefault();
  TextAlignment alignment = TextAlignment.LEFT;
  double alpha = 1;
  String transform = "";

  /** The id of the clip that holds; empty where there is none. */
  String clip = "";

  SvgStyle copy() {
    SvgStyle copy = new SvgStyle();
    copy.fill = fill;
    copy.stroke = stroke;
    copy.lineWidth = lineWidth;
    copy.dashes = dashes;
    copy.cap = cap;
    copy.join = join;
    copy.font = font;
    copy.alignment = alignment;
    copy.alpha = alpha;
    copy.transform = transform;
    copy.clip = clip;
    return copy;
  }

  /** Attributes of something filled. */
  String filled() {
    return paint("fill", fill);
  }

  /** Attributes of something drawn along its edge. */
  String stroked() {
    StringBuilder text = new StringBuilder(" fill=\"none\"").append(paint("stroke", stroke));
    text.append(" stroke-width=\"").append(SvgSurface.number(lineWidth)).append('"');
    if (dashes.length > 0) {
      text.append(" stroke-dasharray=\"")
          .append(
              Arrays.stream(dashes).mapToObj(SvgSurface::number).collect(Collectors.joining(" ")))
          .append('"');
    }
    if (cap != StrokeLineCap.BUTT) {
      text.append(" stroke-linecap=\"").append(lower(cap)).append('"');
    }
    if (join != StrokeLineJoin.MITER) {
      text.append(" stroke-linejoin=\"").append(lower(join)).append('"');
    }
    return text.toString();
  }

  private String paint(String attribute, Color colour) {
    String text =
        String.format(
            " %s=\"#%02x%02x%02x\"",
            attribute,
            Math.round(colour.getRed() * 255),
            Math.round(colour.getGreen() * 255),
            Math.round(colour.getBlue() * 255));
    double opacity = colour.getOpacity() * alpha;
    return opacity < 1
        ? text + " " + attribute + "-opacity=\"" + SvgSurface.number(opacity) + '"'
        : text;
  }

  /** Attributes of text; programs without the fonts take the next of the family. */
  String lettered() {
    boolean code = font.getFamily().startsWith(Fonts.CODE);
    String family =
        code
            ? "JetBrains Mono, Consolas, Menlo, monospace"
            : "Inter, Inter Tabular, Helvetica Neue, Arial, sans-serif";
    int weight =
        font.getFamily().endsWith("SemiBold")
            ? 600
            : font.getFamily().endsWith("Medium") ? 500 : 400;
    String anchor =
        switch (alignment) {
          case CENTER -> " text-anchor=\"middle\"";
          case RIGHT -> " text-anchor=\"end\"";
          default -> "";
        };
    return " font-family=\""
        + family
        + "\" font-size=\""
        + SvgSurface.number(font.getSize())
        + '"'
        + (weight == 400 ? "" : " font-weight=\"" + weight + '"')
        + anchor;
  }

  /** The attribute of the transform, empty where nothing is moved. */
  String moved() {
    return transform.isEmpty() ? "" : " transform=\"" + transform.strip() + '"';
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }
}
