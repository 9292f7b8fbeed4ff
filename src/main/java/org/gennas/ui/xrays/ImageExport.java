package org.gennas.ui.xrays;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javax.imageio.ImageIO;
import org.gennas.common.AtomicFile;
import org.gennas.figure.Palette;
import org.gennas.ui.theme.Fonts;
import org.gennas.ui.theme.FxColours;

/**
 * The picture with what lies over it, as a PNG that says what it is for and what it is not. Nothing
 * in it tells whose picture it is.
 */
final class ImageExport {
  private static final double LEAST = 640;
  private static final double MOST = 2000;
  private static final double LINE = 20;
  private static final double INSET = 12;

  private final Palette palette;

  ImageExport(Palette palette) {
    this.palette = palette;
  }

  /**
   * Paints the whole picture with its overlay, and lines below it. On the window's thread.
   *
   * @param researchUse the line that every export carries
   * @param words what is shown, a line
   */
  WritableImage paint(PaneContent content, String researchUse, String words) {
    double longest = Math.max(content.width(), content.height());
    double scale = Math.max(LEAST, Math.min(MOST, longest)) / longest;
    double width = Math.max(LEAST, Math.round(content.width() * scale));
    double height = Math.round(content.height() * scale);
    double foot = 2 * LINE + INSET;
    Canvas canvas = new Canvas(width, height + foot);
    GraphicsContext g = canvas.getGraphicsContext2D();
    Viewport whole = Viewport.fitting(content.width(), content.height(), width, height);
    new PanePainter(g, palette).paint(bare(content), whole, width, height);
    g.setFill(FxColours.of(palette.token("film")));
    g.fillRect(0, height, width, foot);
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(FxColours.of(palette.token("film-line")));
    g.setFont(Font.font(Fonts.TEXT_SEMIBOLD, 14));
    g.fillText(researchUse, INSET, height + INSET + 4, width - 2 * INSET);
    g.setFill(FxColours.of(palette.token("film-text")));
    g.setFont(Font.font(Fonts.TEXT, 12));
    g.fillText(words, INSET, height + INSET + 4 + LINE, width - 2 * INSET);
    return canvas.snapshot(null, null);
  }

  /** Without the words that tell of the person, and of the screen's zoom. */
  private static PaneContent bare(PaneContent content) {
    return new PaneContent(
        content.picture(),
        content.width(),
        content.height(),
        content.heat(),
        content.boxes(),
        "",
        "",
        "",
        content.measurement(),
        content.legend());
  }

  /**
   * Writes a PNG under a name that is free: "name.png", "name-2.png" ...
   *
   * @return the file written
   */
  static Path write(WritableImage image, Path folder, String name) throws IOException {
    Path file = folder.resolve(name + ".png");
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(name + "-" + i + ".png");
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", png)) {
      throw new IOException("This Java cannot write PNG files.");
    }
    AtomicFile.write(file, png.toByteArray());
    return file;
  }
}
