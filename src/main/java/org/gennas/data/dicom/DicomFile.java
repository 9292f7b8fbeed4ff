package org.gennas.data.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads DICOM files (PS3.10): implicit and explicit little endian, explicit big endian, baseline
 * JPEG; one frame of 8 or 16-bit greys. Whatever the bytes are, it ends with a picture or an {@link
 * IOException}, and takes no more memory than the file's own size warrants.
 */
public final class DicomFile {
  private static final int PREAMBLE = 128;
  private static final String MARK = "DICM";
  private static final int META_GROUP = 2;

  /** Above this many pixels rows and columns are left out, to bound the memory. */
  private static final long MOST_PIXELS = 16_000_000;

  private static final int OLDEST = 120;
  private static final Set<String> PROJECTIONS = Set.of("AP", "PA", "LL", "RL", "LLD", "RLD");

  private final byte[] file;
  private final TransferSyntax syntax;
  private final Cursor in;
  private final Elements elements;
  private final PixelFormat format;

  private DicomFile(byte[] file) throws IOException {
    this.file = file;
    Cursor start = new Cursor(file, PREAMBLE + MARK.length(), file.length);
    Elements meta = Elements.read(start, true, META_GROUP);
    String uid = meta.text(Tag.TRANSFER_SYNTAX);
    if (uid.isEmpty()) {
      throw new IOException("the DICOM file does not name its transfer syntax");
    }
    syntax = TransferSyntax.of(uid);
    in = new Cursor(file, start.at(), file.length);
    if (syntax.big()) {
      in.bigEndian();
    }
    elements = Elements.read(in, syntax.explicit(), -1);
    if (elements.pixels().isEmpty()) {
      throw new IOException("the DICOM file has no picture");
    }
    format = PixelFormat.of(elements);
  }

  /** Whether the bytes are marked as a DICOM file. */
  public static boolean isOne(byte[] file) {
    boolean one = file.length >= PREAMBLE + MARK.length();
    for (int i = 0; one && i < MARK.length(); i++) {
      one = file[PREAMBLE + i] == MARK.charAt(i);
    }
    return one;
  }

  /**
   * Reads the picture.
   *
   * @param file for which {@link #isOne} holds
   * @throws IOException with the reason, fit for a table, which quotes nothing of the person
   */
  public static DicomImage read(byte[] file, BaselineJpeg jpeg) throws IOException {
    return new DicomFile(file).image(jpeg);
  }

  private DicomImage image(BaselineJpeg jpeg) throws IOException {
    Element pixels = elements.pixels().orElseThrow();
    BaselineJpeg.Plane plane =
        syntax == TransferSyntax.JPEG_BASELINE ? compressed(pixels, jpeg) : uncompressed(pixels);
    int padded = finish(plane.levels());
    return new DicomImage(
        plane.width(),
        plane.height(),
        plane.step(),
        format.stored(),
        plane.levels(),
        padded,
        format.window(elements),
        spacing(Tag.IMAGER_PIXEL_SPACING).or(() -> spacing(Tag.PIXEL_SPACING)),
        projection(),
        sex(),
        age());
  }

  private BaselineJpeg.Plane uncompressed(Element pixels) throws IOException {
    int size = format.allocated() / Byte.SIZE;
    long needed = (long) format.width() * format.height() * size;
    if (pixels.undefined() || pixels.length() < needed || in.left() < needed) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the DICOM file is damaged: %d x %d pixels do not fit into what is there",
              format.width(),
              format.height()));
    }
    int step = (int) Math.ceil(Math.sqrt((double) format.width() * format.height() / MOST_PIXELS));
    int width = (format.width() + step - 1) / step;
    int height = (format.height() + step - 1) / step;
    short[] levels = new short[width * height];
    // words of 16 bits in big endian turn the two bytes that lie in each (PS3.5, 8.1.2 and 7.3)
    int turn = size == 1 && syntax.big() && pixels.vr().equals("OW") ? 1 : 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y * step * format.width() + x * step;
        levels[y * width + x] =
            (short) (size == 1 ? file[in.at() + within(pixel, turn)] & 0xFF : word(2 * pixel));
      }
    }
    return new BaselineJpeg.Plane(width, height, step, levels);
  }

  /** The last byte of an odd number of bytes has no neighbour that could be beyond the file. */
  private int within(int pixel, int turn) {
    int turned = pixel ^ turn;
    return turned < in.left() ? turned : pixel;
  }

  private int word(int at) {
    int first = file[in.at() + at] & 0xFF;
    int second = file[in.at() + at + 1] & 0xFF;
    return syntax.big() ? first << 8 | second : second << 8 | first;
  }

  /** The fragments behind the table of offsets are one JPEG file (PS3.5, A.4). */
  private BaselineJpeg.Plane compressed(Element pixels, BaselineJpeg jpeg) throws IOException {
    if (!pixels.undefined()) {
      throw new IOException("the DICOM file is damaged: its JPEG is not in fragments");
    }
    if (format.allocated() != Byte.SIZE || format.stored() != Byte.SIZE) {
      throw new IOException("the DICOM file is damaged: a baseline JPEG has 8 bits");
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    boolean table = true;
    for (Element item = Element.next(in, true);
        item.tag() != Tag.SEQUENCE_END;
        item = Element.next(in, true)) {
      if (item.tag() != Tag.ITEM || item.undefined()) {
        throw new IOException("the DICOM file is damaged: its JPEG has no end");
      }
      int from = in.at();
      in.skip(item.length());
      if (!table) {
        joined.write(file, from, (int) item.length());
      }
      table = false;
    }
    return jpeg.decode(joined.toByteArray(), format.width(), format.height());
  }

  /**
   * Turns what is stored into levels, in place.
   *
   * @return pixels that are padding
   */
  private int finish(short[] pixels) {
    Optional<Integer> padding = elements.number(Tag.PADDING).map(format::level);
    int low = padding.orElse(-1);
    int high = elements.number(Tag.PADDING_LIMIT).map(format::level).orElse(low);
    int padded = 0;
    for (int i = 0; i < pixels.length; i++) {
      int level = format.level(pixels[i] & 0xFFFF);
      if (padding.isPresent() && level >= Math.min(low, high) && level <= Math.max(low, high)) {
        pixels[i] = 0;
        padded++;
      } else {
        pixels[i] = (short) (format.inverted() ? format.top() - level : level);
      }
    }
    return padded;
  }

  private Optional<DicomImage.Spacing> spacing(int tag) {
    OptionalDouble down = elements.decimal(tag, 0);
    OptionalDouble across = elements.decimal(tag, 1);
    return down.isPresent()
            && across.isPresent()
            && down.getAsDouble() > 0
            && across.getAsDouble() > 0
        ? Optional.of(new DicomImage.Spacing(across.getAsDouble(), down.getAsDouble()))
        : Optional.empty();
  }

  /** Only what the standard knows: people write names into free fields. */
  private String projection() {
    String said = elements.text(Tag.VIEW_POSITION).toUpperCase(Locale.ROOT);
    return PROJECTIONS.contains(said) ? said : "";
  }

  private String sex() {
    return switch (elements.text(Tag.SEX)) {
      case "M" -> "Male";
      case "F" -> "Female";
      default -> "Unknown";
    };
  }

  /** Whole years (PS3.5, 6.2: "058Y"); months and days count as unknown. */
  private int age() {
    String said = elements.text(Tag.AGE);
    int years =
        said.matches("\\d{1,3}Y") ? Integer.parseInt(said.substring(0, said.length() - 1)) : 0;
    return years > OLDEST ? 0 : years;
  }
}
