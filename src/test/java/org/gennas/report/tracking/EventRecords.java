package org.gennas.report.tracking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads event files by their published format, and by nothing of what writes them: the CRC-32C is
 * worked out bit by bit.
 */
final class EventRecords {
  private EventRecords() {}

  /** A number at a step. */
  record Scalar(String tag, long step, double wallTime, float value) {}

  private record Field(int number, int type, long integer, byte[] bytes) {}

  /** The records' data; wrong checksums fail. */
  static List<byte[]> of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      require(in.getInt() == masked(length), "checksum of a length");
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(data);
      require(in.getInt() == masked(data), "checksum of a record");
      records.add(data);
    }
    return records;
  }

  private static int masked(byte[] data) {
    int crc = -1;
    for (byte b : data) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
      }
    }
    crc = ~crc;
    return (crc >>> 15 | crc << 17) + 0xa282ead8;
  }

  /** All numbers of a file in order. */
  static List<Scalar> scalars(byte[] file) {
    List<Scalar> scalars = new ArrayList<>();
    for (byte[] record : of(file)) {
      List<Field> event = fields(record);
      double wall = Double.longBitsToDouble(event.get(0).integer());
      long step = one(event, 2).map(Field::integer).orElse(0L);
      Optional<Field> summary = one(event, 5);
      if (summary.isPresent()) {
        for (Field value : fields(summary.get().bytes())) {
          List<Field> parts = fields(value.bytes());
          String tag = new String(one(parts, 1).orElseThrow().bytes(), StandardCharsets.UTF_8);
          one(parts, 2)
              .map(f -> Float.intBitsToFloat((int) f.integer()))
              .ifPresent(v -> scalars.add(new Scalar(tag, step, wall, v)));
        }
      }
    }
    return scalars;
  }

  private static Optional<Field> one(List<Field> fields, int number) {
    return fields.stream().filter(f -> f.number() == number).findFirst();
  }

  private static List<Field> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long key = varint(in);
      int type = (int) (key & 7);
      int number = (int) (key >>> 3);
      switch (type) {
        case 0 -> fields.add(new Field(number, type, varint(in), new byte[0]));
        case 1 -> fields.add(new Field(number, type, in.getLong(), new byte[0]));
        case 5 -> fields.add(new Field(number, type, in.getInt(), new byte[0]));
        case 2 -> {
          byte[] bytes = new byte[(int) varint(in)];
          in.get(bytes);
          fields.add(new Field(number, type, 0, bytes));
        }
        default -> throw new IllegalStateException("type " + type);
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new IllegalStateException("Wrong: " + what);
    }
  }
}
