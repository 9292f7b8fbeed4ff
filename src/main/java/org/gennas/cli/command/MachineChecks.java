package org.gennas.cli.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gennas.app.HomeFolder;
import org.gennas.app.SampleStudy;
import org.gennas.cli.text.ProblemText;
import org.gennas.common.NumberFormats;
import org.gennas.common.PrivateFolder;
import org.gennas.common.ProgramVersion;

/** Looks at the machine: Java, cores, memory, display, fonts, disk. */
final class MachineChecks {
  private static final long LITTLE_MEMORY = 3L << 30;
  private static final long LITTLE_DISK = 2L << 30;

  private final CommandContext context;
  private final Display display;

  MachineChecks(CommandContext context, Display display) {
    this.context = context;
    this.display = display;
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.ok("GenNAS Workbench", ProgramVersion.text()));
    checks.add(java());
    checks.add(
        Check.ok(
            "System",
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + ", "
                + System.getProperty("os.arch")));
    checks.add(Check.ok("Cores", Integer.toString(Runtime.getRuntime().availableProcessors())));
    checks.add(memory());
    checks.add(window());
    checks.add(fonts());
    checks.add(home());
    checks.add(sampleStudy());
    return checks;
  }

  private static Check java() {
    String detail =
        Runtime.version()
            + " of "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("java.home");
    return Runtime.version().feature() >= 17
        ? Check.ok("Java", detail)
        : Check.problem("Java", detail + "; 17 or newer is needed");
  }

  private static Check memory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    String detail =
        NumberFormats.bytes(system.getTotalMemorySize())
            + ", free "
            + NumberFormats.bytes(system.getFreeMemorySize())
            + "; Java's heap here at most "
            + NumberFormats.bytes(Runtime.getRuntime().maxMemory());
    return system.getTotalMemorySize() < LITTLE_MEMORY
        ? Check.note("Memory", detail + "; train with one worker and small batches")
        : Check.ok("Memory", detail);
  }

  private Check window() {
    Optional<String> obstacle = display.obstacle();
    if (obstacle.isPresent()) {
      return Check.note("Window", "no window: " + obstacle.get() + "; the terminal works");
    }
    List<String> slow = display.missingForAcceleration();
    return slow.isEmpty()
        ? Check.ok("Window", "can be opened")
        : Check.note(
            "Window",
            "drawn by the CPU; for the GPU (Debian): apt-get install " + String.join(" ", slow));
  }

  // The window brings its own fonts; other scripts and signs come from the system's.
  private static Check fonts() {
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      return Check.ok("Fonts", "the window's own, and the system's");
    }
    try {
      Process process =
          new ProcessBuilder("fc-list", ":", "family")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      long families;
      try (var lines = process.inputReader()) {
        families = lines.lines().distinct().count();
      }
      process.waitFor(5, TimeUnit.SECONDS);
      return families > 0
          ? Check.ok("Fonts", "the window's own, and " + families + " families of the system")
          : noSystemFonts();
    } catch (IOException e) {
      return noSystemFonts();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noSystemFonts();
    }
  }

  private static Check noSystemFonts() {
    return Check.note(
        "Fonts",
        "only the window's own; for non-Latin characters (Debian): apt-get install fontconfig"
            + " fonts-dejavu-core");
  }

  private Check home() {
    Path home = context.home().path();
    try {
      PrivateFolder.create(home);
      Path probe = Files.createTempFile(home, ".doctor", null);
      Files.delete(probe);
      long free = Files.getFileStore(home).getUsableSpace();
      String detail = home + " is writable, free " + NumberFormats.bytes(free);
      return free < LITTLE_DISK
          ? Check.note("Studies' folder", detail + "; a study needs about 100 MiB")
          : Check.ok("Studies' folder", detail);
    } catch (IOException e) {
      return Check.problem(
          "Studies' folder",
          ProblemText.of(e) + " Set " + HomeFolder.VARIABLE + " to a folder that can be written.");
    }
  }

  private static Check sampleStudy() {
    return SampleStudy.find()
        .map(sample -> Check.ok("Sample study", sample.configFile().toString()))
        .orElseGet(() -> Check.note("Sample study", "not found; start from the program's folder"));
  }
}
