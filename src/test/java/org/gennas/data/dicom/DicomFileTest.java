package org.gennas.data.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomFileTest {
  private static final BaselineJpeg NO_JPEG =
      (jpeg, width, height) -> {
        throw new IOException("no JPEG in this test");
      };

  private static DicomImage read(DicomWriter writer) throws IOException {
    return DicomFile.read(writer.file(), NO_JPEG);
  }

  private static int[] levels(DicomImage image) {
    return IntStream.range(0, image.levels().length).map(i -> image.levels()[i] & 0xFFFF).toArray();
  }

  private static String refusal(DicomWriter writer) {
    return assertThrows(IOException.class, () -> read(writer)).getMessage();
  }

  /** Whatever the way of writing, the levels come back. */
  @Property(tries = 200)
  void everySyntaxGivesTheStoredLevels(
      @ForAll("syntaxes") String syntax,
      @ForAll @IntRange(min = 1, max = 16) int stored,
      @ForAll boolean signed,
      @ForAll boolean inverted,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    int top = (1 << stored) - 1;
    int[] expected = random.ints(width * height, 0, top + 1).toArray();
    int zero = signed ? 1 << stored - 1 : 0;
    // what two's complement of that many bits stores, with rubbish above
    int rubbish = random.nextInt(1 << 16 - stored) << stored;
    int[] words =
        Arrays.stream(expected)
            .map(level -> (inverted ? top - level : level) - zero & top | rubbish)
            .toArray();
    DicomImage image =
        read(
            DicomWriter.grey(syntax, width, height, 16, stored)
                .number(Tag.PIXEL_REPRESENTATION, signed ? 1 : 0)
                .text(Tag.PHOTOMETRIC, "CS", inverted ? "MONOCHROME1" : "MONOCHROME2")
                .sequence(0x0008_1140)
                .words(words));

    assertEquals(width, image.width());
    assertEquals(height, image.height());
    assertEquals(stored, image.bits());
    assertArrayEquals(expected, levels(image));
  }

  @Provide
  Arbitrary<String> syntaxes() {
    return Arbitraries.of(DicomWriter.IMPLICIT, DicomWriter.EXPLICIT, DicomWriter.BIG);
  }

  @ParameterizedTest
  @ValueSource(strings = {DicomWriter.IMPLICIT, DicomWriter.EXPLICIT})
  void eightBitsAndAnOddNumberOfPixels(String syntax) throws IOException {
    assertArrayEquals(
        new int[] {1, 2, 255}, levels(read(DicomWriter.grey(syntax, 3, 1, 8, 8).bytes(1, 2, 255))));
  }

  /** PS3.5, 7.3: the two bytes of a word change places. */
  @Test
  void eightBitsInWordsOfBigEndianAreTurned() throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.BIG, 2, 2, 8, 8)
            .raw(Tag.PIXELS, "OW", new byte[] {2, 1, 4, 3});
    assertArrayEquals(new int[] {1, 2, 3, 4}, levels(read(writer)));
  }

  /** The window is given after rescaling; levels are stored values. */
  @Test
  void aWindowFollowsTheRescaling() throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.EXPLICIT, 1, 1, 16, 12)
            .text(Tag.RESCALE_SLOPE, "DS", "2")
            .text(Tag.RESCALE_INTERCEPT, "DS", "-1000")
            .text(Tag.WINDOW_CENTER, "DS", "1000.5\\9")
            .text(Tag.WINDOW_WIDTH, "DS", "401\\9")
            .words(0);
    assertEquals(Optional.of(new DicomImage.Window(900, 1100)), read(writer).window());

    writer.text(Tag.RESCALE_SLOPE, "DS", "-2").text(Tag.RESCALE_INTERCEPT, "DS", "1000");
    // stored = (1000 - r) / 2: 1200 is -100, 800 is 100; turned over, 4095 - them
    assertEquals(Optional.of(new DicomImage.Window(3995, 4195)), read(writer).window());
  }

  @Test
  void aWindowThatMeasuresIsTakenAsItIs() throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.EXPLICIT, 1, 1, 16, 12)
            .text(Tag.WINDOW_CENTER, "DS", "1000")
            .text(Tag.WINDOW_WIDTH, "DS", "200")
            .text(Tag.WINDOW_FUNCTION, "CS", "LINEAR_EXACT")
            .words(0);
    assertEquals(Optional.of(new DicomImage.Window(900, 1100)), read(writer).window());
  }

  @ParameterizedTest
  @CsvSource({"0,100", "x,100", "1e999,5", "50,0", "90000,10", "-90000,10"})
  void aWindowOfNoUseIsLeftOut(String center, String width) throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.EXPLICIT, 1, 1, 16, 12)
            .text(Tag.WINDOW_CENTER, "DS", center)
            .text(Tag.WINDOW_WIDTH, "DS", width)
            .words(0);
    boolean useful = center.equals("0");
    assertEquals(useful, read(writer).window().isPresent());
  }

  @Test
  void paddingIsBlackAndCounted() throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.EXPLICIT, 4, 1, 16, 12)
            .text(Tag.PHOTOMETRIC, "CS", "MONOCHROME1")
            .number(Tag.PADDING, 4000)
            .number(Tag.PADDING_LIMIT, 4010)
            .words(4000, 4005, 0, 95);
    DicomImage image = read(writer);
    assertArrayEquals(new int[] {0, 0, 4095, 4000}, levels(image));
    assertEquals(2, image.padded());
  }

  @Test
  void viewSexAgeAndSpacingAreToldAndNothingElse() throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.IMPLICIT, 1, 1, 16, 12)
            .text(0x0010_0010, "PN", "Doe^Jane")
            .text(Tag.SEX, "CS", "F")
            .text(Tag.AGE, "AS", "058Y")
            .text(Tag.VIEW_POSITION, "CS", "pa")
            .text(Tag.PIXEL_SPACING, "DS", "9\\9")
            .text(Tag.IMAGER_PIXEL_SPACING, "DS", "0.14\\0.15")
            .words(0);
    DicomImage image = read(writer);
    assertEquals("Female", image.sex());
    assertEquals(58, image.age());
    assertEquals("PA", image.projection());
    assertEquals(Optional.of(new DicomImage.Spacing(0.15, 0.14)), image.spacing());
    assertFalse(image.toString().contains("Doe"));
  }

  @Test
  void whatIsWrittenWhereAViewBelongsIsNotShown() throws IOException {
    DicomWriter writer =
        DicomWriter.grey(DicomWriter.IMPLICIT, 1, 1, 16, 12)
            .text(Tag.VIEW_POSITION, "CS", "Mrs Doe")
            .text(Tag.AGE, "AS", "006M")
            .text(Tag.SEX, "CS", "?")
            .words(0);
    DicomImage image = read(writer);
    assertEquals("", image.projection());
    assertEquals(0, image.age());
    assertEquals("Unknown", image.sex());
  }

  @Test
  void fragmentsAreOneJpeg() throws IOException {
    byte[] jpeg = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    DicomWriter writer = DicomWriter.grey(DicomWriter.JPEG, 2, 2, 8, 8).fragments(jpeg);
    DicomImage image =
        DicomFile.read(
            writer.file(),
            (bytes, width, height) -> {
              assertArrayEquals(jpeg, Arrays.copyOf(bytes, jpeg.length));
              return new BaselineJpeg.Plane(width, height, 1, new short[] {4, 3, 2, 1});
            });
    assertArrayEquals(new int[] {4, 3, 2, 1}, levels(image));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2.4.90,JPEG 2000 Lossless",
    "1.2.840.10008.1.2.4.70,JPEG Lossless",
    "1.2.840.10008.1.2.5,RLE",
    "1.2.840.10008.1.2.1.99,Deflated",
    "1.2.3.4,1.2.3.4"
  })
  void otherCompressionIsRefusedByItsNameAndWithWhatToDo(String uid, String name) {
    String message = refusal(DicomWriter.grey(uid, 1, 1, 16, 12).words(0));
    assertTrue(message.contains(name), message);
    assertTrue(message.contains("uncompressed"), message);
  }

  @Test
  void whatIsNoSingleGreyPictureIsRefused() {
    assertTrue(
        refusal(
                DicomWriter.grey(DicomWriter.EXPLICIT, 1, 1, 16, 12)
                    .text(Tag.FRAMES, "IS", "12")
                    .words(0))
            .contains("12 frames"));
    assertTrue(
        refusal(
                DicomWriter.grey(DicomWriter.EXPLICIT, 1, 1, 8, 8)
                    .number(Tag.SAMPLES_PER_PIXEL, 3)
                    .text(Tag.PHOTOMETRIC, "CS", "RGB")
                    .bytes(1, 2, 3))
            .contains("RGB"));
    assertTrue(
        refusal(DicomWriter.grey(DicomWriter.EXPLICIT, 1, 1, 32, 32).words(0, 0)).contains("32"));
    assertTrue(
        refusal(DicomWriter.grey(DicomWriter.EXPLICIT, 1, 1, 16, 12)).contains("no picture"));
  }

  /** 65,535 x 65,535 pixels that are not there take no memory. */
  @Test
  void aSizeThatTheFileDoesNotHoldIsRefused() {
    assertTrue(
        refusal(DicomWriter.grey(DicomWriter.EXPLICIT, 65_535, 65_535, 16, 12).words(1, 2, 3))
            .contains("do not fit"));
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole =
        DicomWriter.grey(DicomWriter.EXPLICIT, 4, 4, 16, 12)
            .sequence(0x0008_1140)
            .words(new int[16])
            .file();
    assertEquals(4, DicomFile.read(whole, NO_JPEG).width());
    for (int length = 132; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> DicomFile.read(part, NO_JPEG), length + " bytes");
    }
  }

  /** Damage gives a picture or an IOException, and no other end. */
  @Property(tries = 2_000)
  void flippedBytesNeverBreakTheReader(
      @ForAll("syntaxes") String syntax,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int n)
      throws IOException {
    Random random = new Random(seed);
    byte[] file =
        DicomWriter.grey(syntax, 5, 5, 16, 12)
            .sequence(0x0008_1140)
            .text(Tag.WINDOW_CENTER, "DS", "100")
            .text(Tag.WINDOW_WIDTH, "DS", "50")
            .text(Tag.PIXEL_SPACING, "DS", "1\\1")
            .number(Tag.PADDING, 7)
            .words(random.ints(25, 0, 4096).toArray())
            .file();
    for (int i = 0; i < n; i++) {
      file[132 + random.nextInt(file.length - 132)] = (byte) random.nextInt(256);
    }
    try {
      DicomImage image = DicomFile.read(file, NO_JPEG);
      assertEquals(image.width() * image.height(), image.levels().length);
    } catch (IOException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  @Test
  void sequencesWithinSequencesWithoutEndAreRefused() {
    byte[] deep = new byte[8 * 100_000];
    for (int i = 0; i < deep.length; i += 16) {
      // an item, and in it a sequence, both of undefined length, for ever
      byte[] both = {
        (byte) 0xFE, -1, 0, (byte) 0xE0, -1, -1, -1, -1, 8, 0, 0x40, 0x11, -1, -1, -1, -1
      };
      System.arraycopy(both, 0, deep, i, 16);
    }
    DicomWriter writer = new DicomWriter(DicomWriter.IMPLICIT);
    byte[] head = writer.file();
    byte[] begin = {8, 0, 0x40, 0x11, -1, -1, -1, -1};
    byte[] file = Arrays.copyOf(head, head.length + begin.length + deep.length);
    System.arraycopy(begin, 0, file, head.length, begin.length);
    System.arraycopy(deep, 0, file, head.length + begin.length, deep.length);
    String message =
        assertThrows(IOException.class, () -> DicomFile.read(file, NO_JPEG)).getMessage();
    assertTrue(message.contains("too deep"), message);
  }
}
