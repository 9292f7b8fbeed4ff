package org.gennas.proposal;

import java.util.Locale;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.SearchLimits;

/** What any proposal of a study has to keep to, apart from being new. */
public record Constraints(Networks networks, SearchLimits limits) {
  /** Those of a request. */
  public static Constraints of(ProposalRequest request) {
    return new Constraints(request.networks(), request.limits());
  }

  /** What the network costs at the study's image size. */
  public Networks.Cost cost(Architecture architecture) {
    return networks.cost(architecture);
  }

  /** Whether a network of that cost is within the limits of params and MACs. */
  public boolean affordable(Networks.Cost cost) {
    return limits.maxParams().map(max -> cost.params() <= max).orElse(true)
        && limits.maxMacs().map(max -> cost.macs() <= max).orElse(true);
  }

  /** What speaks against the architecture, in words fit for its proposer; empty where nothing. */
  public Optional<String> objection(Architecture architecture) {
    for (int slot = 0; slot < architecture.length(); slot++) {
      Integer lock = limits.locks().get(slot);
      if (lock != null && architecture.choice(slot) != lock) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "slot %d is locked to %d, not %d",
                slot + 1,
                lock,
                architecture.choice(slot)));
      }
    }
    Networks.Cost cost = cost(architecture);
    return limits
        .maxParams()
        .filter(max -> cost.params() > max)
        .map(
            max ->
                String.format(
                    Locale.ROOT,
                    "it has %s weights, more than %s",
                    millions(cost.params()),
                    millions(max)))
        .or(
            () ->
                limits
                    .maxMacs()
                    .filter(max -> cost.macs() > max)
                    .map(
                        max ->
                            String.format(
                                Locale.ROOT,
                                "it needs %s multiply-accumulates an image, more than %s",
                                millions(cost.macs()),
                                millions(max))));
  }

  private static String millions(long number) {
    return String.format(Locale.ROOT, "%.2f million", number / 1e6);
  }
}
