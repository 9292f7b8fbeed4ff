package org.gennas.cli.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The time that a search is laid out for. */
public final class TimeOptions {
  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = {
        "Plan the search for this many minutes, from the preparation of images to the report:",
        "how many networks of which size, how many epochs, what is confirmed. It measures the speed",
        "first, gives its reasons, and revises the plan as it goes. --trials, --epochs, --confirm,",
        "--max-macs, --halving and --median-stop fix parts of it."
      })
  private Double minutes;

  @Option(names = "--plan-only", description = "Print the plan for --minutes and create no study.")
  private boolean planOnly;

  /**
   * The time; empty where the search is laid out by hand.
   *
   * @throws IllegalArgumentException if it is none, fit for print
   */
  public Optional<Double> minutes() {
    if (minutes != null && !(minutes > 0 && minutes <= 100_000)) {
      throw new IllegalArgumentException("--minutes must be above 0 and at most 100000.");
    }
    if (planOnly && minutes == null) {
      throw new IllegalArgumentException("--plan-only needs --minutes.");
    }
    return Optional.ofNullable(minutes);
  }

  public boolean planOnly() {
    return planOnly;
  }
}
