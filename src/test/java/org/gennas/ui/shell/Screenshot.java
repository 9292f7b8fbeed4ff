package org.gennas.ui.shell;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of windows under target/screenshots, for people to look at. */
public final class Screenshot {
  private static final Path FOLDER = Path.of("target", "screenshots");

  /** With one channel less as small as ImageIO makes it, in under half the time. */
  private static final float COMPRESSION = 0.5f;

  private Screenshot() {}

  /** Writes a picture and returns where it is. */
  public static Path write(WritableImage image, String name) throws IOException {
    Files.createDirectories(FOLDER.resolve(name).getParent());
    Path file = FOLDER.resolve(name + ".png");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam quickly = writer.getDefaultWriteParam();
    quickly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quickly.setCompressionQuality(COMPRESSION);
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(opaque(image), null, null), quickly);
    } finally {
      writer.dispose();
    }
    return file;
  }

  /** Windows are: without the channel of opacity a picture is written faster. */
  private static BufferedImage opaque(WritableImage image) {
    BufferedImage shown = SwingFXUtils.fromFXImage(image, null);
    BufferedImage opaque =
        new BufferedImage(shown.getWidth(), shown.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = opaque.createGraphics();
    pen.drawImage(shown, 0, 0, null);
    pen.dispose();
    return opaque;
  }
}
