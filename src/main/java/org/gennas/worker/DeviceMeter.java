package org.gennas.worker;

import java.time.Instant;
import java.util.Optional;
import org.gennas.study.event.TrialEvent;

/** How busy the worker's device is. Confined to one thread. */
interface DeviceMeter {
  /** What happened since the last sample, or since the meter was made. */
  TrialEvent.Load sample(Instant now);

  /** Energy of the worker's share so far; empty where it cannot be measured. */
  Optional<Double> energyWh();
}
