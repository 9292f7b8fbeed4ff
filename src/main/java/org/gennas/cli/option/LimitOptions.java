package org.gennas.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gennas.space.Networks;
import org.gennas.study.config.SearchLimits;
import picocli.CommandLine.Option;

/** What every proposed network has to keep to. */
public final class LimitOptions {
  @Option(
      names = "--lock",
      paramLabel = "SLOT=CHOICE",
      description = "Lock a slot (from 1) to a choice, such as 3=2; can be repeated.")
  private Map<Integer, Integer> locks = new LinkedHashMap<>();

  @Option(
      names = "--max-params",
      paramLabel = "N",
      description = "Only networks with at most this many weights.")
  private Long maxParams;

  @Option(
      names = "--max-macs",
      paramLabel = "N",
      description = "Only networks with at most this many multiply-accumulates per image.")
  private Long maxMacs;

  /**
   * The limits.
   *
   * @param networks that the slots and choices of locks are to be found in
   * @param wrongLocks says which locks these networks do not have, such as "9=1"
   * @throws IllegalArgumentException if a lock names no slot or no choice, or a number is not above
   *     0
   */
  public SearchLimits limits(Networks networks, UnaryOperator<String> wrongLocks) {
    Map<Integer, Integer> zeroBased = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    locks.forEach(
        (slot, choice) -> {
          boolean exists =
              slot >= 1
                  && slot <= networks.length()
                  && choice >= 0
                  && choice < networks.choices(slot - 1);
          if (!exists) {
            wrong.add(slot + "=" + choice);
          }
          zeroBased.put(slot - 1, choice);
        });
    check(wrong.isEmpty(), wrongLocks.apply(String.join(", ", wrong)));
    check(maxParams == null || maxParams > 0, "--max-params must be above 0.");
    check(maxMacs == null || maxMacs > 0, "--max-macs must be above 0.");
    return new SearchLimits(
        zeroBased, Optional.ofNullable(maxParams), Optional.ofNullable(maxMacs));
  }

  private static void check(boolean legal, String rule) {
    if (!legal) {
      throw new IllegalArgumentException(rule);
    }
  }
}
