package org.gennas.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a new study is called, where it lies, and the number that all its chance derives from. */
public final class StudyOptions {
  /** The option that also goes with a file of settings. */
  public static final String OUT = "--out";

  @Option(
      names = OUT,
      paramLabel = "DIR",
      description = "The study's folder; default: a new one in ~/GenNAS/studies.")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The study's name; default: the dataset's, and the code where only one is" + " trained.")
  private String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all random choices (default 1).")
  private long seed;

  public Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  public String name(String otherwise) {
    return name == null ? otherwise : name;
  }

  public long seed() {
    return seed;
  }
}
