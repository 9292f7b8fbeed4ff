package org.gennas.data.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gennas.common.FileProblem;

/**
 * An array in an .npz file (a zip of .npy entries, deflated or stored), unpacked from its beginning
 * on. It knows how far it is, so that damage can be named by entry and byte.
 */
final class NpyEntry implements Closeable {
  private static final String REMEDY =
      "Download the file again, and compare its size and" + " checksum.";

  /** Arrays up to this length may be packed as tightly as they like. */
  private static final long SMALL = 16L << 20;

  /** Of pictures without noise; radiographs come to two to four. */
  private static final int MOST_TIMES = 100;

  private final Path file;
  private final ZipEntry entry;
  private final InputStream in;
  private final CRC32 crc = new CRC32();
  private long at;

  private NpyEntry(Path file, ZipEntry entry, InputStream in) {
    this.file = file;
    this.entry = entry;
    this.in = in;
  }

  /** Whether there is such an entry. */
  static boolean isIn(ZipFile zip, String name) {
    return zip.getEntry(name) != null;
  }

  /**
   * @throws FileProblem if there is none, or it can't be unpacked
   */
  static NpyEntry open(ZipFile zip, Path file, String name) throws FileProblem {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.getSize() < 0) {
      throw new FileProblem(
          "The array " + name + " is missing",
          file,
          0,
          "A MedMNIST file has train_images, train_labels, val_images, val_labels, test_images and"
              + " test_labels. "
              + REMEDY);
    }
    long packed = Math.max(1, entry.getCompressedSize());
    if (entry.getSize() > SMALL && entry.getSize() / packed > MOST_TIMES) {
      throw new FileProblem(
          String.format(
              Locale.ROOT,
              "%s, byte 0: it unpacks to %d times its size, which no radiographs do",
              name,
              entry.getSize() / packed),
          file,
          0,
          REMEDY);
    }
    try {
      return new NpyEntry(file, entry, zip.getInputStream(entry));
    } catch (IOException e) {
      throw problem(file, name, 0, FileProblem.reason(e), e);
    }
  }

  /** Bytes of the unpacked array with its head, as the zip says. */
  long size() {
    return entry.getSize();
  }

  /** Bytes that were read. */
  long at() {
    return at;
  }

  /** The next bytes; the caller answers for the length. */
  byte[] read(int length) throws FileProblem {
    byte[] bytes = new byte[length];
    read(bytes);
    return bytes;
  }

  /**
   * Fills an array.
   *
   * @throws FileProblem if the entry is damaged or ends before
   */
  void read(byte[] target) throws FileProblem {
    try {
      int read = in.readNBytes(target, 0, target.length);
      crc.update(target, 0, read);
      at += read;
      if (read < target.length) {
        throw problem(at, "it ends too early");
      }
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw problem(file, entry.getName(), at, "it cannot be unpacked, " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return FileProblem.reason(e);
  }

  /**
   * Holds the end against the zip's checksum.
   *
   * @throws FileProblem if bytes are left or the checksum differs
   */
  void requireEnd() throws FileProblem {
    try {
      if (in.read() >= 0) {
        throw problem(at, "it has data after its last number");
      }
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw problem(file, entry.getName(), at, "it cannot be unpacked, " + reason(e), e);
    }
    if (crc.getValue() != entry.getCrc()) {
      throw problem(at, "its checksum does not match, so it is damaged");
    }
  }

  /** A problem at a byte of this entry. */
  FileProblem problem(long byteAt, String what) {
    return new FileProblem(entry.getName() + ", byte " + byteAt + ": " + what, file, 0, REMEDY);
  }

  private static FileProblem problem(
      Path file, String name, long byteAt, String what, IOException cause) {
    return new FileProblem(name + ", byte " + byteAt + ": " + what, file, 0, REMEDY, cause);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
