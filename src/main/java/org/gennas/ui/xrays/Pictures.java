package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gennas.data.images.Radiograph;

/**
 * Decoded pictures, those used last kept in bounded memory, so that the next and the one before are
 * there before they are asked for. Called on the window's thread only.
 */
final class Pictures {
  /** Decodes a file. */
  @FunctionalInterface
  interface Reader {
    Radiograph read(Path file) throws IOException;
  }

  private static final int BYTES_A_PIXEL = 2;

  private final Reader reader;
  private final Executor background;
  private final Executor ui;
  private final long most;
  private final Map<Path, Radiograph> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final AtomicLong wanted = new AtomicLong();
  private long bytes;

  /**
   * @param most bytes of pictures kept; the one asked for last always is
   */
  Pictures(Reader reader, Executor background, Executor ui, long most) {
    this.reader = reader;
    this.background = background;
    this.ui = ui;
    this.most = most;
  }

  /** A picture that is there already. */
  Optional<Radiograph> cached(Path file) {
    return Optional.ofNullable(kept.get(file));
  }

  /**
   * Reads a picture and then those beside it, which matter less. A later call takes the place of an
   * earlier one: what that asked for is not told any more.
   *
   * @param beside the nearer first
   * @param read told the picture, at once where it is there already
   * @param failed told what is wrong with the file and what to do
   */
  void ask(Path file, List<Path> beside, Consumer<Radiograph> read, Consumer<String> failed) {
    long ticket = wanted.incrementAndGet();
    Optional<Radiograph> there = cached(file);
    there.ifPresent(read);
    List<Path> missing = beside.stream().filter(path -> !kept.containsKey(path)).toList();
    if (there.isEmpty() || !missing.isEmpty()) {
      background.execute(
          () -> {
            if (there.isEmpty()) {
              read(file, ticket, read, failed);
            }
            missing.forEach(path -> readAhead(path, ticket));
          });
    }
  }

  private void read(Path file, long ticket, Consumer<Radiograph> read, Consumer<String> failed) {
    if (ticket != wanted.get()) {
      return;
    }
    try {
      Radiograph picture = reader.read(file);
      ui.execute(
          () -> {
            keep(file, picture);
            if (ticket == wanted.get()) {
              read.accept(picture);
            }
          });
    } catch (IOException | RuntimeException e) {
      ui.execute(
          () -> {
            if (ticket == wanted.get()) {
              failed.accept(String.valueOf(e.getMessage()));
            }
          });
    }
  }

  private void readAhead(Path file, long ticket) {
    if (ticket != wanted.get()) {
      return;
    }
    try {
      Radiograph picture = reader.read(file);
      ui.execute(() -> keep(file, picture));
    } catch (IOException | RuntimeException e) {
      // told when a person asks for it
      return;
    }
  }

  private void keep(Path file, Radiograph picture) {
    Radiograph before = kept.put(file, picture);
    bytes += size(picture) - (before == null ? 0 : size(before));
    var oldest = kept.entrySet().iterator();
    while (bytes > most && kept.size() > 1) {
      bytes -= size(oldest.next().getValue());
      oldest.remove();
    }
  }

  /** Forgets all pictures, as when the study is closed. */
  void clear() {
    wanted.incrementAndGet();
    kept.clear();
    bytes = 0;
  }

  /** Bytes of the pictures kept. */
  long bytes() {
    return bytes;
  }

  private static long size(Radiograph picture) {
    return (long) picture.width() * picture.height() * BYTES_A_PIXEL;
  }
}
