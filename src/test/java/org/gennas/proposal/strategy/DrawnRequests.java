package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;

/** Requests to a proposer, with everything that a request can hold, drawn by seed. */
final class DrawnRequests {
  private DrawnRequests() {}

  /** A request with up to 30 known networks and perhaps limits, a second objective, a first one. */
  static ProposalRequest draw(Networks networks, long seed) {
    Random random = new Random(seed);
    List<Observation> history = new ArrayList<>();
    List<TrialResult> results = new ArrayList<>();
    List<Architecture> closed = new ArrayList<>();
    List<Architecture> running = new ArrayList<>();
    boolean timed = random.nextBoolean();
    int known = random.nextInt(31);
    for (int i = 0; i < known; i++) {
      Architecture architecture = networks.draw(random);
      switch (random.nextInt(4)) {
        case 0 -> closed.add(architecture);
        case 1 -> running.add(architecture);
        default -> {
          Observation seen = new Observation(architecture, random.nextInt(40, 99) / 100.0);
          history.add(seen);
          results.add(result(networks, seen, history.size(), timed && random.nextInt(3) > 0));
        }
      }
    }
    return new ProposalRequest(
        networks,
        history,
        closed,
        running,
        limits(networks, random),
        1 + random.nextInt(6),
        50,
        random.nextLong(),
        1,
        results,
        List.of(),
        Guidance.none(),
        oneOf(random, SecondObjective.values()),
        random.nextInt(3) == 0 ? Optional.of(networks.draw(random)) : Optional.empty());
  }

  private static SearchLimits limits(Networks networks, Random random) {
    Map<Integer, Integer> locks = Map.of();
    if (random.nextBoolean()) {
      int slot = random.nextInt(networks.length());
      locks = Map.of(slot, random.nextInt(networks.choices(slot)));
    }
    Networks.Cost most = networks.cost(networks.draw(random));
    return switch (random.nextInt(4)) {
      case 0 -> new SearchLimits(locks, Optional.of(most.params()), Optional.empty());
      case 1 -> new SearchLimits(locks, Optional.empty(), Optional.of(most.macs()));
      default -> new SearchLimits(locks, Optional.empty(), Optional.empty());
    };
  }

  /** None in one case of two. */
  private static Optional<SecondObjective> oneOf(Random random, SecondObjective[] objectives) {
    return random.nextBoolean()
        ? Optional.of(objectives[random.nextInt(objectives.length)])
        : Optional.empty();
  }

  /**
   * A finished trial.
   *
   * @param timed whether its latency was measured: a millisecond for 1,000 MACs
   */
  static TrialResult result(Networks networks, Observation seen, int number, boolean timed) {
    Networks.Cost cost = networks.cost(seen.architecture());
    return new TrialResult(
        TrialResult.FORMAT,
        new TrialId(number, seen.architecture()),
        1,
        1,
        new SplitScore(0.5, Optional.of(seen.auc()), Optional.empty(), Optional.empty(), List.of()),
        0.5,
        1,
        1,
        Optional.empty(),
        cost.params(),
        cost.macs(),
        "cpu:0",
        "none",
        timed ? Optional.of(1 + cost.macs() / 1000.0) : Optional.empty());
  }

  /** A request for one network from trained ones, under no limits. */
  static ProposalRequest plain(
      Networks networks,
      List<Observation> history,
      List<Architecture> running,
      Optional<SecondObjective> objective) {
    List<TrialResult> results = new ArrayList<>();
    history.forEach(seen -> results.add(result(networks, seen, results.size() + 1, true)));
    return new ProposalRequest(
        networks,
        history,
        List.of(),
        running,
        SearchLimits.none(),
        1,
        50,
        1,
        1,
        results,
        List.of(),
        Guidance.none(),
        objective,
        Optional.empty());
  }

  /** What a strategy sees of such a request. */
  static StrategyInput situation(ProposalRequest request) {
    return StrategyInput.of(request, CandidatePool.of(request, Optional.empty()));
  }

  /** By brute force: the unknown networks of which some code keeps to the limits. */
  static Set<Architecture> allowed(ProposalRequest request) {
    Set<Architecture> allowed = new HashSet<>();
    for (Architecture a : request.networks().all()) {
      Networks.Cost cost = request.networks().cost(a);
      if (request.limits().respectsLocks(a)
          && cost.params() <= request.limits().maxParams().orElse(Long.MAX_VALUE)
          && cost.macs() <= request.limits().maxMacs().orElse(Long.MAX_VALUE)) {
        allowed.add(request.networks().canonical(a));
      }
    }
    allowed.removeAll(request.known());
    return allowed;
  }
}
