package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.Proposal;
import org.gennas.study.Proposal.Prediction;

/**
 * Fits a {@link SurrogateEstimate} to the trials so far and proposes the network that is best at
 * the optimistic end of its prediction (an upper confidence bound), over all distinct networks.
 * Trials still in training and earlier proposals of a batch count as scored as predicted. Before
 * there is anything to fit, it spreads its proposals over the space.
 */
public final class SurrogateProposer implements Proposer {
  private static final int EFFECTS_TOLD = 3;

  private Optional<CandidatePool> pool = Optional.empty();

  @Override
  public String name() {
    return "Surrogate";
  }

  @Override
  public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
      throws InterruptedException {
    CandidatePool candidates = CandidatePool.of(request, pool);
    pool = Optional.of(candidates);
    List<Architecture> left = candidates.without(request.known());
    Optional<SurrogateEstimate> fitted =
        SurrogateEstimate.of(request.networks(), request.history());
    Optional<SurrogateEstimate> estimate = fitted;
    for (Architecture running : request.running()) {
      estimate = estimate.map(e -> e.believing(running));
    }
    List<Architecture> seen = known(request);
    List<Proposal> proposals = new ArrayList<>();
    while (proposals.size() < request.count() && !left.isEmpty()) {
      Proposal proposal =
          estimate.isPresent()
              ? promising(request, estimate.get(), left)
              : spread(request, left, seen);
      Architecture chosen = proposal.architecture();
      Rationale.tell(listener, proposals.size(), chosen, proposal.rationale());
      proposals.add(proposal);
      left.remove(chosen);
      seen.add(chosen);
      estimate = estimate.map(e -> e.believing(chosen));
    }
    return proposals;
  }

  private static List<Architecture> known(ProposalRequest request) {
    return Stream.of(
            request.history().stream().map(ProposalRequest.Observation::architecture),
            request.closed().stream(),
            request.running().stream())
        .flatMap(s -> s)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void goOnUnlessCancelled() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The proposal was called off");
    }
  }

  private Proposal promising(
      ProposalRequest request, SurrogateEstimate estimate, List<Architecture> left)
      throws InterruptedException {
    goOnUnlessCancelled();
    Architecture best = left.get(0);
    double lowest = Double.POSITIVE_INFINITY;
    for (Architecture architecture : left) {
      double optimism = estimate.optimism(architecture);
      if (optimism < lowest) {
        lowest = optimism;
        best = architecture;
      }
    }
    Prediction prediction = estimate.predict(best);
    return new Proposal(
        best, explain(request, estimate, best, prediction), Optional.of(prediction), name());
  }

  private static String explain(
      ProposalRequest request,
      SurrogateEstimate estimate,
      Architecture architecture,
      Prediction prediction) {
    Networks networks = request.networks();
    int pending = estimate.observations() - request.history().size();
    String effects =
        estimate.effects(architecture).stream()
            .limit(EFFECTS_TOLD)
            .map(
                e ->
                    String.format(
                        Locale.ROOT,
                        "slot %d %s (%+.3f)",
                        e.slot() + 1,
                        networks.choiceName(e.slot(), e.choice()),
                        e.gain()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Predicted validation mean AUC %.3f \u00b1 %.3f, from a linear fit to %s%s. Of all untried"
            + " networks it has the best optimistic value, %.3f. What moves it most: %s.",
        prediction.mean(),
        prediction.deviation().orElse(Double.NaN),
        count(request.history().size(), "trained network"),
        pending > 0 ? " and the expected scores of " + count(pending, "pending one") : "",
        estimate.upperBound(architecture),
        effects);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The network that differs most from all seen so far, ties drawn by seed. */
  private Proposal spread(ProposalRequest request, List<Architecture> left, List<Architecture> seen)
      throws InterruptedException {
    goOnUnlessCancelled();
    Networks networks = request.networks();
    List<Architecture> farthest = new ArrayList<>();
    int largest = -1;
    for (Architecture architecture : left) {
      int nearest =
          seen.stream()
              .mapToInt(s -> networks.canonical(s).distance(architecture))
              .min()
              .orElse(networks.length());
      if (nearest > largest) {
        largest = nearest;
        farthest.clear();
      }
      if (nearest == largest) {
        farthest.add(architecture);
      }
    }
    Architecture drawn = Draws.one(farthest, request.seed(), seen.size());
    String rationale =
        seen.isEmpty()
            ? "Drawn at random: nothing has been trained yet, so nothing can be predicted."
            : String.format(
                Locale.ROOT,
                "Nothing can be predicted yet. Chosen to explore: it differs in at least %d of %d"
                    + " slots from every network so far.",
                largest,
                networks.length());
    return new Proposal(drawn, rationale, Optional.empty(), name());
  }
}
