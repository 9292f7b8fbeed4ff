package org.gennas.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gennas.study.event.TrialEvent;

/** A worker on an NVIDIA GPU, as nvidia-smi tells it; energy is power added up over time. */
final class GpuMeter implements DeviceMeter {
  private final NvidiaQuery query;
  private Instant last;
  private Optional<Double> energyWh = Optional.of(0.0);

  GpuMeter(NvidiaQuery query, Instant now) {
    this.query = query;
    last = now;
  }

  @Override
  public TrialEvent.Load sample(Instant now) {
    List<Optional<Double>> values =
        query.values("utilization.gpu", "memory.used", "memory.total", "power.draw");
    double hours = Duration.between(last, now).toNanos() / 3.6e12;
    energyWh = energyWh.flatMap(had -> values.get(3).map(watts -> had + watts * hours));
    last = now;
    return new TrialEvent.Load(
        now,
        values.get(0).map(percent -> percent / 100),
        values.get(1).map(GpuMeter::mebibytes),
        values.get(2).map(GpuMeter::mebibytes),
        values.get(3),
        energyWh);
  }

  private static long mebibytes(double value) {
    return (long) (value * (1 << 20));
  }

  @Override
  public Optional<Double> energyWh() {
    return energyWh;
  }
}
