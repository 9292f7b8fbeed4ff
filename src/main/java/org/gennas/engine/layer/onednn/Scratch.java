package org.gennas.engine.layer.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Memory that all blocks of a network share for what need not outlive a pass. Programs lease parts
 * of it while they are built; since one program runs at a time, programs may hold the same part. A
 * part never moves.
 */
final class Scratch implements AutoCloseable {
  private final List<Part> parts = new ArrayList<>();
  private final List<NativeBuffer> zeros = new ArrayList<>();

  /** A piece, leased or free. */
  static final class Part {
    private final NativeBuffer buffer;
    private boolean leased;

    private Part(NativeBuffer buffer) {
      this.buffer = buffer;
    }

    long address() {
      return buffer.address();
    }
  }

  /** The smallest free part that is large enough, else a new one. */
  Part lease(long bytes) {
    Part best = null;
    for (Part part : parts) {
      if (!part.leased
          && part.buffer.bytes() >= bytes
          && (best == null || part.buffer.bytes() < best.buffer.bytes())) {
        best = part;
      }
    }
    if (best == null) {
      best = new Part(new NativeBuffer(bytes));
      parts.add(best);
    }
    best.leased = true;
    return best;
  }

  /** The address of at least {@code bytes} zeros, which nobody may write to. */
  long zeros(long bytes) {
    Optional<NativeBuffer> known = zeros.stream().filter(b -> b.bytes() >= bytes).findFirst();
    if (known.isPresent()) {
      return known.get().address();
    }
    NativeBuffer made = new NativeBuffer(bytes);
    made.clear();
    zeros.add(made);
    return made.address();
  }

  void giveBack(Part part) {
    part.leased = false;
  }

  @Override
  public void close() {
    parts.forEach(part -> part.buffer.close());
    parts.clear();
    zeros.forEach(NativeBuffer::close);
    zeros.clear();
  }
}
