package org.gennas.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gennas.engine.TrainingProblem;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.folder.TrialOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path temporary;

  private Path zone(String name, long microjoules) throws IOException {
    Path zone = Files.createDirectories(temporary.resolve("powercap").resolve(name));
    Files.writeString(zone.resolve("energy_uj"), microjoules + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), "1000000000\n");
    return zone;
  }

  @Test
  void packagesCountOnceAndWrapAround() throws IOException {
    zone("intel-rapl:0", 999_000_000);
    zone("intel-rapl:1", 0);
    zone("intel-rapl:0:0", 5);
    RaplCounter counter = new RaplCounter(temporary.resolve("powercap"));
    zone("intel-rapl:0", 1_000_000);
    zone("intel-rapl:1", 3_000_000);
    assertEquals(Optional.of(5.0), counter.joules());
    assertEquals(Optional.of(0.0), counter.joules());
  }

  @Test
  void withoutCountersEnergyIsNotMeasured() {
    CpuMeter meter = new CpuMeter(temporary, temporary.resolve("none"), 1, START);
    TrialEvent.Load load = meter.sample(START.plusSeconds(2));
    assertTrue(load.powerWatts().isEmpty());
    assertTrue(load.energyWh().isEmpty());
    assertTrue(load.memoryBytes().isEmpty());
    assertTrue(load.utilisation().orElseThrow() >= 0 && load.utilisation().get() <= 1);
  }

  @Test
  void withCountersEnergyAddsUp() throws IOException {
    zone("intel-rapl:0", 0);
    CpuMeter meter = new CpuMeter(temporary, temporary.resolve("powercap"), 1, START);
    zone("intel-rapl:0", 36_000_000);
    TrialEvent.Load load = meter.sample(START.plusSeconds(2));
    assertEquals(18, load.powerWatts().orElseThrow(), 1e-9);
    assertEquals(0.01, meter.energyWh().orElseThrow(), 1e-9);
  }

  @Test
  void energyOfEarlierRunsCounts() {
    TrialEvent began = new TrialEvent.Began(START, 1, "cpu", "onednn", 0, 1, 1, 1, 1);
    TrialEvent load = load(Optional.of(0.25));
    assertEquals(
        Optional.of(0.75),
        EventWriter.energyWh(List.of(began, load(Optional.of(0.1)), load), Optional.of(0.5)));
    assertFalse(EventWriter.energyWh(List.of(began, load), Optional.empty()).isPresent());
    assertFalse(
        EventWriter.energyWh(List.of(began, load(Optional.empty())), Optional.of(1.0)).isPresent());
  }

  private static TrialEvent load(Optional<Double> energyWh) {
    return new TrialEvent.Load(
        START, Optional.of(1.0), Optional.empty(), Optional.empty(), Optional.empty(), energyWh);
  }

  @Test
  void aBatchThatDoesNotFitIsRefusedInWords() throws IOException {
    Files.writeString(temporary.resolve("meminfo"), "MemAvailable:  1048576 kB\n");
    TrialOrder order =
        new TrialOrder(
            1,
            1,
            new Architecture("22222222"),
            "chest-xray",
            1,
            TrainingConfig.paper(),
            "p",
            "s",
            List.of("Edema"),
            224,
            false);
    TrainingProblem problem =
        assertThrows(
            TrainingProblem.class,
            () ->
                new MemoryNeed(temporary, Optional.empty()).check(order, SearchSpace.chestXray()));
    assertTrue(problem.getMessage().contains("1.0 GiB are left"), problem.getMessage());
    assertTrue(problem.remedy().contains("smaller batch"), problem.remedy());
  }
}
