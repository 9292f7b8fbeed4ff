package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.gennas.common.FileProblem;
import org.gennas.data.images.AreaAverage;

/**
 * Pictures packed in a MedMNIST file. A deflated array can only be unpacked from its beginning on,
 * so one stream moves over it; several threads that ask for neighbours in any order find those that
 * it has passed in a small store.
 */
final class NpzImages implements ImageSource {
  private static final int KEPT_BYTES = 4 << 20;

  /** A side's pixels while they are unpacked. */
  private record Stream(MedMnistFile.Part part, NpyEntry entry) {
    int end() {
      return part.first() + part.images();
    }

    /** How many passed pictures are worth their memory. */
    int kept() {
      return KEPT_BYTES / (part.height() * part.width());
    }
  }

  private final Path file;
  private final ZipFile zip;
  private final List<MedMnistFile.Part> parts;
  private final long modified;
  private final Map<Integer, byte[]> passed = new LinkedHashMap<>();
  private Optional<Stream> stream = Optional.empty();
  private Optional<FileProblem> damage = Optional.empty();

  /** Row that the stream stands before. */
  private int next;

  private NpzImages(Path file, ZipFile zip, List<MedMnistFile.Part> parts, long modified) {
    this.file = file;
    this.zip = zip;
    this.parts = parts;
    this.modified = modified;
  }

  /**
   * @throws FileProblem if the file cannot be used
   */
  static NpzImages open(Path file) throws IOException {
    ZipFile zip = MedMnistFile.zip(file);
    try {
      long modified = Files.getLastModifiedTime(file).toMillis();
      return new NpzImages(file, zip, MedMnistFile.parts(zip, file), modified);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private MedMnistFile.Part part(int row) {
    for (MedMnistFile.Part part : parts) {
      if (row >= part.first() && row < part.first() + part.images()) {
        return part;
      }
    }
    throw new IndexOutOfBoundsException("There is no row " + row + " in " + file);
  }

  @Override
  public Stamp stamp(int row) {
    MedMnistFile.Part part = part(row);
    return new Stamp((long) part.height() * part.width(), modified);
  }

  @Override
  public synchronized byte[] bytes(int row) throws IOException {
    byte[] before = passed.remove(row);
    if (before != null) {
      return before;
    }
    if (damage.isPresent()) {
      throw damage.get();
    }
    try {
      return unpack(part(row), row);
    } catch (FileProblem e) {
      damage = Optional.of(e);
      throw e;
    }
  }

  private byte[] unpack(MedMnistFile.Part part, int row) throws IOException {
    if (stream.isPresent() && stream.get().part().equals(part) && row >= next) {
      return advance(stream.get(), row);
    }
    if (stream.isPresent()) {
      leave(stream.get());
    }
    NpyEntry entry = NpyEntry.open(zip, file, part.entry());
    Stream begun = new Stream(part, entry);
    stream = Optional.of(begun);
    NpyHead.read(entry);
    next = part.first();
    return advance(begun, row);
  }

  private byte[] advance(Stream on, int row) throws FileProblem {
    int kept = on.kept();
    byte[] bytes = new byte[on.part().height() * on.part().width()];
    while (next <= row) {
      on.entry().read(bytes);
      next++;
      if (next <= row && row - next < kept) {
        keep(next - 1, bytes.clone(), kept);
      }
    }
    if (next == on.end()) {
      on.entry().requireEnd();
    }
    return bytes;
  }

  /** The last rows of a side are still wanted when another thread is already on the next side. */
  private void leave(Stream left) throws IOException {
    if (next < left.end() && left.end() - next < left.kept()) {
      keep(left.end() - 1, advance(left, left.end() - 1), left.kept());
    }
    left.entry().close();
    stream = Optional.empty();
  }

  private void keep(int row, byte[] bytes, int most) {
    passed.put(row, bytes);
    for (Iterator<Integer> oldest = passed.keySet().iterator(); passed.size() > most; ) {
      oldest.next();
      oldest.remove();
    }
  }

  @Override
  public byte[] decode(byte[] bytes, int px) throws IOException {
    for (MedMnistFile.Part part : parts) {
      if (part.height() * part.width() == bytes.length) {
        return squeeze(bytes, part.width(), part.height(), px);
      }
    }
    throw new IOException("the picture has " + bytes.length + " bytes");
  }

  private static byte[] squeeze(byte[] bytes, int width, int height, int px) {
    AreaAverage average = new AreaAverage(width, height, px);
    float[] line = new float[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        line[x] = bytes[y * width + x] & 0xFF;
      }
      average.add(line);
    }
    return average.result();
  }

  @Override
  public OptionalInt side() {
    return parts.stream().mapToInt(p -> Math.max(p.height(), p.width())).max();
  }

  @Override
  public synchronized void close() throws IOException {
    passed.clear();
    zip.close();
  }
}
