package org.gennas.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.common.FileProblem;
import org.gennas.data.NihRadiographs;
import org.gennas.data.dicom.DicomWriter;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.TinyDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadiographTest {
  @TempDir Path folder;

  private Radiograph read(byte[] bytes, String name) throws IOException {
    return Radiograph.read(Files.write(folder.resolve(name), bytes));
  }

  private Radiograph read(BufferedImage image, String format) throws IOException {
    return read(encoded(image, format), "image." + format);
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  private static BufferedImage noise(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(type);
    int bits = image.getRaster().getSampleModel().getSampleSize(0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          image.getRaster().setSample(x, y, band, random.nextInt(1 << bits));
        }
      }
    }
    return image;
  }

  @Test
  void sixteenBitsKeepTheirDepth() throws IOException {
    BufferedImage image = noise(BufferedImage.TYPE_USHORT_GRAY, 7, 5);
    Radiograph radiograph = read(image, "png");
    assertEquals(16, radiograph.bits());
    assertEquals(65_535, radiograph.white());
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        assertEquals(image.getRaster().getSample(x, y, 0), radiograph.level(x, y));
      }
    }
  }

  /** What a person looks at and what the network saw in training come from the same bytes. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void aModelIsGivenTheBytesThatTrainingSaw(int type) throws IOException {
    byte[] file = encoded(noise(type, 61, 43), "png");
    for (int px : new int[] {16, 32, 61, 100}) {
      assertArrayEquals(RadiographReader.decode(file, px), read(file, "image.png").forModel(px));
    }
  }

  @Test
  void aModelIsGivenTheBytesThatArePreparedOfRealImages() throws IOException {
    Dataset dataset = DatasetFolder.find(NihRadiographs.nihLayout(folder.resolve("nih")));
    int[] rows = TinyDataset.allRows(dataset);
    new ImagePreparation(ForkJoinPool.commonPool(), 1)
        .prepare(dataset, rows, 64, folder.resolve("prepared"), (done, total) -> {}, () -> false);
    try (PreparedImages prepared = PreparedImages.open(folder.resolve("prepared"))) {
      byte[] expected = new byte[64 * 64];
      for (int row : rows) {
        prepared.read(row, expected);
        Path file = dataset.file(dataset.images().get(row));
        assertArrayEquals(expected, Radiograph.read(file).forModel(64), file.toString());
      }
    }
  }

  @Test
  void coloursAreShownAsLuminance() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, Color.RED.getRGB());
    image.setRGB(1, 0, 0x646464);
    Radiograph radiograph = read(image, "png");
    assertEquals(76, radiograph.level(0, 0));
    assertEquals(100, radiograph.level(1, 0));
    assertEquals(8, radiograph.bits());
  }

  @Test
  void aDicomFileIsShownAndGivenToAModelThroughItsWindow() throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.EXPLICIT, 2, 1, 16, 12)
            .text(0x0028_1050, "DS", "2000")
            .text(0x0028_1051, "DS", "1000")
            .text(0x0028_1056, "CS", "LINEAR_EXACT")
            .text(0x0018_1164, "DS", "0.14\\0.15")
            .words(1500, 2250);
    Radiograph radiograph = read(writer.file(), "image.dcm");
    assertEquals(12, radiograph.bits());
    assertEquals(2250, radiograph.level(1, 0));
    assertEquals(Optional.of(new GreyWindow(2000, 1000)), radiograph.fileWindow());
    assertEquals(Optional.of(new PixelSpacing(0.15, 0.14)), radiograph.spacing());
    // (2250 - 1500) / 1000 of white; the two are averaged
    assertArrayEquals(new byte[] {0, (byte) 191, 0, (byte) 191}, radiograph.forModel(2));
    assertArrayEquals(radiograph.forModel(2), RadiographReader.decode(writer.file(), 2));
  }

  @Test
  void aDicomFileWithoutAWindowIsShownFromItsDarkestToItsBrightest() throws IOException {
    byte[] file =
        DicomWriter.grey(DicomWriter.IMPLICIT, 4, 1, 16, 12)
            .number(0x0028_0120, 4095)
            .words(700, 4095, 1700, 1200)
            .file();
    Radiograph radiograph = read(file, "image.dcm");
    assertEquals(GreyWindow.between(700, 1700), radiograph.shown());
    assertEquals(3, Arrays.stream(radiograph.histogram(16)).sum(), "padding is not counted");
  }

  @Test
  void aBaselineJpegWithinDicomIsRead() throws IOException {
    BufferedImage image = TinyDataset.noise(16, 12, 3);
    byte[] jpeg = encoded(image, "jpg");
    Radiograph plain = read(jpeg, "image.jpg");
    byte[] file = DicomWriter.grey(DicomWriter.JPEG, 16, 12, 8, 8).fragments(jpeg).file();
    Radiograph radiograph = read(file, "image.dcm");
    for (int i = 0; i < 16 * 12; i++) {
      assertEquals(plain.level(i % 16, i / 16), radiograph.level(i % 16, i / 16));
    }
    byte[] wrong = DicomWriter.grey(DicomWriter.JPEG, 16, 13, 8, 8).fragments(jpeg).file();
    assertThrows(FileProblem.class, () -> read(wrong, "wrong.dcm"));
  }

  @Test
  void aVeryLargePictureIsReadInSteps() throws IOException {
    int side = 4_500;
    byte[] pixels = new byte[side * side];
    Arrays.fill(pixels, (byte) 90);
    byte[] dicom =
        DicomWriter.grey(DicomWriter.IMPLICIT, side, side, 8, 8)
            .text(0x0018_1164, "DS", "0.1\\0.1")
            .raw(0x7FE0_0010, "OB", pixels)
            .file();
    Radiograph radiograph = read(dicom, "image.dcm");
    assertEquals(2, radiograph.step());
    assertEquals(2_250, radiograph.width());
    assertEquals(90, radiograph.level(2_249, 2_249));
    assertEquals(Optional.of(new PixelSpacing(0.2, 0.2)), radiograph.spacing());
  }

  @Test
  void percentilesAndHistogramCountTheLevels() throws IOException {
    BufferedImage image = new BufferedImage(100, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 100; x++) {
      image.getRaster().setSample(x, 0, 0, x);
    }
    Radiograph radiograph = read(image, "png");
    assertEquals(GreyWindow.between(0, 99), radiograph.percentiles(0, 100));
    assertEquals(GreyWindow.between(4, 94), radiograph.percentiles(5, 95));
    assertArrayEquals(new long[] {64, 36, 0, 0}, radiograph.histogram(4));
    assertEquals(new GreyWindow(127.5, 255), radiograph.fullWindow());
  }

  @Test
  void paintingGoesThroughTheTable() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 50);
    image.getRaster().setSample(1, 0, 0, 150);
    Radiograph radiograph = read(image, "png");
    int[] pixels = new int[2];
    radiograph.paint(GreyWindow.between(50, 150).table(8, true), pixels);
    assertArrayEquals(new int[] {0xFFFFFFFF, 0xFF000000}, pixels);
    radiograph.paint(radiograph.fullWindow().table(8, false), pixels);
    assertArrayEquals(new int[] {0xFF323232, 0xFF969696}, pixels);
  }

  @Test
  void aThumbnailKeepsProportionsAndIsNotEnlarged() throws IOException {
    Radiograph radiograph = read(TinyDataset.noise(200, 100, 1), "png");
    GreyPicture small = radiograph.thumbnail(50);
    assertEquals(List.of(50, 25), List.of(small.width(), small.height()));
    assertEquals(200, radiograph.thumbnail(900).width());
  }

  @Test
  void whatCannotBeReadIsNamedWithWhatToDo() {
    FileProblem missing =
        assertThrows(FileProblem.class, () -> Radiograph.read(folder.resolve("none.png")));
    assertTrue(missing.getMessage().contains("none.png"), missing.getMessage());
    FileProblem text =
        assertThrows(FileProblem.class, () -> read("no picture".getBytes(), "text.png"));
    assertTrue(text.remedy().contains("DICOM"), text.remedy());
  }

  /** Damage gives a picture or a problem, and no other end. */
  @Property(tries = 300)
  void damagedPicturesNeverBreakTheReader(
      @ForAll long seed, @ForAll boolean png, @ForAll @IntRange(min = 0, max = 6) int flips)
      throws IOException {
    Random random = new Random(seed);
    byte[] file = encoded(TinyDataset.noise(24, 24, 1), png ? "png" : "jpg");
    for (int i = 0; i < flips; i++) {
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
    }
    byte[] part = Arrays.copyOf(file, flips == 0 ? random.nextInt(file.length) : file.length);
    Path path = Files.createTempFile("damaged", ".img");
    try {
      Files.write(path, part);
      Radiograph radiograph = Radiograph.read(path);
      assertTrue(radiograph.width() > 0);
    } catch (FileProblem e) {
      assertTrue(e.getMessage().contains(path.toString()));
    } finally {
      Files.delete(path);
    }
  }
}
