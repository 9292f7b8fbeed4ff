package org.gennas.report.tracking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of protocol buffers (protobuf.dev/programming-guides/encoding): only
 * the kinds of fields that TensorBoard's events need. Confined to one thread.
 */
final class WireBytes {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An integer field that is not negative. */
  WireBytes integer(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  WireBytes real(int field, double value) {
    tag(field, FIXED64);
    fixed(ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(value));
    return this;
  }

  WireBytes shortReal(int field, float value) {
    tag(field, FIXED32);
    fixed(ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value));
    return this;
  }

  WireBytes text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  WireBytes message(int field, WireBytes value) {
    return bytes(field, value.finished());
  }

  private WireBytes bytes(int field, byte[] value) {
    tag(field, LENGTH);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  byte[] finished() {
    return out.toByteArray();
  }

  private void tag(int field, int type) {
    varint((long) field << 3 | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private void fixed(ByteBuffer value) {
    out.writeBytes(value.array());
  }
}
