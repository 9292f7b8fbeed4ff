package org.gennas.study.config;

import java.util.List;
import java.util.Optional;

/**
 * Which devices train.
 *
 * @param ids such as "cuda:0" or "cpu:1"; empty: all that were found
 * @param cpuWorkers number of CPU workers where no GPU is used; empty: one a core
 */
public record DeviceChoice(List<String> ids, Optional<Integer> cpuWorkers) {
  public DeviceChoice {
    ids = List.copyOf(ids);
  }

  public static DeviceChoice all() {
    return new DeviceChoice(List.of(), Optional.empty());
  }
}
