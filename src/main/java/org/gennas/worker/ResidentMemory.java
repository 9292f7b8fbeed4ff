package org.gennas.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Memory of this process that lies in the machine's memory, in bytes; empty where the system does
 * not tell.
 *
 * @param now at the moment
 * @param peak the most since the process began
 */
public record ResidentMemory(Optional<Long> now, Optional<Long> peak) {
  /**
   * @param proc /proc, where the system has it
   */
  static ResidentMemory of(Path proc) {
    try {
      String status = Files.readString(proc.resolve("self/status"));
      return new ResidentMemory(field(status, "VmRSS:"), field(status, "VmHWM:"));
    } catch (IOException e) {
      return new ResidentMemory(Optional.empty(), Optional.empty());
    }
  }

  private static Optional<Long> field(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024);
  }
}
