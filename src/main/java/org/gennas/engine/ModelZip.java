package org.gennas.engine;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gennas.common.ZipDirectory;

/**
 * The entries of a model's or checkpoint's zip. No more is unpacked than the reader expects,
 * whatever the zip says of itself and whatever comes out of it, and every entry is held against its
 * checksum. Damage is a {@link ZipException}; any other {@link IOException} is the disk's.
 */
final class ModelZip implements Closeable {
  /** Of an ensemble: what describes it, and its members. */
  static final int MOST_MEMBERS = 63;

  private static final int MOST_ENTRIES = MOST_MEMBERS + 1;

  /** Several times the largest model that there is. */
  private static final long MOST_FILE_BYTES = 1L << 28;

  /** A description, or a training's state: some kilobytes. */
  private static final int MOST_TEXT = 1 << 20;

  private final ZipFile zip;

  private ModelZip(ZipFile zip) {
    this.zip = zip;
  }

  static ModelZip open(Path file) throws IOException {
    return new ModelZip(ZipDirectory.open(file, MOST_ENTRIES));
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** A text of at most 1 MiB. */
  String text(String name) throws IOException {
    return text(name, MOST_TEXT);
  }

  /**
   * @param most bytes
   */
  String text(String name, int most) throws IOException {
    ZipEntry entry = entry(name);
    if (entry.getSize() < 0 || entry.getSize() > most) {
      throw new ZipException(
          String.format(
              Locale.ROOT, "%s has %d bytes; up to %d are read", name, entry.getSize(), most));
    }
    return new String(bytes(entry, (int) entry.getSize()), StandardCharsets.UTF_8);
  }

  /**
   * Numbers of 32 bits, all finite.
   *
   * @param most of them
   */
  float[] floats(String name, long most) throws IOException {
    ZipEntry entry = entry(name);
    if (entry.getSize() < 0 || entry.getSize() % Float.BYTES != 0) {
      throw new ZipException(String.format(Locale.ROOT, "%s has %d bytes", name, entry.getSize()));
    }
    long count = entry.getSize() / Float.BYTES;
    if (count > most || entry.getSize() > Integer.MAX_VALUE - 8) {
      throw new ZipException(
          String.format(
              Locale.ROOT,
              "%s has %d numbers, and its network has room for %d",
              name,
              count,
              most));
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(bytes(entry, (int) entry.getSize())).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[(int) count];
    bytes.asFloatBuffer().get(values);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new ZipException(
            String.format(Locale.ROOT, "%s has no finite number at %d", name, i));
      }
    }
    return values;
  }

  /** Unpacks an entry that is a file by itself. */
  void copy(String name, Path target) throws IOException {
    ZipEntry entry = entry(name);
    if (entry.getSize() < 0 || entry.getSize() > MOST_FILE_BYTES) {
      throw new ZipException(String.format(Locale.ROOT, "%s has %d bytes", name, entry.getSize()));
    }
    CRC32 crc = new CRC32();
    byte[] part = new byte[1 << 16];
    long left = entry.getSize();
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(part); read >= 0 && left >= 0; read = in.read(part)) {
        out.write(part, 0, read);
        crc.update(part, 0, read);
        left -= read;
      }
    } catch (EOFException e) {
      throw (ZipException) new ZipException(name + " ends too early").initCause(e);
    }
    if (left != 0 || crc.getValue() != entry.getCrc()) {
      throw new ZipException(name + " is not as long as it says, or its checksum does not match");
    }
  }

  private ZipEntry entry(String name) throws ZipException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ZipException(name + " is missing");
    }
    return entry;
  }

  /** All of an entry, which must be as long as it says and no longer. */
  private byte[] bytes(ZipEntry entry, int length) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length || in.read() >= 0) {
        throw new ZipException(
            String.format(
                Locale.ROOT,
                "%s does not have the %d bytes it should have",
                entry.getName(),
                length));
      }
      CRC32 crc = new CRC32();
      crc.update(bytes);
      if (crc.getValue() != entry.getCrc()) {
        throw new ZipException("the checksum of " + entry.getName() + " does not match");
      }
      return bytes;
    } catch (EOFException e) {
      throw (ZipException) new ZipException(entry.getName() + " ends too early").initCause(e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
