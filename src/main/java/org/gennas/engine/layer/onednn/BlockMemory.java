package org.gennas.engine.layer.onednn;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory of one block that lives from its forward to its backward pass. Builds for another batch
 * size claim the same pieces in the same order, so that the short last batch of an epoch takes no
 * memory of its own.
 */
final class BlockMemory implements AutoCloseable {
  private final List<NativeBuffer> pieces = new ArrayList<>();
  private final List<NativeBuffer> outgrown = new ArrayList<>();
  private int next;

  /** A new build claims from the first piece on. */
  void begin() {
    next = 0;
  }

  /**
   * The next piece, with room for at least {@code bytes}; what was claimed before stays where it
   * is.
   */
  long claim(long bytes) {
    if (next == pieces.size()) {
      pieces.add(new NativeBuffer(bytes));
    } else if (pieces.get(next).bytes() < bytes) {
      outgrown.add(pieces.set(next, new NativeBuffer(bytes)));
    }
    return pieces.get(next++).address();
  }

  /** Gives everything back: nothing that was built on it may run again. */
  @Override
  public void close() {
    pieces.forEach(NativeBuffer::close);
    outgrown.forEach(NativeBuffer::close);
    pieces.clear();
    outgrown.clear();
    next = 0;
  }
}
