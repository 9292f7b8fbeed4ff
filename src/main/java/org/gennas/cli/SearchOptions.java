package org.gennas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gennas.proposal.llm.Proposers;
import org.gennas.space.SearchSpace;
import org.gennas.study.Confirmation;
import org.gennas.study.Schedule;
import org.gennas.study.SearchLimits;
import org.gennas.study.StopRules;
import picocli.CommandLine.Option;

/** How the search goes: who proposes, when, within which limits, and when it ends. */
final class SearchOptions {
  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "12",
      description = "At most so many trainings (default 12).")
  private int trials;

  @Option(
      names = "--proposer",
      paramLabel = "NAME",
      defaultValue = "surrogate",
      description =
          "surrogate (default), random, llm (a language model proposes) or hybrid (it chooses from"
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
      description = "End after so many iterations without a better mean AUC.")
  private Integer plateau;

  @Option(
      names = "--threshold",
      paramLabel = "X",
      defaultValue = "0.001",
      description = "A smaller gain counts as none (default 0.001).")
  private double threshold;

  @Option(names = "--hours", paramLabel = "H", description = "End after so many hours of search.")
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

  @Option(
      names = "--lock",
      paramLabel = "SLOT=CHOICE",
      description = "Hold a slot (from 1) to a choice, such as 3=2; may be repeated.")
  private Map<Integer, Integer> locks = new LinkedHashMap<>();

  @Option(names = "--max-params", paramLabel = "N", description = "No network with more weights.")
  private Long maxParams;

  @Option(
      names = "--max-macs",
      paramLabel = "N",
      description = "No network with more multiply-accumulates an image.")
  private Long maxMacs;

  String proposer() {
    check(
        Proposers.names().contains(proposer),
        "--proposer is one of "
            + String.join(", ", Proposers.names())
            + ", not \""
            + proposer
            + "\".");
    return proposer;
  }

  Schedule schedule() {
    return OptionValue.of("--schedule", schedule, Schedule.class);
  }

  StopRules stop() {
    check(trials >= 1, "--trials is at least 1.");
    check(plateau == null || plateau >= 1, "--plateau is at least 1.");
    check(threshold >= 0, "--threshold is not negative.");
    check(hours == null || hours > 0, "--hours is above 0.");
    check(
        targetAuc == null || (targetAuc > 0 && targetAuc <= 1),
        "--target-auc is above 0 and at most 1.");
    return new StopRules(
        trials,
        Optional.ofNullable(plateau).map(n -> new StopRules.Plateau(n, threshold)),
        Optional.ofNullable(hours),
        Optional.ofNullable(targetAuc));
  }

  /** Empty where it is switched off. */
  Optional<Confirmation> confirmation() {
    check(confirm >= 0 && confirm <= 100, "--confirm is 0 to 100.");
    check(confirmSeeds >= 1 && confirmSeeds <= 100, "--confirm-seeds is 1 to 100.");
    return confirm == 0 ? Optional.empty() : Optional.of(new Confirmation(confirm, confirmSeeds));
  }

  SearchLimits limits(SearchSpace space) {
    Map<Integer, Integer> zeroBased = new LinkedHashMap<>();
    locks.forEach(
        (slot, choice) -> {
          check(
              slot >= 1 && slot <= space.length() && choice >= 0 && choice < space.blocks().size(),
              "--lock takes a slot from 1 to %d and a choice from 0 to %d, not %d=%d."
                  .formatted(space.length(), space.blocks().size() - 1, slot, choice));
          zeroBased.put(slot - 1, choice);
        });
    check(maxParams == null || maxParams > 0, "--max-params is above 0.");
    check(maxMacs == null || maxMacs > 0, "--max-macs is above 0.");
    return new SearchLimits(
        zeroBased, Optional.ofNullable(maxParams), Optional.ofNullable(maxMacs));
  }

  private static void check(boolean legal, String rule) {
    if (!legal) {
      throw new IllegalArgumentException(rule);
    }
  }
}
