package org.gennas.ui.chart;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.gennas.ui.theme.Fonts;
import org.gennas.ui.theme.Palette;

/**
 * A chart as it leaves the program: its title above, a notice and a source below, in the theme and
 * size shown. For the FX thread.
 *
 * @param notice such as "Research use only"
 * @param source where the figure comes from, such as the study's name
 */
public record FigureSheet(ChartCanvas chart, String notice, String source) {
  private static final double PAD = 16;
  private static final double TITLE = 30;
  private static final double FOOT = 26;
  private static final double TITLE_PX = 14;
  private static final double MOST_PX = 8_192;

  /** Width of the sheet in px. */
  public double width() {
    return chart.figureWidth() + 2 * PAD;
  }

  /** Height of the sheet in px. */
  public double height() {
    return chart.figureHeight() + top() + FOOT + PAD;
  }

  private double top() {
    return PAD + (chart.paintsTitle() ? 0 : TITLE);
  }

  /** The sheet as an SVG document. */
  public String svg() {
    SvgSurface surface = new SvgSurface(width(), height(), chart.figureTitle(), chart.describe());
    paint(surface);
    return surface.document();
  }

  /**
   * The sheet as a picture.
   *
   * @param scale pixels a px; less where the picture would be too large for a graphics card
   */
  public WritableImage picture(double scale) {
    double fitting = Math.min(scale, MOST_PX / Math.max(width(), height()));
    Canvas canvas = new Canvas(Math.ceil(width() * fitting), Math.ceil(height() * fitting));
    Surface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    surface.scale(fitting, fitting);
    paint(surface);
    SnapshotParameters plain = new SnapshotParameters();
    plain.setFill(chart.palette().card());
    return canvas.snapshot(plain, null);
  }

  private void paint(Surface surface) {
    Palette palette = chart.palette();
    surface.setFill(palette.card());
    surface.fillRect(0, 0, width(), height());
    if (!chart.paintsTitle()) {
      surface.setFont(Font.font(Fonts.TEXT_SEMIBOLD, TITLE_PX));
      surface.setFill(palette.fg());
      surface.setTextAlign(TextAlignment.LEFT);
      surface.fillText(chart.figureTitle(), PAD, PAD + TITLE_PX / 2);
    }
    Brush brush = new Brush(surface, palette);
    surface.save();
    surface.translate(PAD, top());
    chart.paint(brush, chart.figureWidth(), chart.figureHeight());
    surface.restore();
    double foot = height() - PAD;
    brush.horizontal(foot - 14, PAD, width() - PAD, palette.grid(), Brush.SOLID);
    brush.strongText(notice, PAD, foot, TextAlignment.LEFT, palette.warning());
    double left = width() - 2 * PAD - Brush.width(notice, true) - 24;
    if (Brush.width(source, false) <= left) {
      brush.text(source, width() - PAD, foot, TextAlignment.RIGHT, palette.muted());
    }
    // The chart keeps what it last painted for the mouse; that must be the one on the screen.
    chart.requestPaint();
  }
}
