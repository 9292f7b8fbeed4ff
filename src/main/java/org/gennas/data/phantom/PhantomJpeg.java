package org.gennas.data.phantom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Grey JPEG with a comment (COM marker, ITU-T T.81 annex B) that says the image is synthetic. */
final class PhantomJpeg {
  private static final int MARKER = 0xFF;
  private static final int START_OF_IMAGE_BYTES = 2;
  private static final int APP0 = 0xE0;
  private static final int COMMENT = 0xFE;

  private PhantomJpeg() {}

  static byte[] encode(byte[] grey, int size, double quality, String comment) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, size, size, grey);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality((float) quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return withComment(bytes.toByteArray(), comment);
  }

  /** Sets the comment behind the JFIF segment, which has to stay first. */
  private static byte[] withComment(byte[] jpeg, String comment) throws IOException {
    byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
    int at = START_OF_IMAGE_BYTES;
    if ((jpeg[at] & 0xFF) == MARKER && (jpeg[at + 1] & 0xFF) == APP0) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
    }
    ByteArrayOutputStream marked = new ByteArrayOutputStream(jpeg.length + text.length + 4);
    marked.write(jpeg, 0, at);
    marked.write(MARKER);
    marked.write(COMMENT);
    marked.write(text.length + 2 >> 8);
    marked.write(text.length + 2 & 0xFF);
    marked.write(text);
    marked.write(jpeg, at, jpeg.length - at);
    return marked.toByteArray();
  }
}
