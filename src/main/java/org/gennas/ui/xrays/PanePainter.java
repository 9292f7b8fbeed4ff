package org.gennas.ui.xrays;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.gennas.data.tables.ReferenceBoxes;
import org.gennas.figure.Palette;
import org.gennas.ui.theme.Fonts;
import org.gennas.ui.theme.FxColours;

/** Paints a pane: picture, heat, boxes, measured line and the words in its corners. */
final class PanePainter {
  private static final double INSET = 12;
  private static final double LINE = 16;
  private static final double LEGEND_WIDTH = 140;
  private static final double LEGEND_HEIGHT = 9;

  /** Above this zoom single pixels are shown as they are. */
  private static final double PIXELS_SHOWN = 3;

  private static final Font TEXT = Font.font(Fonts.TEXT, 12);
  private static final Font STRONG = Font.font(Fonts.TEXT_SEMIBOLD, 12);

  private final GraphicsContext g;
  private final Palette palette;

  PanePainter(GraphicsContext g, Palette palette) {
    this.g = g;
    this.palette = palette;
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
  }

  /** Paints all of a pane of this size, px. */
  void paint(PaneContent content, Viewport viewport, double width, double height) {
    g.setFill(FxColours.of(palette.token("film")));
    g.fillRect(0, 0, width, height);
    content.picture().ifPresent(image -> image(image, content, viewport, PIXELS_SHOWN));
    content.heat().ifPresent(image -> image(image, content, viewport, Double.MAX_VALUE));
    content.boxes().forEach(marked -> box(marked, content, viewport));
    content.measurement().ifPresent(line -> measured(line, viewport));
    corner(content.title(), INSET, INSET + 6, TextAlignment.LEFT);
    double both = width(content.title(), TEXT) + width(content.source(), TEXT);
    if (both < width - 3 * INSET) {
      corner(content.source(), width - INSET, INSET + 6, TextAlignment.RIGHT);
    } else {
      corner(content.source(), INSET, INSET + 6 + LINE, TextAlignment.LEFT);
    }
    String[] lines = content.state().split("\n");
    for (int i = 0; i < lines.length; i++) {
      double y = height - INSET - 4 - (lines.length - 1 - i) * LINE;
      corner(lines[i], INSET, y, TextAlignment.LEFT);
    }
    content.legend().ifPresent(legend -> legend(legend, width, height));
  }

  private void image(
      javafx.scene.image.Image image, PaneContent content, Viewport viewport, double smoothUntil) {
    g.setImageSmoothing(viewport.scale() < smoothUntil);
    g.drawImage(
        image,
        viewport.left(),
        viewport.top(),
        content.width() * viewport.scale(),
        content.height() * viewport.scale());
  }

  private void box(PaneContent.Marked marked, PaneContent content, Viewport viewport) {
    ReferenceBoxes.Box box = marked.box();
    double left = Math.round(viewport.paneX(box.left() * content.width()));
    double top = Math.round(viewport.paneY(box.top() * content.height()));
    double width = Math.round(box.width() * content.width() * viewport.scale());
    double height = Math.round(box.height() * content.height() * viewport.scale());
    Color colour = FxColours.of(palette.token("film-box"));
    g.setLineDashes();
    g.setLineWidth(4);
    g.setStroke(shadow(0.45));
    g.strokeRect(left, top, width, height);
    g.setLineWidth(2);
    g.setStroke(colour);
    if (marked.label().isEmpty()) {
      g.setLineDashes(5, 4);
    }
    g.strokeRect(left, top, width, height);
    g.setLineDashes();
    if (!marked.label().isEmpty()) {
      plate(marked.label(), left - 1, top - 12, colour);
    }
  }

  private Color shadow(double opacity) {
    return FxColours.of(palette.token("film")).deriveColor(0, 1, 1, opacity);
  }

  private void measured(PaneContent.Measured measured, Viewport viewport) {
    ViewerModel.Measurement line = measured.line();
    double fromX = viewport.paneX(line.fromX());
    double fromY = viewport.paneY(line.fromY());
    double toX = viewport.paneX(line.toX());
    double toY = viewport.paneY(line.toY());
    Color colour = FxColours.of(palette.token("film-line"));
    g.setLineDashes();
    g.setStroke(shadow(0.6));
    g.setLineWidth(4);
    g.strokeLine(fromX, fromY, toX, toY);
    g.setStroke(colour);
    g.setLineWidth(1.5);
    g.strokeLine(fromX, fromY, toX, toY);
    for (double[] end : new double[][] {{fromX, fromY}, {toX, toY}}) {
      g.setFill(colour);
      g.fillOval(end[0] - 3, end[1] - 3, 6, 6);
    }
    plate(measured.length(), toX + 8, toY - 12, colour);
  }

  /** Words on a dark plate, for those that lie over the picture's middle. */
  private void plate(String text, double x, double y, Color colour) {
    double width = width(text, STRONG) + 10;
    g.setFill(shadow(0.7));
    g.fillRoundRect(x, y - 9, width, 18, 4, 4);
    g.setFont(STRONG);
    g.setFill(colour);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(text, x + 5, y);
  }

  /** Words with a dark edge, readable on bright and dark. */
  private void corner(String text, double x, double y, TextAlignment alignment) {
    if (text.isEmpty()) {
      return;
    }
    g.setFont(TEXT);
    g.setTextAlign(alignment);
    g.setStroke(shadow(0.75));
    g.setLineWidth(3);
    g.setLineDashes();
    g.strokeText(text, Math.round(x), Math.round(y));
    g.setFill(FxColours.of(palette.token("film-text")));
    g.fillText(text, Math.round(x), Math.round(y));
  }

  private void legend(PaneContent.Legend legend, double width, double height) {
    double left = width - INSET - LEGEND_WIDTH;
    double top = height - INSET - LEGEND_HEIGHT;
    for (int x = 0; x < LEGEND_WIDTH; x++) {
      double share = x / (LEGEND_WIDTH - 1);
      int rgb = Inferno.rgb(share);
      boolean hidden = share <= legend.hideBelow();
      g.setFill(Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, hidden ? 0.25 : 1));
      g.fillRect(left + x, top, 1.5, LEGEND_HEIGHT);
    }
    corner(legend.low(), left, top - 10, TextAlignment.LEFT);
    corner(legend.high(), width - INSET, top - 10, TextAlignment.RIGHT);
  }

  private static double width(String text, Font font) {
    Text measure = new Text(text);
    measure.setFont(font);
    return measure.getLayoutBounds().getWidth();
  }
}
