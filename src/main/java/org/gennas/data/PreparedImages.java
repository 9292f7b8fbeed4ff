package org.gennas.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * A dataset's images as grey squares in memory-mapped files: they are never in the heap, and a
 * folder of any size opens at once. Safe to use from several threads, also while {@link
 * ImagePreparation} is filling the folder.
 *
 * <pre>
 * prepared.json   format, px, rows, dataset, fingerprint
 * pixels.u8       rows x px x px bytes, grey 0 (black) to 255, row-major
 * index.bin       rows x 32 bytes: hash of the path, the source's size, time and checksum, status
 * unreadable.csv  path,reason: the only file that names images
 * </pre>
 */
public final class PreparedImages implements Closeable {
  static final String PIXELS = "pixels.u8";
  static final String INDEX = "index.bin";
  static final String UNREADABLE = "unreadable.csv";

  /** Largest piece of the file that is mapped as one; a buffer cannot be above 2 GiB. */
  private static final int CHUNK = 1 << 30;

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
  private final int rowsPerChunk;
  private volatile ByteBuffer index;
  private volatile ByteBuffer[] chunks;

  private PreparedImages(Path folder, PreparedHead head) throws IOException {
    this.folder = folder;
    this.head = head;
    int imageBytes = head.px() * head.px();
    this.rowsPerChunk = CHUNK / imageBytes;
    this.index = map(INDEX, PreparedEntry.BYTES, Integer.MAX_VALUE)[0];
    this.chunks = map(PIXELS, imageBytes, rowsPerChunk);
  }

  /**
   * Opens a folder; reads nothing but its head.
   *
   * @throws DatasetProblem if there is none, it is of a newer format, or files have a wrong length
   */
  public static PreparedImages open(Path folder) throws IOException {
    return new PreparedImages(folder.toAbsolutePath().normalize(), PreparedHead.read(folder));
  }

  private MappedByteBuffer[] map(String name, int rowBytes, int rowsAtOnce) throws IOException {
    Path file = folder.resolve(name);
    long length = (long) head.rows() * rowBytes;
    if (!Files.isRegularFile(file) || Files.size(file) != length) {
      throw new DatasetProblem(
          name + " is missing or has not the " + length + " bytes that it should have",
          file,
          0,
          "Delete the folder of prepared images and prepare them anew.");
    }
    int count = Math.max(0, head.rows() - 1) / rowsAtOnce + 1;
    MappedByteBuffer[] pieces = new MappedByteBuffer[count];
    long pieceBytes = (long) rowsAtOnce * rowBytes;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int i = 0; i < count; i++) {
        long from = i * pieceBytes;
        pieces[i] =
            channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(pieceBytes, length - from));
      }
    }
    return pieces;
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
  long pathHash(int row) {
    return PreparedEntry.pathHash(openIndex(), checked(row));
  }

  /**
   * Copies an image.
   *
   * @param row 0-based; its status must be {@link Status#DONE}, else the pixels mean nothing
   * @param target px x px bytes, row-major, grey 0 to 255 unsigned
   */
  public void read(int row, byte[] target) {
    ByteBuffer[] open = chunks;
    int imageBytes = head.px() * head.px();
    if (open.length == 0) {
      throw closed();
    }
    if (target.length != imageBytes) {
      throw new IllegalArgumentException(
          "An image has " + imageBytes + " bytes, the array " + target.length);
    }
    open[checked(row) / rowsPerChunk].get(row % rowsPerChunk * imageBytes, target);
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

  private int checked(int row) {
    if (row < 0 || row >= head.rows()) {
      throw new IndexOutOfBoundsException("Row " + row + " of " + head.rows());
    }
    return row;
  }

  private ByteBuffer openIndex() {
    ByteBuffer open = index;
    if (open.capacity() == 0 && head.rows() > 0) {
      throw closed();
    }
    return open;
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("The prepared images are closed");
  }

  /** Lets go of the files; the mapping itself ends when the collector finds it. */
  @Override
  public void close() {
    index = ByteBuffer.allocate(0);
    chunks = Arrays.copyOf(chunks, 0);
  }
}
