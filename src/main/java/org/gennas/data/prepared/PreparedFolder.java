package org.gennas.data.prepared;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.gennas.common.AtomicFile;
import org.gennas.common.CsvCell;
import org.gennas.common.FileProblem;
import org.gennas.common.OwnFile;
import org.gennas.data.CsvRows;

/**
 * A folder of prepared images, open for writing in a {@link PreparationTurn}. Pixels are forced to
 * disk before the entries that vouch for them, so a kill at any moment leaves nothing half done.
 * Files are written by channels, not by a mapping: on a full disk a mapping would end the whole
 * process.
 */
final class PreparedFolder implements Closeable {
  private static final int FORCED_AT_ONCE = 256;

  private final Path folder;
  private final int px;
  private final List<FileChannel> channels = new ArrayList<>();
  private FileChannel pixels;
  private FileChannel index;
  private ByteBuffer known = ByteBuffer.allocate(0);
  private final Map<Integer, PreparedEntry> waiting = new LinkedHashMap<>();
  private final Map<String, String> unreadable = new LinkedHashMap<>();
  private boolean unreadableChanged;

  private PreparedFolder(Path folder, int px) {
    this.folder = folder;
    this.px = px;
  }

  /**
   * Starts to fill a folder, or resumes with what is there.
   *
   * @throws FileProblem if it cannot be written, or it holds the images of another dataset or size
   */
  static PreparedFolder open(Path folder, PreparedHead head) throws IOException {
    try {
      PreparedFolder opened = new PreparedFolder(folder, head.px());
      try {
        opened.openFiles(head);
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
      return opened;
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  static FileProblem unwritable(Path folder, IOException e) {
    return new FileProblem(
        "The prepared images cannot be written: " + FileProblem.reason(e),
        folder,
        0,
        "Free disk space, or choose a folder that you may write to. What is prepared"
            + " is kept, and the next run resumes there.",
        e);
  }

  private void openFiles(PreparedHead head) throws IOException {
    AtomicFile.sweep(folder, AtomicFile.ABANDONED);
    boolean exists = Files.exists(folder.resolve(PreparedHead.FILE));
    if (exists) {
      requireSame(PreparedHead.read(folder), head);
    }
    long imageBytes = (long) px * px;
    pixels = channel(PreparedImages.PIXELS, imageBytes * head.rows(), exists);
    index = channel(PreparedImages.INDEX, (long) PreparedEntry.BYTES * head.rows(), exists);
    if (!exists) {
      head.write(folder);
    }
    known = ByteBuffer.allocate(PreparedEntry.BYTES * head.rows());
    for (int read = 0; read >= 0 && known.hasRemaining(); ) {
      read = index.read(known, known.position());
    }
    readUnreadable();
  }

  private void requireSame(PreparedHead there, PreparedHead wanted) throws FileProblem {
    if (there.px() != wanted.px()) {
      throw new FileProblem(
          "The folder holds images of " + there.px() + " px, not of " + wanted.px(),
          folder,
          0,
          "Choose another folder for the prepared images, or delete this one.");
    }
    if (there.rows() != wanted.rows() || !there.fingerprint().equals(wanted.fingerprint())) {
      throw new FileProblem(
          "The folder holds the images of another dataset (" + there.dataset() + ")",
          folder,
          0,
          "Choose another folder for the prepared images, or delete this one, if the dataset's"
              + " tables have changed.");
    }
  }

  /** A file of this length; what is not written takes no room on most file systems. */
  private FileChannel channel(String name, long length, boolean exists) throws IOException {
    Path file = folder.resolve(name);
    if (exists && (!Files.exists(file) || Files.size(file) != length)) {
      throw new FileProblem(
          name + " is missing or does not have the " + length + " bytes it should have",
          file,
          0,
          "Delete the folder of prepared images and prepare them again.");
    }
    FileChannel channel =
        OwnFile.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channels.add(channel);
    if (!exists) {
      channel.truncate(0);
      writeFully(channel, ByteBuffer.allocate(1), length - 1);
    }
    return channel;
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long at)
      throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  /** What the index knew of a row when the folder was opened. Safe to ask from any thread. */
  PreparedEntry known(int row) {
    return PreparedEntry.read(known, row);
  }

  /**
   * @throws FileProblem if the disk has no room for this many images more
   */
  void requireRoom(int images) throws IOException {
    long needed = (long) images * px * px;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (needed > free) {
      throw new FileProblem(
          "The disk has "
              + mebibytes(free)
              + " MiB free, and the prepared images need "
              + mebibytes(needed)
              + " MiB",
          folder,
          0,
          "Free some space, choose a folder on another disk, or prepare smaller images.");
    }
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  /** Writes an image; it counts from the next {@link #force} on. */
  void put(int row, PreparedEntry entry, byte[] image) throws IOException {
    try {
      writeFully(pixels, ByteBuffer.wrap(image), (long) row * image.length);
      put(row, entry);
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Notes what is known of a row. */
  void put(int row, PreparedEntry entry) throws IOException {
    waiting.put(row, entry);
    if (waiting.size() >= FORCED_AT_ONCE) {
      force();
    }
  }

  /** The reason of an image that could not be read, if it is known. */
  String reason(String path) {
    return unreadable.getOrDefault(path, "it could not be read");
  }

  /** Remembers why an image could not be read. */
  void setUnreadable(String path, String reason) {
    unreadable.put(path, reason);
    unreadableChanged = true;
  }

  /** Forgets that an image could not be read. */
  void setReadable(String path) {
    unreadableChanged |= unreadable.remove(path) != null;
  }

  /** Brings all to the disk: pixels first, then what vouches for them. */
  void force() throws IOException {
    try {
      pixels.force(false);
      if (unreadableChanged) {
        AtomicFile.write(
            folder.resolve(PreparedImages.UNREADABLE),
            out -> {
              Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
              text.write("path,reason\n");
              for (Entry<String, String> line : unreadable.entrySet()) {
                text.write(CsvRows.quote(CsvCell.inert(line.getKey())));
                text.write("," + CsvRows.quote(CsvCell.inert(line.getValue())) + "\n");
              }
              text.flush();
            });
        unreadableChanged = false;
      }
      for (Entry<Integer, PreparedEntry> entry : waiting.entrySet()) {
        writeFully(index, entry.getValue().bytes(), (long) entry.getKey() * PreparedEntry.BYTES);
      }
      index.force(false);
      waiting.clear();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private void readUnreadable() throws IOException {
    Path file = folder.resolve(PreparedImages.UNREADABLE);
    if (!Files.exists(file)) {
      return;
    }
    try (CsvRows csv = CsvRows.open(file)) {
      csv.next();
      while (csv.next()) {
        if (csv.cells().size() == 2) {
          unreadable.put(
              CsvCell.original(csv.cells().get(0)), CsvCell.original(csv.cells().get(1)));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (FileChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
