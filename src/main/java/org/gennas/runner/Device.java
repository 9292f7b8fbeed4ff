package org.gennas.runner;

import java.util.Optional;

/**
 * Something that trains one trial at a time.
 *
 * @param id such as "cuda:0" or "cpu:1"
 * @param name as its maker calls it
 * @param threads CPU threads of its worker
 * @param memoryBytes of the GPU, or the share of the machine's memory
 * @param computeCapability of a GPU, such as 8.6
 */
public record Device(
    String id,
    Kind kind,
    String name,
    int threads,
    long memoryBytes,
    Optional<Double> computeCapability) {
  public enum Kind {
    CPU,
    CUDA
  }
}
