package org.gennas.cli.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gennas.report.LongStudy;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.StudySnapshot;

/**
 * {@code FOLDER TRIALS EPOCHS}: what a study of thousands of trials costs whoever looks at it. The
 * study is written where the folder has none. Prints processor time and the largest heap of each
 * step, all in one process, so that the later ones find code that is compiled.
 */
public final class LongStudyBenchmark {
  private static final double MIB = 1 << 20;

  private LongStudyBenchmark() {}

  /** What is measured. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]);
    if (!Files.exists(path)) {
      LongStudy.write(path, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }
    StudyFolder folder = StudyFolder.open(path, new StudyJson());
    Path out = Files.createTempDirectory("long-study");
    String study = path.toString();
    measure("its state", folder::state);
    measure("gennas show", () -> command(out, "show", study));
    measure("gennas effects", () -> command(out, "effects", study));
    measure("gennas report", () -> command(out, "report", study, "--out", out.toString()));
    measure("the window's view of it", () -> StudySnapshot.read(folder));
    System.out.printf(
        Locale.ROOT, "report.html: %.1f MB%n", Files.size(out.resolve("report.html")) / 1e6);
  }

  private static void command(Path home, String... arguments) throws IOException {
    CommandRun run = CommandRun.of(home, arguments);
    if (run.status() != ExitStatus.DONE) {
      throw new IOException(run.err());
    }
  }

  private static void measure(String what, Work work) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long before = system.getProcessCpuTime();
    long begun = System.nanoTime();
    work.run();
    System.out.printf(
        Locale.ROOT,
        "%-26s %6.2f s of processor, %6.2f s, heap at most %.0f MiB%n",
        what,
        (system.getProcessCpuTime() - before) / 1e9,
        (System.nanoTime() - begun) / 1e9,
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum()
            / MIB);
  }
}
