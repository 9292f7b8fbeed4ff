package org.gennas.cli.option;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gennas.proposal.llm.Proposers;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.config.StartFrom;
import org.gennas.study.config.StopRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the search goes: who proposes, when, within which limits, and when it ends. */
public final class SearchOptions {
  private static final String OWN_TRIALS = "own";

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "12",
      description = "Largest number of trainings (default 12).")
  private int trials;

  @Option(
      names = "--proposer",
      paramLabel = "NAME",
      defaultValue = "blend",
      description =
          "blend (default), surrogate, gaussian-process, evolution, local-search, random, llm (a language model proposes) or hybrid (it chooses from"
              + " what the surrogate ranks).")
  private String proposer;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "in-step",
      description =
          "in-step (default: wait for all, then ask) or free-running (a free device asks at once).")
  private String schedule;

  @Option(
      names = "--plateau",
      paramLabel = "N",
      description = "End after this many iterations without a better mean AUC.")
  private Integer plateau;

  @Option(
      names = "--threshold",
      paramLabel = "X",
      defaultValue = "0.001",
      description = "A smaller gain does not count (default 0.001).")
  private double threshold;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description =
          "End the search after this many hours; confirmation and test come on top. To limit the"
              + " whole study, use --minutes.")
  private Double hours;

  @Option(names = "--target-auc", paramLabel = "X", description = "End at this mean AUC.")
  private Double targetAuc;

  @Option(
      names = "--confirm",
      paramLabel = "M",
      defaultValue = "3",
      description =
          "Train the best M again with fresh seeds before one is called the winner (default 3; 0:"
              + " off).")
  private int confirm;

  @Option(
      names = "--confirm-seeds",
      paramLabel = "K",
      defaultValue = "2",
      description = "Fresh trainings of each of these (default 2).")
  private int confirmSeeds;

  @Mixin private LimitOptions limits;

  @Option(
      names = "--halving",
      paramLabel = "EPOCHS:FACTOR",
      description = {
        "Successive halving: of the trainings that reached EPOCHS, EPOCHS*FACTOR ... epochs, the",
        "best of every FACTOR continue, such as 2:3. Off by default."
      })
  private String halving;

  @Option(
      names = "--median-stop",
      paramLabel = "EPOCHS:TRIALS",
      description = {
        "Median rule: from EPOCHS on, halt trainings below the median of at least TRIALS others,",
        "such as 3:4. Off by default."
      })
  private String medianStop;

  @Option(
      names = "--warm-start",
      paramLabel = "CODE",
      description = "The network to train first, such as 22222222.")
  private String warmStart;

  @Option(
      names = "--start-from",
      paramLabel = "MODEL-OR-STUDY",
      description =
          "Start from trained weights: of the same network or, block by block, of others in a"
              + " model.zip or a study; \"own\": of this study's earlier trials.")
  private String startFrom;

  @Option(
      names = "--second-objective",
      paramLabel = "NAME",
      description = "Also keep macs, params or latency (measured) small.")
  private String secondObjective;

  public String proposer() {
    check(
        Proposers.names().contains(proposer),
        "--proposer must be one of "
            + String.join(", ", Proposers.names())
            + ", not \""
            + proposer
            + "\".");
    return proposer;
  }

  public Schedule schedule() {
    return OptionValue.of("--schedule", schedule, Schedule.class);
  }

  public StopRules stop() {
    check(trials >= 1, "--trials must be at least 1.");
    check(plateau == null || plateau >= 1, "--plateau must be at least 1.");
    check(threshold >= 0, "--threshold must not be negative.");
    check(hours == null || hours > 0, "--hours must be above 0.");
    check(
        targetAuc == null || (targetAuc > 0 && targetAuc <= 1),
        "--target-auc must be above 0 and at most 1.");
    return new StopRules(
        trials,
        Optional.ofNullable(plateau).map(n -> new StopRules.Plateau(n, threshold)),
        Optional.ofNullable(hours),
        Optional.ofNullable(targetAuc));
  }

  /** The rules of early stopping; empty where none was asked for. */
  public Optional<EarlyStopping> earlyStopping() {
    Optional<EarlyStopping> rules =
        Optional.of(
                new EarlyStopping(
                    Optional.ofNullable(halving)
                        .map(text -> pair("--halving", text))
                        .map(n -> new EarlyStopping.Halving(n[0], n[1])),
                    Optional.ofNullable(medianStop)
                        .map(text -> pair("--median-stop", text))
                        .map(n -> new EarlyStopping.Median(n[0], n[1]))))
            .filter(r -> r.halving().isPresent() || r.median().isPresent());
    rules
        .flatMap(EarlyStopping::halving)
        .ifPresent(h -> check(h.factor() >= 2, "--halving takes a factor of at least 2."));
    return rules;
  }

  private static int[] pair(String option, String text) {
    check(
        text.matches("[1-9]\\d{0,3}:[1-9]\\d{0,3}"),
        option + " takes two whole numbers separated by a colon, such as 2:3, not " + text + ".");
    String[] numbers = text.split(":");
    return new int[] {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};
  }

  public Optional<Architecture> warmStart(SearchSpace space) {
    try {
      return Optional.ofNullable(warmStart).map(space::parse);
    } catch (IllegalCodeException e) {
      throw new IllegalArgumentException("--warm-start: " + e.getMessage(), e);
    }
  }

  /** Where trainings get their first weights, if not drawn. */
  public Optional<StartFrom> startFrom() {
    return Optional.ofNullable(startFrom)
        .map(
            source ->
                source.equals(OWN_TRIALS)
                    ? new StartFrom(Optional.empty(), true)
                    : new StartFrom(
                        Optional.of(Path.of(source).toAbsolutePath().normalize().toString()),
                        false));
  }

  public Optional<SecondObjective> secondObjective() {
    return Optional.ofNullable(secondObjective)
        .map(name -> OptionValue.of("--second-objective", name, SecondObjective.class));
  }

  /** Empty where it is switched off. */
  public Optional<Confirmation> confirmation() {
    check(confirm >= 0 && confirm <= 100, "--confirm must be 0 to 100.");
    check(confirmSeeds >= 1 && confirmSeeds <= 100, "--confirm-seeds must be 1 to 100.");
    return confirm == 0 ? Optional.empty() : Optional.of(new Confirmation(confirm, confirmSeeds));
  }

  public SearchLimits limits(SearchSpace space, ImagesConfig images) {
    return limits.limits(
        BuiltNetworks.of(space, images.px(), images.findings().size()),
        locks ->
            String.format(
                Locale.ROOT,
                "--lock takes a slot from 1 to %d and a choice from 0 to %d, not %s.",
                space.length(),
                space.blocks().size() - 1,
                locks));
  }

  private static void check(boolean legal, String rule) {
    if (!legal) {
      throw new IllegalArgumentException(rule);
    }
  }
}
