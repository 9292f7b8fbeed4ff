package org.gennas.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The energy counters of the CPU packages (Linux powercap: intel-rapl:N/energy_uj, microjoules that
 * wrap at max_energy_range_uj).
 */
final class RaplCounter {
  private final Map<Path, Long> before = new TreeMap<>();

  RaplCounter(Path powercap) {
    if (!Files.isDirectory(powercap)) {
      return;
    }
    try (DirectoryStream<Path> zones = Files.newDirectoryStream(powercap, "intel-rapl:*")) {
      for (Path zone : zones) {
        if (zone.getFileName().toString().matches("intel-rapl:\\d+")) {
          before.put(zone, number(zone.resolve("energy_uj")));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // only root may read them on most systems: then energy is not measured
      before.clear();
    }
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).trim());
  }

  /** Joules of all packages since the last call; empty where they cannot be read. */
  Optional<Double> joules() {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    double joules = 0;
    try {
      for (Map.Entry<Path, Long> zone : before.entrySet()) {
        long now = number(zone.getKey().resolve("energy_uj"));
        long used = now - zone.getValue();
        if (used < 0) {
          used += number(zone.getKey().resolve("max_energy_range_uj"));
        }
        zone.setValue(now);
        joules += used / 1e6;
      }
      return Optional.of(joules);
    } catch (IOException | NumberFormatException e) {
      before.clear();
      return Optional.empty();
    }
  }
}
