package org.gennas.common;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The list of entries at a zip file's end, looked at before {@link ZipFile} takes it into memory as
 * a whole: a file made for it can list millions.
 */
public final class ZipDirectory {
  private static final int END = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LOCATOR = 20;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LARGE_END = 56;
  private static final int LARGE_END_SIGNATURE = 0x06064b50;

  /** Bytes that an entry may take in the list: its name and what tools put beside it. */
  private static final long ENTRY_BYTES = 4096;

  private ZipDirectory() {}

  /**
   * Opens a zip that has no more entries than it needs.
   *
   * @param most entries
   * @throws ZipException if it has more, or is no zip
   * @throws IOException if it can't be read
   */
  public static ZipFile open(Path file, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      requireFew(channel, most);
    }
    return new ZipFile(file.toFile());
  }

  private static void requireFew(FileChannel channel, int most) throws IOException {
    long end = channel.size() - END;
    ByteBuffer last = read(channel, end, END);
    // one with a comment behind it is not written by the programs whose files are read here
    if (last.getInt(0) != END_SIGNATURE || last.getShort(20) != 0) {
      throw new ZipException("it is not a whole zip file, its end is missing");
    }
    long entries = last.getShort(10) & 0xFFFFL;
    long bytes = last.getInt(12) & 0xFFFFFFFFL;
    if (end >= LOCATOR) {
      ByteBuffer locator = read(channel, end - LOCATOR, LOCATOR);
      if (locator.getInt(0) == LOCATOR_SIGNATURE) {
        ByteBuffer large = read(channel, locator.getLong(8), LARGE_END);
        if (large.getInt(0) != LARGE_END_SIGNATURE) {
          throw new ZipException("the end of its list of entries is damaged");
        }
        entries = Math.max(entries == 0xFFFF ? 0 : entries, large.getLong(32));
        bytes = Math.max(bytes == 0xFFFFFFFFL ? 0 : bytes, large.getLong(40));
      }
    }
    if (entries < 0 || entries > most || bytes < 0 || bytes > most * ENTRY_BYTES) {
      throw new ZipException(
          String.format(
              Locale.ROOT,
              "it lists %d entries in %d bytes, more than the %d that there may be",
              entries,
              bytes,
              most));
    }
  }

  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    if (at < 0 || at > channel.size() - length) {
      throw new ZipException("it is not a whole zip file, its end is missing");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      continue;
    }
    return bytes;
  }
}
