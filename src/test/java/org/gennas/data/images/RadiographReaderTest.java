package org.gennas.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.TinyDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadiographReaderTest {
  @TempDir Path folder;

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  @Test
  void aGreyImageOfTheWantedSizeKeepsItsValues() throws IOException {
    BufferedImage image = TinyDataset.noise(32, 32, 1);
    byte[] greys = RadiographReader.decode(encoded(image, "png"), 32);
    for (int i = 0; i < greys.length; i++) {
      assertEquals(image.getRaster().getSample(i % 32, i / 32, 0), greys[i] & 0xFF);
    }
  }

  @Test
  void sixteenBitsAreAveragedBeforeTheyAreRounded() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
    int[] values = {0, 65_535, 257 * 100, 257 * 101};
    image.getRaster().setPixels(0, 0, 2, 2, values);

    assertArrayEquals(
        new byte[] {0, (byte) 255, 100, 101}, RadiographReader.decode(encoded(image, "png"), 2));
    // (0 + 255 + 100 + 101) / 4 = 114
    assertArrayEquals(new byte[] {114}, RadiographReader.decode(encoded(image, "png"), 1));
  }

  @Test
  void coloursBecomeLuminance() throws IOException {
    BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 3; y++) {
      image.setRGB(0, y, 0xFF0000);
      image.setRGB(1, y, 0x00FF00);
      image.setRGB(2, y, 0x808080);
    }
    byte[] greys = RadiographReader.decode(encoded(image, "png"), 3);
    assertArrayEquals(new byte[] {76, (byte) 150, (byte) 128}, Arrays.copyOf(greys, 3));
  }

  @Test
  void oneBitAndTransparentImagesAreRead() throws IOException {
    BufferedImage bits = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(0, 0, 0xFFFFFF);
    assertEquals(255, RadiographReader.decode(encoded(bits, "png"), 4)[0] & 0xFF);
    BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(0, 0, 0xFF646464);
    assertEquals(100, RadiographReader.decode(encoded(clear, "png"), 4)[0] & 0xFF);
  }

  @Test
  void aVeryLargeImageIsReadInSteps() throws IOException {
    BufferedImage image = new BufferedImage(6_000, 4_000, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 90);
    byte[] greys = RadiographReader.decode(encoded(image, "png"), 16);
    for (byte grey : greys) {
      assertEquals(90, grey);
    }
  }

  @Test
  void aTruncatedJpegIsRefusedAtAnyLength() throws IOException {
    byte[] whole = encoded(TinyDataset.noise(300, 200, 2), "jpg");
    assertEquals(64, RadiographReader.decode(whole, 8).length);
    for (int percent : new int[] {0, 1, 5, 20, 50, 90, 99}) {
      byte[] part = Arrays.copyOf(whole, whole.length * percent / 100);
      assertThrows(
          IOException.class, () -> RadiographReader.decode(part, 8), percent + " % of the file");
    }
  }

  @Test
  void aTruncatedPngIsRefused() throws IOException {
    byte[] whole = encoded(TinyDataset.noise(300, 200, 2), "png");
    for (int percent : new int[] {1, 50, 90}) {
      byte[] part = Arrays.copyOf(whole, whole.length * percent / 100);
      assertThrows(IOException.class, () -> RadiographReader.decode(part, 8), percent + " %");
    }
  }

  @Property(tries = 300)
  void damageNeverEndsInAnythingButAnImageOrAReason(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = encoded(TinyDataset.noise(40, 30, seed), random.nextBoolean() ? "png" : "jpg");
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    try {
      assertEquals(64, RadiographReader.decode(bytes, 8).length);
    } catch (IOException e) {
      assertTrue(!e.toString().isBlank());
    }
  }

  @Test
  void aMissingFileAFolderAndATextAreNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("a.jpg"), "not an image");
    refused(text, "neither JPEG nor PNG");
    refused(folder.resolve("none.jpg"), "missing");
    refused(folder, "not a file");
    refused(Files.createFile(folder.resolve("empty.jpg")), "empty");
  }

  private static void refused(Path file, String what) {
    FileProblem problem = assertThrows(FileProblem.class, () -> RadiographReader.read(file, 8));
    assertTrue(problem.getMessage().contains(what), problem.getMessage());
  }

  @Property(tries = 200)
  void areaAveragingKeepsTheMeanAndTheRange(
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll @IntRange(min = 1, max = 40) int px,
      @ForAll long seed) {
    Random random = new Random(seed);
    AreaAverage average = new AreaAverage(width, height, px);
    double sum = 0;
    float[] line = new float[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        line[x] = 50 + random.nextInt(100);
        sum += line[x];
      }
      average.add(line);
    }
    double squeezed = 0;
    for (byte grey : average.result()) {
      assertTrue((grey & 0xFF) >= 50 && (grey & 0xFF) < 150);
      squeezed += grey & 0xFF;
    }
    assertEquals(sum / width / height, squeezed / px / px, 0.5);
  }
}
