package org.gennas.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pixels, painted without a window. */
class RasterSurfaceTest {
  private static final Colour RED = Colour.of("#ff0000");
  private static final Colour BLUE = Colour.of("#0000ff");

  private static BufferedImage picture(RasterSurface surface) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(surface.png()));
  }

  @Test
  void shapesLieWhereTheyAreTold() throws IOException {
    RasterSurface surface = new RasterSurface(40, 20, 2);
    surface.rectangle(new PlotArea(0, 0, 40, 20), 0, RED);
    surface.save();
    surface.translate(10, 0);
    surface.clip(new PlotArea(0, 0, 10, 20));
    surface.disc(10, 10, 5, BLUE);
    surface.restore();
    surface.line(0, 1.5, 40, 1.5, new Stroke(BLUE, 1, Brush.SOLID));
    BufferedImage picture = picture(surface);
    assertThat(picture.getWidth()).isEqualTo(80);
    assertThat(picture.getRGB(36, 20)).isEqualTo(0xFF0000FF);
    assertThat(picture.getRGB(44, 20)).describedAs("cut away").isEqualTo(0xFFFF0000);
    assertThat(picture.getRGB(70, 3)).describedAs("the hairline").isEqualTo(0xFF0000FF);
    assertThat(picture.getRGB(70, 5)).isEqualTo(0xFFFF0000);
  }

  @Test
  void aTextIsCentredAboutItsHeightAndAsWideAsMeasured() throws IOException {
    RasterSurface surface = new RasterSurface(200, 40, 1);
    surface.text("HHHH", 190, 20, Anchor.END, new Lettering(Lettering.Weight.REGULAR, 20), RED);
    BufferedImage picture = picture(surface);
    int left = picture.getWidth();
    int top = picture.getHeight();
    int bottom = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (picture.getRGB(x, y) >>> 24 > 128) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    double width = surface.width("HHHH", new Lettering(Lettering.Weight.REGULAR, 20));
    assertThat((double) left).isBetween(190 - width, 190 - width + 4);
    assertThat((top + bottom + 1) / 2.0).isBetween(19.0, 21.0);
  }
}
