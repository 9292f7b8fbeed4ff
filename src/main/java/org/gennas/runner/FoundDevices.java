package org.gennas.runner;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gennas.study.config.DeviceChoice;

/**
 * What this machine offers for training.
 *
 * @param gpus GPUs that can be used
 * @param cores processors that this process may use
 * @param cpu the processor's name
 * @param memoryBytes of the machine, or of the container around this process
 * @param notes why a GPU that is there is not used, in words; empty where nothing is to be said
 */
public record FoundDevices(
    List<Device> gpus, int cores, String cpu, long memoryBytes, List<String> notes) {
  public FoundDevices {
    gpus = List.copyOf(gpus);
    notes = List.copyOf(notes);
  }

  /** All that would be used without a choice: the GPUs, else one CPU worker a core. */
  public List<Device> all() {
    return gpus.isEmpty() ? cpuWorkers(cores) : gpus;
  }

  /**
   * {@code count} CPU workers that share the cores and the memory. Single-threaded ones do the most
   * work per second.
   */
  public List<Device> cpuWorkers(int count) {
    int threads = Math.max(1, cores / count);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Device(
                    "cpu:" + i,
                    Device.Kind.CPU,
                    cpu,
                    threads,
                    memoryBytes / count,
                    Optional.empty()))
        .toList();
  }

  /**
   * The devices of a choice.
   *
   * @throws IllegalArgumentException if it names a device that is not there or no worker; the
   *     message says which there are
   */
  public List<Device> chosen(DeviceChoice choice) {
    int workers = choice.cpuWorkers().orElse(cores);
    if (workers < 1) {
      throw new IllegalArgumentException("At least 1 CPU worker is needed, not " + workers);
    }
    List<Device> cpus = cpuWorkers(workers);
    if (choice.ids().isEmpty()) {
      return gpus.isEmpty() ? cpus : gpus;
    }
    return choice.ids().stream().map(id -> named(id, cpus)).toList();
  }

  private Device named(String id, List<Device> cpus) {
    List<Device> known = Stream.concat(gpus.stream(), cpus.stream()).toList();
    return known.stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no device \""
                        + id
                        + "\" here; there are "
                        + known.stream().map(Device::id).collect(Collectors.joining(", "))
                        + (notes.isEmpty() ? "" : ". " + String.join(" ", notes))));
  }
}
