package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.proposal.ProposalRequest.Observation;
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
    List<String> proposers =
        state.searched().stream()
            .map(t -> t.trial().proposal())
            .filter(p -> p.prediction().isPresent())
            .map(Proposal::proposer)
            .distinct()
            .toList();
    Networks networks =
        BuiltNetworks.of(
            space, state.config().images().px(), state.config().images().findings().size());
    return proposers.stream().map(p -> of(state, networks, p)).toList();
  }

  private record Case(
      double error, double signed, Optional<Double> surrogate, Optional<Boolean> held) {}

  private static Calibration of(StudyState state, Networks networks, String proposer) {
    List<Case> cases = new ArrayList<>();
    for (TrialState trial : state.searched()) {
      Proposal proposal = trial.trial().proposal();
      if (proposal.proposer().equals(proposer)
          && proposal.prediction().isPresent()
          && trial.auc().isPresent()) {
        Proposal.Prediction prediction = proposal.prediction().get();
        double signed = prediction.mean() - trial.auc().get();
        Optional<Double> surrogate =
            SurrogateEstimate.of(networks, before(state, trial))
                .map(e -> e.predict(trial.id().architecture()).mean() - trial.auc().get())
                .map(Math::abs);
        cases.add(
            new Case(Math.abs(signed), signed, surrogate, prediction.held(trial.auc().get())));
      }
    }
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

  /** What was known when the proposer was asked for that trial. */
  private static List<Observation> before(StudyState state, TrialState trial) {
    List<Observation> known = new ArrayList<>();
    for (StudyEvent event : state.events()) {
      if (event instanceof StudyEvent.Asked asked
          && asked.iteration() >= trial.trial().iteration()) {
        break;
      }
      if (event instanceof StudyEvent.TrialFinished finished) {
        TrialResult result = finished.result();
        result
            .valid()
            .meanAuc()
            .ifPresent(auc -> known.add(new Observation(result.trial().architecture(), auc)));
      }
    }
    return known;
  }
}
