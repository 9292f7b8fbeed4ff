package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.gennas.data.images.GreyPicture;

/**
 * Small copies of pictures for the list, made in the background, the one asked for last first, so
 * that what is on the screen comes before what was scrolled past. Called on the window's thread
 * only.
 */
final class Thumbnails {
  static final int SIDE = 56;

  /** Makes the small copy of a file. */
  @FunctionalInterface
  interface Reader {
    GreyPicture read(Path file) throws IOException;
  }

  private static final int MOST_KEPT = 2000;
  private static final int MOST_WAITING = 40;

  private final Reader reader;
  private final Executor background;
  private final Executor ui;
  private final Map<Path, Optional<PaintedPixels>> made = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Path> waiting = new ArrayDeque<>();
  private final Map<Path, Consumer<Optional<PaintedPixels>>> told = new HashMap<>();
  private final Set<Path> underway = new HashSet<>();

  Thumbnails(Reader reader, Executor background, Executor ui) {
    this.reader = reader;
    this.background = background;
    this.ui = ui;
  }

  /** The small copy, if it is there; empty inside where the file cannot be read. */
  Optional<Optional<PaintedPixels>> cached(Path file) {
    return Optional.ofNullable(made.get(file));
  }

  /** Makes a small copy and tells it; nothing is told of one that was scrolled far past. */
  void ask(Path file, Consumer<Optional<PaintedPixels>> ready) {
    told.put(file, ready);
    if (!underway.contains(file)) {
      waiting.remove(file);
      waiting.push(file);
      while (waiting.size() > MOST_WAITING) {
        told.remove(waiting.removeLast());
      }
      next();
    }
  }

  private void next() {
    if (underway.isEmpty() && !waiting.isEmpty()) {
      Path file = waiting.pop();
      underway.add(file);
      background.execute(
          () -> {
            Optional<PaintedPixels> copy = read(file);
            ui.execute(() -> ready(file, copy));
          });
    }
  }

  private Optional<PaintedPixels> read(Path file) {
    try {
      return Optional.of(painted(reader.read(file)));
    } catch (IOException | RuntimeException e) {
      // the list shows an empty place; the viewer tells why
      return Optional.empty();
    }
  }

  private static PaintedPixels painted(GreyPicture picture) {
    int[] argb = new int[picture.greys().length];
    for (int i = 0; i < argb.length; i++) {
      int grey = picture.greys()[i] & 0xFF;
      argb[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
    }
    return new PaintedPixels(picture.width(), picture.height(), argb);
  }

  private void ready(Path file, Optional<PaintedPixels> copy) {
    underway.remove(file);
    made.put(file, copy);
    var oldest = made.entrySet().iterator();
    while (made.size() > MOST_KEPT) {
      oldest.next();
      oldest.remove();
    }
    Optional.ofNullable(told.remove(file)).ifPresent(ready -> ready.accept(copy));
    next();
  }
}
