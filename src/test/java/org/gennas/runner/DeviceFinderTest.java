package org.gennas.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.SkipGround;
import org.gennas.study.config.DeviceChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is found on machines of several kinds, played by a script that stands for nvidia-smi. */
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = SkipGround.OPERATING_SYSTEM + "needs a POSIX shell")
class DeviceFinderTest {
  private static final long GIB = 1L << 30;

  @TempDir private Path folder;

  private FoundDevices find(boolean cudaLibraries, String... script) throws IOException {
    Path program = folder.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    assertTrue(program.toFile().setExecutable(true));
    return new DeviceFinder(program.toString(), 8, "a CPU", 32 * GIB, cudaLibraries).find();
  }

  @Test
  void two_gpus_of_the_source_study_share_the_cores() throws IOException {
    FoundDevices found =
        find(
            true,
            "echo '0, NVIDIA GeForce RTX 3090, 24576, 8.6'",
            "echo '1, NVIDIA GeForce RTX 3090, 24576, 8.6'");
    assertEquals(List.of("cuda:0", "cuda:1"), found.all().stream().map(Device::id).toList());
    assertEquals(
        new Device(
            "cuda:1", Device.Kind.CUDA, "NVIDIA GeForce RTX 3090", 4, 24 * GIB, Optional.of(8.6)),
        found.all().get(1));
    assertEquals(List.of(), found.notes());
  }

  @Test
  void a_gpu_without_kernels_is_refused_in_words_and_the_cpu_used() throws IOException {
    FoundDevices found = find(true, "echo '0, NVIDIA H100 80GB HBM3, 81559, 9.0'");
    assertEquals(8, found.all().size());
    assertEquals(Device.Kind.CPU, found.all().get(0).kind());
    assertEquals(
        List.of(
            "GPU 0, NVIDIA H100 80GB HBM3: nd4j-cuda-11.6 has no kernels for compute capability"
                + " 9.0 (it serves 3.7 to 8.9); the CPU is used."),
        found.notes());
  }

  @Test
  void a_gpu_is_refused_in_words_where_the_libraries_are_missing() throws IOException {
    FoundDevices found = find(false, "echo '0, NVIDIA RTX A6000, 49140, 8.6'");
    assertEquals(List.of(), found.gpus());
    assertTrue(found.notes().get(0).contains("CUDA libraries are not part of this build"));
  }

  @Test
  void a_driver_in_trouble_is_named() throws IOException {
    FoundDevices found = find(true, "echo \"NVIDIA-SMI has failed to reach the driver\"", "exit 9");
    assertEquals(8, found.all().size());
    assertTrue(found.notes().get(0).contains("status 9"), found.notes().get(0));
    assertTrue(found.notes().get(0).endsWith("NVIDIA-SMI has failed to reach the driver"));
  }

  @Test
  void words_that_are_not_understood_do_no_harm() throws IOException {
    FoundDevices found = find(true, "echo 'No devices were found'");
    assertEquals(8, found.all().size());
    assertEquals(1, found.notes().size());
  }

  @Test
  void without_the_program_there_are_single_threaded_workers_one_a_core() {
    FoundDevices found =
        new DeviceFinder(folder.resolve("absent").toString(), 4, "a CPU", 8 * GIB, true).find();
    assertEquals(
        List.of("cpu:0", "cpu:1", "cpu:2", "cpu:3"), found.all().stream().map(Device::id).toList());
    assertEquals(
        new Device("cpu:3", Device.Kind.CPU, "a CPU", 1, 2 * GIB, Optional.empty()),
        found.all().get(3));
    assertEquals(List.of(), found.notes());
  }

  @Test
  void devices_can_be_chosen() throws IOException {
    FoundDevices found = find(true, "echo '0, A GPU, 1024, 8.6'", "echo '1, A GPU, 1024, 7.5'");
    assertEquals(
        List.of("cuda:1"),
        ids(found.chosen(new DeviceChoice(List.of("cuda:1"), Optional.empty()))));
    assertEquals(
        List.of("cpu:0", "cpu:1"),
        ids(found.chosen(new DeviceChoice(List.of("cpu:0", "cpu:1"), Optional.of(2)))));
    assertEquals(2, found.chosen(DeviceChoice.all()).size());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> found.chosen(new DeviceChoice(List.of("cuda:7"), Optional.of(1))));
    assertEquals(
        "There is no device \"cuda:7\" here; there are cuda:0, cuda:1, cpu:0", e.getMessage());
  }

  @Test
  void two_workers_on_eight_cores_have_four_threads_each() {
    FoundDevices found = new FoundDevices(List.of(), 8, "a CPU", 8 * GIB, List.of());
    assertTrue(found.cpuWorkers(2).stream().allMatch(d -> d.threads() == 4));
    assertTrue(found.cpuWorkers(16).stream().allMatch(d -> d.threads() == 1));
  }

  @Test
  void this_machine_has_cores_and_memory() {
    DeviceFinder here = DeviceFinder.here();
    assertTrue(here.cores() >= 1);
    assertTrue(here.memoryBytes() > 64 << 20);
    assertTrue(!here.cpu().isBlank());
  }

  private static List<String> ids(List<Device> devices) {
    return devices.stream().map(Device::id).toList();
  }
}
