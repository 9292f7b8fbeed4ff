package org.gennas.runner;

import java.util.List;

/**
 * How much memory a worker may take.
 *
 * @param heapBytes Java objects: tables and batches on their way
 * @param tensorBytes off-heap memory of the tensor library
 * @param machineBytes of the whole machine
 */
public record WorkerMemory(long heapBytes, long tensorBytes, long machineBytes) {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  /** Left to the system, the window and the page cache that holds the prepared images. */
  private static final double LEFT_FREE = 0.2;

  /**
   * An even share.
   *
   * @param machineBytes of the machine
   * @param workers that run at the same time, at least 1
   */
  public static WorkerMemory share(long machineBytes, int workers) {
    long share = (long) (machineBytes * (1 - LEFT_FREE)) / workers;
    long heap = Math.max(256 * MIB, Math.min(2 * GIB, share / 4));
    return new WorkerMemory(heap, Math.max(256 * MIB, share - heap), machineBytes);
  }

  /** The JVM's options for this. */
  List<String> options() {
    return List.of(
        "-Xmx" + heapBytes / MIB + "m",
        "-Dorg.bytedeco.javacpp.maxbytes=" + tensorBytes,
        // JavaCPP counts all that the process holds towards this one, heap, code and mapped files
        // as well, so it must not be what ends a training: it stands at the machine's memory.
        "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + machineBytes);
  }
}
