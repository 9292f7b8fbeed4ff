package org.gennas.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.runner.table.TableFile;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.Networks;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The table that is played on, what its queries answer, and what searches keep to. */
public final class ArenaOptions {
  private static final String SYNTHETIC = "synthetic";

  @Parameters(
      paramLabel = "TABLE",
      description = {
        "Trained networks: NAS-Bench-Macro's JSON, or a CSV with the header",
        "architecture,score1[,score2,...],params,macs; or synthetic:N, a synthetic landscape."
      })
  private String table;

  @Option(
      names = "--feedback",
      paramLabel = "NAME",
      defaultValue = "one-seed",
      description = "one-seed (default: one training, at random) or mean (of all trainings).")
  private String feedback;

  @Option(
      names = "--warm-start",
      paramLabel = "CODE",
      description = "The network that every search starts with, such as 22222222.")
  private String warmStart;

  @Option(
      names = "--second-objective",
      paramLabel = "NAME",
      description = "Also keep macs or params small.")
  private String secondObjective;

  @Mixin private LimitOptions limits;

  /** The table's file; empty where it is synthetic. */
  public Optional<Path> file() {
    String name = table.toLowerCase(Locale.ROOT);
    boolean synthetic = name.equals(SYNTHETIC) || name.startsWith(SYNTHETIC + ":");
    return synthetic ? Optional.empty() : Optional.of(Path.of(table));
  }

  /**
   * Reads or makes the table.
   *
   * @throws IllegalArgumentException if the number of a synthetic one is none
   */
  public BenchmarkTable table() throws IOException {
    Optional<Path> file = file();
    if (file.isPresent()) {
      return TableFile.read(file.get());
    }
    String name = table.toLowerCase(Locale.ROOT);
    try {
      return SyntheticLandscape.draw(
          name.equals(SYNTHETIC) ? 1 : Long.parseLong(name.substring(SYNTHETIC.length() + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A synthetic landscape is synthetic:N with a whole number N, not " + table + ".", e);
    }
  }

  public Feedback feedback() {
    return OptionValue.of("--feedback", feedback, Feedback.class);
  }

  public Optional<SecondObjective> secondObjective() {
    Optional<SecondObjective> objective =
        Optional.ofNullable(secondObjective)
            .map(o -> OptionValue.of("--second-objective", o, SecondObjective.class));
    check(
        objective.filter(o -> o == SecondObjective.LATENCY).isEmpty(),
        "A table has no measured latencies: --second-objective is macs or params.");
    return objective;
  }

  public Optional<Architecture> warmStart(BenchmarkTable played) {
    try {
      Optional<Architecture> first =
          Optional.ofNullable(warmStart).map(code -> played.networks().parse(code));
      first.ifPresent(played::entry);
      return first;
    } catch (IllegalCodeException e) {
      throw new IllegalArgumentException("--warm-start: " + e.getMessage(), e);
    }
  }

  public SearchLimits limits(Networks networks) {
    return limits.limits(networks, locks -> "--lock: this table has no " + locks + ".");
  }

  public static void check(boolean legal, String rule) {
    if (!legal) {
      throw new IllegalArgumentException(rule);
    }
  }
}
