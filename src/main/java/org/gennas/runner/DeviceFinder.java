package org.gennas.runner;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gennas.common.ChildEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what can train here: GPUs by {@code nvidia-smi}, else the CPU's cores.
 *
 * @param nvidiaSmi the program to ask
 * @param cores processors that this process may use
 * @param cpu the processor's name
 * @param memoryBytes of the machine
 * @param cudaLibraries whether the CUDA libraries are on the class path
 */
public record DeviceFinder(
    String nvidiaSmi, int cores, String cpu, long memoryBytes, boolean cudaLibraries) {
  /**
   * nd4j-cuda-11.6 holds machine code for 3.7 to 8.6, no PTX; code for 8.6 runs on 8.9 too, on
   * nothing from 9.0 on.
   */
  static final double FIRST_WITHOUT_KERNELS = 9.0;

  private static final Logger LOG = LoggerFactory.getLogger(DeviceFinder.class);
  private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final long PATIENCE_SECONDS = 15;
  private static final long MIB = 1L << 20;

  /** This machine, as this process sees it. */
  public static DeviceFinder here() {
    return new DeviceFinder(
        "nvidia-smi",
        Runtime.getRuntime().availableProcessors(),
        cpuName(),
        machineMemory(),
        DeviceFinder.class.getClassLoader().getResource(CUDA_BACKEND) != null);
  }

  /** The machine's memory in bytes, or the container's limit. */
  private static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getTotalMemorySize()
        : 4 * Runtime.getRuntime().maxMemory();
  }

  private static String cpuName() {
    Path linux = Path.of("/proc/cpuinfo");
    try {
      if (Files.isReadable(linux)) {
        for (String line : Files.readAllLines(linux, StandardCharsets.ISO_8859_1)) {
          if (line.startsWith("model name")) {
            return line.substring(line.indexOf(':') + 1).strip();
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be read", linux, e);
    }
    return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))
        .orElse(System.getProperty("os.arch"));
  }

  /** Looks; takes a moment where a driver is installed. */
  public FoundDevices find() {
    List<Device> gpus = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> lines = askNvidia(notes);
    for (String line : lines) {
      gpu(line, Math.max(1, cores / lines.size()), notes).ifPresent(gpus::add);
    }
    return new FoundDevices(gpus, cores, cpu, memoryBytes, notes);
  }

  private List<String> askNvidia(List<String> notes) {
    List<String> command =
        List.of(
            nvidiaSmi,
            "--query-gpu=index,name,memory.total,compute_cap",
            "--format=csv,noheader,nounits");
    Process process;
    try {
      ProcessBuilder asking =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      ChildEnvironment.restrict(asking);
      process = asking.start();
    } catch (IOException e) {
      LOG.debug("No NVIDIA GPU: {}", e.getMessage());
      return List.of();
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        notes.add(
            "nvidia-smi did not answer in "
                + PATIENCE_SECONDS
                + " s; the CPU is used. Check the NVIDIA driver.");
        return List.of();
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        notes.add(
            "nvidia-smi failed with status "
                + process.exitValue()
                + "; the CPU is used. Check the NVIDIA driver: "
                + answer.lines().findFirst().orElse("it said nothing"));
        return List.of();
      }
      return answer.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      notes.add("nvidia-smi could not be read: " + e.getMessage() + "; the CPU is used.");
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      process.destroyForcibly();
    }
  }

  private Optional<Device> gpu(String line, int threads, List<String> notes) {
    // A name may hold commas: the index stands first, memory and capability last.
    String[] cells = line.split(",");
    if (cells.length < 4) {
      notes.add("nvidia-smi said \"" + line + "\", which is not understood; that GPU is not used.");
      return Optional.empty();
    }
    int last = cells.length - 1;
    String index = cells[0].strip();
    String name = String.join(",", List.of(cells).subList(1, last - 1)).strip();
    Optional<Double> capability = number(cells[last]);
    long memory = number(cells[last - 1]).map(mib -> (long) (mib * MIB)).orElse(0L);
    Optional<String> refusal = refusal(capability);
    refusal.ifPresent(why -> notes.add("GPU " + index + ", " + name + ": " + why));
    return refusal.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Device("cuda:" + index, Device.Kind.CUDA, name, threads, memory, capability));
  }

  private Optional<String> refusal(Optional<Double> capability) {
    if (capability.filter(c -> c >= FIRST_WITHOUT_KERNELS).isPresent()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "nd4j-cuda-11.6 has no kernels for compute capability %.1f (it serves 3.7 to 8.9);"
                  + " the CPU is used.",
              capability.get()));
    }
    if (!cudaLibraries) {
      return Optional.of(
          "the CUDA libraries are not part of this build; the CPU is used. Build with -Pcuda to"
              + " train on the GPU.");
    }
    return Optional.empty();
  }

  private static Optional<Double> number(String cell) {
    try {
      return Optional.of(Double.parseDouble(cell.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
