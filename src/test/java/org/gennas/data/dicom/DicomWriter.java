package org.gennas.data.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes DICOM files for tests, after PS3.5 and PS3.10. */
public final class DicomWriter {
  public static final String IMPLICIT = "1.2.840.10008.1.2";
  public static final String EXPLICIT = "1.2.840.10008.1.2.1";
  public static final String BIG = "1.2.840.10008.1.2.2";
  public static final String JPEG = "1.2.840.10008.1.2.4.50";

  private static final Set<String> LONG = Set.of("OB", "OW", "SQ", "UN");

  private final String syntax;
  private final ByteOrder order;
  private final boolean explicit;
  private final Map<Integer, byte[]> elements = new TreeMap<>();

  public DicomWriter(String syntax) {
    this.syntax = syntax;
    this.order = syntax.equals(BIG) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    this.explicit = !syntax.equals(IMPLICIT);
  }

  /** A grey picture without pixels. */
  public static DicomWriter grey(String syntax, int width, int height, int allocated, int stored) {
    return new DicomWriter(syntax)
        .number(Tag.SAMPLES_PER_PIXEL, 1)
        .text(Tag.PHOTOMETRIC, "CS", "MONOCHROME2")
        .number(Tag.ROWS, height)
        .number(Tag.COLUMNS, width)
        .number(Tag.BITS_ALLOCATED, allocated)
        .number(Tag.BITS_STORED, stored)
        .number(Tag.HIGH_BIT, stored - 1)
        .number(Tag.PIXEL_REPRESENTATION, 0);
  }

  public DicomWriter number(int tag, int value) {
    return raw(tag, "US", ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  public DicomWriter text(int tag, String vr, String value) {
    String even = value.length() % 2 == 0 ? value : value + " ";
    return raw(tag, vr, even.getBytes(StandardCharsets.US_ASCII));
  }

  public DicomWriter raw(int tag, String vr, byte[] value) {
    elements.put(tag, element(tag, vr, value, value.length));
    return this;
  }

  /**
   * A sequence of undefined length with an item of undefined length that holds a picture's rows.
   */
  public DicomWriter sequence(int tag) {
    byte[] inner = element(Tag.ROWS, "US", new byte[] {9, 9}, 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(item(Tag.ITEM, new byte[0], -1));
    out.writeBytes(inner);
    out.writeBytes(item(Tag.ITEM_END, new byte[0], 0));
    out.writeBytes(item(Tag.SEQUENCE_END, new byte[0], 0));
    elements.put(tag, element(tag, "SQ", out.toByteArray(), -1));
    return this;
  }

  /** Pixels of 16 bits. */
  public DicomWriter words(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(order);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return raw(Tag.PIXELS, "OW", buffer.array());
  }

  /** Pixels of 8 bits. */
  public DicomWriter bytes(int... values) {
    byte[] bytes = new byte[values.length + values.length % 2];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return raw(Tag.PIXELS, "OB", bytes);
  }

  /** A JPEG in two fragments behind an empty table of offsets. */
  public DicomWriter fragments(byte[] jpeg) {
    byte[] even = Arrays.copyOf(jpeg, jpeg.length + jpeg.length % 2);
    int half = even.length / 4 * 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(item(Tag.ITEM, new byte[0], 0));
    out.writeBytes(item(Tag.ITEM, Arrays.copyOf(even, half), half));
    out.writeBytes(item(Tag.ITEM, Arrays.copyOfRange(even, half, even.length), even.length - half));
    out.writeBytes(item(Tag.SEQUENCE_END, new byte[0], 0));
    elements.put(Tag.PIXELS, element(Tag.PIXELS, "OB", out.toByteArray(), -1));
    return this;
  }

  private byte[] item(int tag, byte[] value, int length) {
    return ByteBuffer.allocate(8 + value.length)
        .order(order)
        .putShort((short) (tag >>> 16))
        .putShort((short) tag)
        .putInt(length)
        .put(value)
        .array();
  }

  private byte[] element(int tag, String vr, byte[] value, int length) {
    return element(tag, vr, value, length, explicit, order);
  }

  private static byte[] element(
      int tag, String vr, byte[] value, int length, boolean explicit, ByteOrder order) {
    boolean wide = !explicit || LONG.contains(vr);
    ByteBuffer buffer =
        ByteBuffer.allocate(4 + (explicit ? wide ? 8 : 4 : 4) + value.length).order(order);
    buffer.putShort((short) (tag >>> 16)).putShort((short) tag);
    if (explicit) {
      buffer.put(vr.getBytes(StandardCharsets.US_ASCII));
      if (wide) {
        buffer.putShort((short) 0);
      }
    }
    if (wide) {
      buffer.putInt(length);
    } else {
      buffer.putShort((short) length);
    }
    return buffer.put(value).array();
  }

  public byte[] file() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[128]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    String uid = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
    out.writeBytes(
        element(
            Tag.TRANSFER_SYNTAX,
            "UI",
            uid.getBytes(StandardCharsets.US_ASCII),
            uid.length(),
            true,
            ByteOrder.LITTLE_ENDIAN));
    elements.values().forEach(out::writeBytes);
    return out.toByteArray();
  }
}
