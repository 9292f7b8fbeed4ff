package org.gennas.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Pictures of windows under target/screenshots, for people to look at. */
public final class Screenshot {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Screenshot() {}

  /** Writes a picture and returns where it is. */
  public static Path write(WritableImage image, String name) throws IOException {
    Files.createDirectories(FOLDER.resolve(name).getParent());
    Path file = FOLDER.resolve(name + ".png");
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    return file;
  }
}
