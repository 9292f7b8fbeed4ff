package org.gennas.engine.layer.onednn;

import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/**
 * Native memory with an owner. It begins at a multiple of 64, or of a large page where it is large,
 * and has zeros before and after it, since {@link DepthwiseWeightGradient} reads a pixel beyond.
 */
final class NativeBuffer implements AutoCloseable {
  private static final long LARGE_PAGE = 1L << 21;

  /** A pixel of 2048 channels, should all of them lie side by side. */
  private static final long MARGIN = 1L << 13;

  private final Pointer allocation;
  private final long address;
  private final long bytes;

  /**
   * @throws OutOfMemoryError if the system refuses
   */
  NativeBuffer(long bytes) {
    long alignment = bytes >= LARGE_PAGE ? LARGE_PAGE : 64;
    allocation = Pointer.malloc(bytes + alignment + 2 * MARGIN);
    if (allocation == null || allocation.isNull()) {
      throw new OutOfMemoryError(
          String.format(Locale.ROOT, "%d MiB of native memory cannot be had", bytes >> 20));
    }
    this.bytes = bytes;
    address = (allocation.address() + MARGIN + alignment - 1) / alignment * alignment;
    Pointer.memset(new Address(address - MARGIN), 0, MARGIN);
    Pointer.memset(new Address(address + bytes), 0, MARGIN);
  }

  long address() {
    return address;
  }

  long bytes() {
    return bytes;
  }

  void clear() {
    Pointer.memset(new Address(address), 0, bytes);
  }

  @Override
  public void close() {
    Pointer.free(allocation);
  }
}
