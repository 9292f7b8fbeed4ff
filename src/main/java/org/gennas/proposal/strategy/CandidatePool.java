package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.proposal.Constraints;
import org.gennas.proposal.ProposalRequest;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * The distinct networks that a request's limits allow, each once, in code order. Where the
 * canonical code breaks a lock but an alias keeps it, the alias stands for the network.
 */
final class CandidatePool {
  private final Constraints constraints;
  private final Map<Architecture, Architecture> allowed;

  private CandidatePool(Constraints constraints) {
    Networks networks = constraints.networks();
    this.constraints = constraints;
    this.allowed = new LinkedHashMap<>();
    for (Architecture architecture : networks.all()) {
      if (constraints.limits().respectsLocks(architecture)) {
        Architecture canonical = networks.canonical(architecture);
        if (canonical.equals(architecture)) {
          allowed.put(canonical, architecture);
        } else {
          allowed.putIfAbsent(canonical, architecture);
        }
      }
    }
    allowed.values().removeIf(architecture -> !constraints.affordable(architecture));
  }

  /** The pool of a request, {@code known} taken over where it fits. */
  static CandidatePool of(ProposalRequest request, Optional<CandidatePool> known) {
    Constraints constraints = Constraints.of(request);
    return known
        .filter(pool -> pool.constraints.equals(constraints))
        .orElseGet(() -> new CandidatePool(constraints));
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
