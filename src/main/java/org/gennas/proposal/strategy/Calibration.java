package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * How far a proposer's own predictions were from what came out, beside what the surrogate would
 * have predicted of the same networks from the trials that had finished when they were proposed.
 *
 * @param proposer who predicted, as shown to people
 * @param trials finished trials of that proposer with a prediction and a defined score
 * @param meanError mean absolute difference of prediction and validation mean AUC; empty without
 *     trials
 * @param bias mean of prediction minus score: above 0, hopeful; empty without trials
 * @param shared trials of these of which the surrogate could have predicted the score as well
 * @param errorThere mean absolute error of the proposer on the shared trials; empty without any
 * @param surrogateThere the surrogate's on the same; empty without any
 * @param stated trials of these whose prediction had a margin
 * @param held those of them whose score came within the margin, which holds 90 % if it is honest
 */
public record Calibration(
    String proposer,
    int trials,
    OptionalDouble meanError,
    OptionalDouble bias,
    int shared,
    OptionalDouble errorThere,
    OptionalDouble surrogateThere,
    int stated,
    int held) {

  /** The calibration of each proposer that predicted anything, in the order of first proposals. */
  public static List<Calibration> of(StudyState state, SearchSpace space) {
    Map<String, List<Case>> byProposer = new LinkedHashMap<>();
    for (TrialState trial : state.searched()) {
      Proposal proposal = trial.trial().proposal();
      if (proposal.prediction().isPresent()) {
        byProposer.computeIfAbsent(proposal.proposer(), p -> new ArrayList<>());
      }
    }
    Networks networks =
        BuiltNetworks.of(
            space, state.config().images().px(), state.config().images().findings().size());
    Known known = new Known(networks, state.events());
    List<TrialState> inOrder = new ArrayList<>(state.searched());
    inOrder.sort(Comparator.comparingInt(trial -> trial.trial().iteration()));
    for (TrialState trial : inOrder) {
      Optional<Proposal.Prediction> prediction = trial.trial().proposal().prediction();
      if (prediction.isPresent() && trial.auc().isPresent()) {
        double auc = trial.auc().get();
        Optional<Double> surrogate =
            known
                .before(trial.trial().iteration())
                .predict(trial.id().architecture())
                .map(predicted -> Math.abs(predicted - auc));
        double signed = prediction.get().mean() - auc;
        byProposer
            .get(trial.trial().proposal().proposer())
            .add(new Case(Math.abs(signed), signed, surrogate, prediction.get().held(auc)));
      }
    }
    List<Calibration> calibrations = new ArrayList<>();
    byProposer.forEach((proposer, cases) -> calibrations.add(of(proposer, cases)));
    return calibrations;
  }

  private record Case(
      double error, double signed, Optional<Double> surrogate, Optional<Boolean> held) {}

  private static Calibration of(String proposer, List<Case> cases) {
    List<Case> shared = cases.stream().filter(c -> c.surrogate().isPresent()).toList();
    return new Calibration(
        proposer,
        cases.size(),
        cases.stream().mapToDouble(Case::error).average(),
        cases.stream().mapToDouble(Case::signed).average(),
        shared.size(),
        shared.stream().mapToDouble(Case::error).average(),
        shared.stream().mapToDouble(c -> c.surrogate().orElseThrow()).average(),
        (int) cases.stream().filter(c -> c.held().isPresent()).count(),
        (int) cases.stream().filter(c -> c.held().orElse(false)).count());
  }

  /** What had finished when a proposer was asked; goes through the events once. */
  private static final class Known {
    private final List<StudyEvent> events;
    private final GrowingSurrogate surrogate;
    private int next;

    Known(Networks networks, List<StudyEvent> events) {
      this.events = events;
      this.surrogate = new GrowingSurrogate(networks);
    }

    /**
     * The surrogate of what was known when this iteration was asked for.
     *
     * @param iteration not below the one before
     */
    GrowingSurrogate before(int iteration) {
      while (next < events.size()
          && !(events.get(next) instanceof StudyEvent.Asked asked
              && asked.iteration() >= iteration)) {
        if (events.get(next) instanceof StudyEvent.TrialFinished finished) {
          TrialResult result = finished.result();
          result
              .valid()
              .meanAuc()
              .ifPresent(auc -> surrogate.add(result.trial().architecture(), auc));
        }
        next++;
      }
      return surrogate;
    }
  }
}
