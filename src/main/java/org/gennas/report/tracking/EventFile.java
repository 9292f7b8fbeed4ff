package org.gennas.report.tracking;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * TensorBoard's event file: records of TFRecord (length, its masked CRC-32C, data, its masked
 * CRC-32C; tensorflow/core/lib/io/record_writer.h) that hold {@code Event} messages
 * (tensorflow/core/util/event.proto, framework/summary.proto). Confined to one thread.
 */
final class EventFile {
  private static final String VERSION = "brain.Event:2";

  /** DT_STRING of tensorflow/core/framework/types.proto. */
  private static final int STRING_TYPE = 7;

  /** DATA_CLASS_TENSOR of tensorflow/core/framework/summary.proto. */
  private static final int TENSOR_CLASS = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Begins with the record that names the version. */
  EventFile(Instant at) {
    record(new WireBytes().real(1, seconds(at)).text(3, VERSION));
  }

  /** A number at a step. */
  EventFile scalar(Instant at, long step, String tag, double value) {
    WireBytes one = new WireBytes().text(1, tag).shortReal(2, (float) value);
    return summary(at, step, one);
  }

  /** Markdown for TensorBoard's text page. */
  EventFile text(Instant at, String tag, String markdown) {
    WireBytes plugin = new WireBytes().text(1, "text");
    WireBytes metadata = new WireBytes().message(1, plugin).integer(4, TENSOR_CLASS);
    WireBytes shape = new WireBytes().message(2, new WireBytes().integer(1, 1));
    WireBytes tensor = new WireBytes().integer(1, STRING_TYPE).message(2, shape).text(8, markdown);
    return summary(at, 0, new WireBytes().text(1, tag).message(8, tensor).message(9, metadata));
  }

  private EventFile summary(Instant at, long step, WireBytes value) {
    WireBytes summary = new WireBytes().message(1, value);
    record(new WireBytes().real(1, seconds(at)).integer(2, step).message(5, summary));
    return this;
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() / 1e9;
  }

  private void record(WireBytes event) {
    byte[] data = event.finished();
    byte[] length = little(Long.BYTES).putLong(data.length).array();
    out.writeBytes(length);
    out.writeBytes(little(Integer.BYTES).putInt(masked(length)).array());
    out.writeBytes(data);
    out.writeBytes(little(Integer.BYTES).putInt(masked(data)).array());
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Rotated and moved, so that a CRC of data that holds CRCs stays one (lib/hash/crc32c.h). */
  static int masked(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data, 0, data.length);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + 0xa282ead8;
  }

  byte[] finished() {
    return out.toByteArray();
  }
}
