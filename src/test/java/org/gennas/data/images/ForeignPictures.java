package org.gennas.data.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/** What radiographs are changed into to become pictures of another kind. */
public final class ForeignPictures {
  private ForeignPictures() {}

  /** A radiograph after a change, written into a folder and read again. */
  public static Radiograph changed(Path file, UnaryOperator<BufferedImage> change, Path folder)
      throws IOException {
    Path target = Files.createTempFile(folder, "changed", ".png");
    ImageIO.write(change.apply(ImageIO.read(file.toFile())), "png", target.toFile());
    return Radiograph.read(target);
  }

  /** A grey picture of the same size, pixel by pixel. */
  public static UnaryOperator<BufferedImage> pixels(Pixel pixel) {
    return image -> {
      int w = image.getWidth();
      int h = image.getHeight();
      BufferedImage result = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          result.getRaster().setSample(x, y, 0, pixel.of(image, x, y));
        }
      }
      return result;
    };
  }

  /** The grey of a place in a changed picture. */
  @FunctionalInterface
  public interface Pixel {
    int of(BufferedImage image, int x, int y);
  }

  public static int at(BufferedImage image, int x, int y) {
    return image.getRaster().getSample(x, y, 0);
  }

  /** The changes by their names. */
  public static Map<String, UnaryOperator<BufferedImage>> all() {
    Map<String, UnaryOperator<BufferedImage>> changes = new LinkedHashMap<>();
    changes.put("inverted", pixels((image, x, y) -> 255 - at(image, x, y)));
    changes.put("turned by 90 degrees", pixels((image, x, y) -> at(image, y, x)));
    changes.put("upside down", pixels((image, x, y) -> at(image, x, image.getHeight() - 1 - y)));
    changes.put("black", pixels((image, x, y) -> 0));
    changes.put("white", pixels((image, x, y) -> 255));
    Random random = new Random(4);
    changes.put("noise", pixels((image, x, y) -> random.nextInt(256)));
    changes.put("slope", pixels((image, x, y) -> 255 * y / image.getHeight()));
    changes.put(
        "document",
        pixels((image, x, y) -> y % 12 < 5 && x > 30 && x % 9 < 6 && y > 20 ? 30 : 250));
    changes.put(
        "on a white page",
        pixels(
            (image, x, y) ->
                x > 80 && x < 240 && y > 80 && y < 240
                    ? at(image, 2 * (x - 80), 2 * (y - 80))
                    : 255));
    changes.put("quarter", pixels((image, x, y) -> at(image, x / 2, y / 2)));
    changes.put("a quarter as bright", pixels((image, x, y) -> at(image, x, y) / 4));
    return changes;
  }
}
