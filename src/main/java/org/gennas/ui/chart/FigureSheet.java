package org.gennas.ui.chart;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Lettering;
import org.gennas.figure.Palette;
import org.gennas.figure.Surface;
import org.gennas.figure.SvgSurface;
import org.gennas.ui.theme.FxColours;

/**
 * A chart as it leaves the program: its title above, a notice and a source below, in the theme and
 * size shown. For the FX thread.
 *
 * @param notice such as "Research use only"
 * @param source where the figure comes from, such as the study's name
 */
public record FigureSheet(ChartCanvas chart, String notice, String source) {
  private static final double PAD = 16;
  private static final double ABOVE = 30;
  private static final double FOOT = 26;
  private static final Lettering TITLE = new Lettering(Lettering.Weight.SEMIBOLD, 14);
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
    return PAD + (chart.paintsTitle() ? 0 : ABOVE);
  }

  /** The sheet as an SVG document. */
  public String svg() {
    SvgSurface surface = new SvgSurface(width(), height(), chart.figureTitle(), new FxRuler());
    paint(surface);
    return surface.document(chart.describe());
  }

  /**
   * The sheet as a picture.
   *
   * @param scale pixels a px; less where the picture would be too large for a graphics card
   */
  public WritableImage picture(double scale) {
    double fitting = Math.min(scale, MOST_PX / Math.max(width(), height()));
    Canvas canvas = new Canvas(Math.ceil(width() * fitting), Math.ceil(height() * fitting));
    Surface surface = new CanvasSurface(canvas.getGraphicsContext2D(), new FxRuler());
    surface.scale(fitting, fitting);
    paint(surface);
    SnapshotParameters plain = new SnapshotParameters();
    plain.setFill(FxColours.of(chart.palette().card()));
    return canvas.snapshot(plain, null);
  }

  private void paint(Surface surface) {
    Palette palette = chart.palette();
    Brush brush = new Brush(surface, palette);
    brush.rectangle(0, 0, width(), height(), palette.card());
    if (!chart.paintsTitle()) {
      surface.text(
          chart.figureTitle(), PAD, PAD + TITLE.px() / 2, Anchor.START, TITLE, palette.fg());
    }
    surface.save();
    surface.translate(PAD, top());
    chart.paint(brush, chart.figureWidth(), chart.figureHeight());
    surface.restore();
    double foot = height() - PAD;
    brush.horizontal(foot - 14, PAD, width() - PAD, palette.grid(), Brush.SOLID);
    brush.strongText(notice, PAD, foot, Anchor.START, palette.warning());
    double left = width() - 2 * PAD - brush.width(notice, true) - 24;
    if (brush.width(source, false) <= left) {
      brush.text(source, width() - PAD, foot, Anchor.END, palette.muted());
    }
    // The chart keeps what it last painted for the mouse; that must be the one on the screen.
    chart.requestPaint();
  }
}
