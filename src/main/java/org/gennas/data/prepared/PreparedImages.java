package org.gennas.data.prepared;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.gennas.common.FileProblem;
import org.gennas.data.Digests;
import org.gennas.data.tables.Dataset;

/**
 * A dataset's images as grey squares in files: they are not kept in the heap, and a folder of any
 * size opens at once. What was read before is still in the system's page cache as a rule, which all
 * processes share. Safe to use from several threads, also while {@link ImagePreparation} is filling
 * the folder; reads come one after the other.
 *
 * <pre>
 * prepared.json   format, px, rows, dataset, fingerprint
 * pixels.u8       rows x px x px bytes, grey 0 (black) to 255, row-major
 * index.bin       rows x 32 bytes: hash of the path, the source's size, time and checksum, status
 * unreadable.csv  path,reason: the only file that names images
 * </pre>
 */
public final class PreparedImages implements Closeable {
  public static final String PIXELS = "pixels.u8";
  public static final String INDEX = "index.bin";
  static final String UNREADABLE = "unreadable.csv";

  /** Whether a row has pixels. */
  public enum Status {
    /** Not prepared yet. */
    EMPTY,
    DONE,
    /** The source could not be decoded; see unreadable.csv. */
    UNREADABLE
  }

  private final Path folder;
  private final PreparedHead head;

  /**
   * Read, not mapped: for a page that is not in memory, a mapping fetches its whole neighbourhood,
   * which is of no use when rows are read in random order. Not a channel either: it would be closed
   * for good by interrupting a thread that reads. Reads hold its monitor, since they move it.
   */
  private final RandomAccessFile pixels;

  private volatile ByteBuffer index;
  private volatile boolean closed;

  private PreparedImages(Path folder, PreparedHead head) throws IOException {
    this.folder = folder;
    this.head = head;
    this.index = map();
    this.pixels = new RandomAccessFile(checked(PIXELS, head.px() * head.px()).toFile(), "r");
  }

  /**
   * Opens a folder; reads nothing but its head.
   *
   * @throws FileProblem if there is none, it is of a newer format, or files have a wrong length
   */
  public static PreparedImages open(Path folder) throws IOException {
    return new PreparedImages(folder.toAbsolutePath().normalize(), PreparedHead.read(folder));
  }

  private ByteBuffer map() throws IOException {
    Path file = checked(INDEX, PreparedEntry.BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private Path checked(String name, int rowBytes) throws IOException {
    Path file = folder.resolve(name);
    long length = (long) head.rows() * rowBytes;
    if (!Files.isRegularFile(file) || Files.size(file) != length) {
      throw new FileProblem(
          name + " is missing or does not have the " + length + " bytes it should have",
          file,
          0,
          "Delete the folder of prepared images and prepare them again.");
    }
    return file;
  }

  /** Absolute. */
  public Path folder() {
    return folder;
  }

  /** Side of an image. */
  public int px() {
    return head.px();
  }

  /** Images of the dataset, prepared or not. */
  public int rows() {
    return head.rows();
  }

  /** The dataset's name. */
  public String dataset() {
    return head.dataset();
  }

  /** The fingerprint of the dataset's list of images, {@link Dataset#fingerprint()}. */
  public String datasetFingerprint() {
    return head.fingerprint();
  }

  /**
   * @param row 0-based, below {@link #rows()}
   */
  public Status status(int row) {
    return PreparedEntry.status(openIndex(), checked(row));
  }

  /** Rows with a status. */
  public int count(Status status) {
    ByteBuffer entries = openIndex();
    return (int)
        IntStream.range(0, rows()).filter(r -> PreparedEntry.status(entries, r) == status).count();
  }

  /** Hash of the path that the row was prepared from; 0 where it is empty. */
  public long pathHash(int row) {
    return PreparedEntry.pathHash(openIndex(), checked(row));
  }

  /** CRC32C of the bytes that the row was prepared from; 0 where it is empty. */
  int checksum(int row) {
    return PreparedEntry.read(openIndex(), checked(row)).checksum();
  }

  /**
   * Copies an image.
   *
   * @param row 0-based; its status must be {@link Status#DONE}, else the pixels mean nothing
   * @param target px x px bytes, row-major, grey 0 to 255 unsigned
   * @throws UncheckedIOException if the file cannot be read
   */
  public void read(int row, byte[] target) {
    int imageBytes = head.px() * head.px();
    if (target.length != imageBytes) {
      throw new IllegalArgumentException(
          "An image has " + imageBytes + " bytes, the array " + target.length);
    }
    long at = (long) checked(row) * imageBytes;
    synchronized (pixels) {
      if (closed) {
        throw closed();
      }
      try {
        pixels.seek(at);
        pixels.readFully(target);
      } catch (IOException e) {
        throw new UncheckedIOException(
            String.format(
                Locale.ROOT,
                "Prepared image %d cannot be read from %s: %s",
                row,
                folder.resolve(PIXELS),
                FileProblem.reason(e)),
            e);
      }
    }
  }

  /**
   * SHA-256, in hexadecimal, over the size and the sources' checksums in the given order: tells
   * whether the same images were used, wherever they lie and whenever they were copied.
   */
  public String fingerprint(IntStream rows) {
    ByteBuffer entries = openIndex();
    MessageDigest digest = Digests.sha256();
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(px()).flip());
    ByteBuffer part = ByteBuffer.allocate(Integer.BYTES + 1);
    rows.forEach(
        row -> {
          PreparedEntry entry = PreparedEntry.read(entries, checked(row));
          part.clear().putInt(entry.checksum()).put((byte) entry.status().ordinal());
          digest.update(part.flip());
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * SHA-256, in hexadecimal, over the prepared pixels themselves in the given order: tells whether
   * anything has happened to them since. Other rows of the folder do not count.
   *
   * @param rows of images that are {@link Status#DONE}
   * @param cancelled asked between images
   * @return empty if cancelled
   * @throws IOException if the pixels cannot be read
   */
  public Optional<String> pixelChecksum(int[] rows, BooleanSupplier cancelled) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] image = new byte[px() * px()];
    try {
      for (int row : rows) {
        if (cancelled.getAsBoolean()) {
          return Optional.empty();
        }
        read(row, image);
        digest.update(image);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e.getCause());
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  private int checked(int row) {
    if (row < 0 || row >= head.rows()) {
      throw new IndexOutOfBoundsException("Row " + row + " of " + head.rows());
    }
    return row;
  }

  private ByteBuffer openIndex() {
    ByteBuffer open = index;
    if (closed) {
      throw closed();
    }
    return open;
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("The prepared images are closed");
  }

  /** Waits for a read that is under way. */
  @Override
  public void close() throws IOException {
    synchronized (pixels) {
      closed = true;
      pixels.close();
    }
    // the index's mapping ends when the collector finds it
    index = ByteBuffer.allocate(0);
  }
}
