package org.gennas.cli.option;

import java.util.List;
import java.util.Optional;
import org.gennas.study.config.DeviceChoice;
import picocli.CommandLine.Option;

/** What trains. */
public final class DeviceOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "CPU workers if no GPU is used; default: one per core. With a GPU, name CPU workers"
              + " with --devices.")
  private Integer workers;

  @Option(
      names = "--devices",
      paramLabel = "ID,...",
      split = ",",
      description = "Devices by name, such as cuda:0 or cpu:1; default: all. See gennas doctor.")
  private List<String> ids = List.of();

  /**
   * @throws IllegalArgumentException if there would be no worker
   */
  public DeviceChoice choice() {
    if (workers != null && workers < 1) {
      throw new IllegalArgumentException("--workers must be at least 1.");
    }
    return new DeviceChoice(ids.stream().map(String::strip).toList(), Optional.ofNullable(workers));
  }
}
