package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SecondObjective;

/** Situations on the space of chest X-rays, from codes and scores. */
final class ChestSituations {
  static final Networks NETWORKS = BuiltNetworks.of(SearchSpace.chestXray(), 64, 5);

  private ChestSituations() {}

  /** Codes with their scores, pending ones with none. */
  static StrategyInput of(
      Optional<SecondObjective> objective, List<String> codes, double[] scores, String... pending) {
    List<Observation> history = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      history.add(new Observation(new Architecture(codes.get(i)), scores[i]));
    }
    List<Architecture> running = new ArrayList<>();
    for (String code : pending) {
      running.add(new Architecture(code));
    }
    return DrawnRequests.situation(DrawnRequests.plain(NETWORKS, history, running, objective));
  }

  static Candidate candidate(StrategyInput situation, String code) {
    return situation.pool().candidate(new Architecture(code));
  }
}
