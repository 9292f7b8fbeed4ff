package org.gennas.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gennas.common.NumberFormats;
import org.gennas.runner.Device;
import org.gennas.runner.FoundDevices;

/** Says what can train here, and why a GPU that is there is not used. */
final class DeviceChecks {
  private DeviceChecks() {}

  static List<Check> of(FoundDevices found) {
    List<Check> checks = new ArrayList<>();
    for (Device device : found.all()) {
      checks.add(Check.ok("Device " + device.id(), text(device)));
    }
    found.notes().forEach(note -> checks.add(Check.note("Device", note)));
    return checks;
  }

  private static String text(Device device) {
    return device.name()
        + ", "
        + device.threads()
        + (device.threads() == 1 ? " thread, " : " threads, ")
        + NumberFormats.bytes(device.memoryBytes())
        + device
            .computeCapability()
            .map(c -> String.format(Locale.ROOT, ", compute capability %.1f", c))
            .orElse("");
  }
}
