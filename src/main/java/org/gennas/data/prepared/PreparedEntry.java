package org.gennas.data.prepared;

import java.nio.ByteBuffer;

/**
 * What index.bin knows of an image: {@value #BYTES} bytes, big-endian, in the order of the fields.
 *
 * @param pathHash first 64 bits of the SHA-256 of the path below the dataset's folder
 * @param size bytes of the source file, -1 where it is missing
 * @param modified of the source file, milliseconds since 1970, 0 where it is missing
 * @param checksum CRC32C of the source file's bytes
 * @param status whether there are pixels
 */
public record PreparedEntry(
    long pathHash, long size, long modified, int checksum, PreparedImages.Status status) {
  /** Bytes of an entry; the last three are not used. */
  public static final int BYTES = 32;

  private static final int STATUS_AT = 28;
  private static final PreparedImages.Status[] STATUSES = PreparedImages.Status.values();

  /** The entry as it stands in the file. */
  public ByteBuffer bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(pathHash)
        .putLong(size)
        .putLong(modified)
        .putInt(checksum)
        .put((byte) status.ordinal())
        .position(BYTES)
        .flip();
  }

  /** The entry of a row. */
  static PreparedEntry read(ByteBuffer index, int row) {
    int at = row * BYTES;
    return new PreparedEntry(
        index.getLong(at),
        index.getLong(at + 8),
        index.getLong(at + 16),
        index.getInt(at + 24),
        status(index, row));
  }

  /** The status alone, without an object. */
  static PreparedImages.Status status(ByteBuffer index, int row) {
    int status = index.get(row * BYTES + STATUS_AT);
    return status >= 0 && status < STATUSES.length ? STATUSES[status] : PreparedImages.Status.EMPTY;
  }

  /** The path's hash alone, without an object. */
  static long pathHash(ByteBuffer index, int row) {
    return index.getLong(row * BYTES);
  }
}
