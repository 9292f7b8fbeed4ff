package org.gennas.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gennas.study.event.TrialEvent;

/**
 * A worker on the CPU: its CPU time over its threads, its resident memory, and its share of the
 * packages' energy, in proportion to its share of all CPU time spent. Energy needs RAPL counters
 * that this user may read; else it is not measured.
 */
final class CpuMeter implements DeviceMeter {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Path proc;
  private final int threads;
  private final RaplCounter rapl;
  private Instant last;
  private double cpuBefore;
  private double busyBefore;
  private Optional<Double> energyWh;

  /**
   * @param proc /proc, where the system has it
   * @param powercap /sys/class/powercap, where the system has it
   * @param threads of the worker
   */
  CpuMeter(Path proc, Path powercap, int threads, Instant now) {
    this.proc = proc;
    this.threads = threads;
    rapl = new RaplCounter(powercap);
    last = now;
    cpuBefore = cpuSeconds();
    busyBefore = busySeconds().orElse(0.0);
    energyWh = rapl.joules().map(j -> 0.0);
  }

  @Override
  public TrialEvent.Load sample(Instant now) {
    double seconds = Math.max(1e-3, Duration.between(last, now).toNanos() / 1e9);
    double cpu = cpuSeconds();
    double mine = cpu - cpuBefore;
    Optional<Double> busy = busySeconds();
    double share =
        busy.map(b -> b > busyBefore ? Math.min(1, mine / (b - busyBefore)) : 0.0).orElse(1.0);
    Optional<Double> joules = rapl.joules().map(j -> j * share);
    energyWh = energyWh.flatMap(had -> joules.map(j -> had + j / 3600));
    last = now;
    cpuBefore = cpu;
    busyBefore = busy.orElse(0.0);
    return new TrialEvent.Load(
        now,
        Optional.of(Math.max(0, Math.min(1, mine / seconds / threads))),
        ResidentMemory.of(proc).now(),
        Optional.of(system.getTotalMemorySize()),
        joules.map(j -> j / seconds),
        energyWh);
  }

  @Override
  public Optional<Double> energyWh() {
    return energyWh;
  }

  private double cpuSeconds() {
    return system.getProcessCpuTime() / 1e9;
  }

  /** CPU time of all processes, in seconds of one core. */
  private Optional<Double> busySeconds() {
    return lines("stat")
        .flatMap(
            text -> {
              String[] fields = text.lines().findFirst().orElse("").trim().split("\\s+");
              if (fields.length < 9) {
                return Optional.empty();
              }
              double ticks = 0;
              for (int i : new int[] {1, 2, 3, 6, 7}) {
                ticks += Double.parseDouble(fields[i]);
              }
              // USER_HZ is 100 on every Linux that runs a JVM
              return Optional.of(ticks / 100);
            });
  }

  private Optional<String> lines(String name) {
    try {
      return Optional.of(Files.readString(proc.resolve(name)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
