package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.proposal.ProposalRequest;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.SearchLimits;

/**
 * The distinct networks that a request's limits allow, each once, in code order. Where the
 * canonical code breaks a lock but an alias keeps it, the alias stands for the network.
 */
final class CandidatePool {
  private final SearchSpace space;
  private final int px;
  private final int outputs;
  private final SearchLimits limits;
  private final Map<Architecture, Architecture> allowed;

  private CandidatePool(SearchSpace space, int px, int outputs, SearchLimits limits) {
    this.space = space;
    this.px = px;
    this.outputs = outputs;
    this.limits = limits;
    this.allowed = new LinkedHashMap<>();
    for (Architecture architecture : space.all()) {
      if (limits.respectsLocks(architecture)) {
        Architecture canonical = space.canonical(architecture);
        if (canonical.equals(architecture)) {
          allowed.put(canonical, architecture);
        } else {
          allowed.putIfAbsent(canonical, architecture);
        }
      }
    }
    allowed.values().removeIf(architecture -> !affordable(architecture));
  }

  /** The pool of a request, {@code known} taken over where it fits. */
  static CandidatePool of(ProposalRequest request, Optional<CandidatePool> known) {
    return known
        .filter(
            pool ->
                pool.space.equals(request.space())
                    && pool.px == request.px()
                    && pool.outputs == request.outputs()
                    && pool.limits.equals(request.limits()))
        .orElseGet(
            () ->
                new CandidatePool(
                    request.space(), request.px(), request.outputs(), request.limits()));
  }

  private boolean affordable(Architecture architecture) {
    if (limits.maxParams().isEmpty() && limits.maxMacs().isEmpty()) {
      return true;
    }
    NetworkCost cost =
        NetworkCost.of(space, architecture, NetworkCost.Setting.of(space, px, outputs));
    return limits.maxParams().map(max -> cost.params() <= max).orElse(true)
        && limits.maxMacs().map(max -> cost.macs() <= max).orElse(true);
  }

  /** The allowed networks whose canonical form is not among {@code known}. */
  List<Architecture> without(Set<Architecture> known) {
    List<Architecture> left = new ArrayList<>();
    allowed.forEach(
        (canonical, architecture) -> {
          if (!known.contains(canonical)) {
            left.add(architecture);
          }
        });
    return left;
  }
}
