package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.StopRules;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.ui.chart.Trajectory;
import org.gennas.ui.study.StudySnapshot;

/**
 * How the search went, trial by trial in the order in which they ended.
 *
 * @param trials that have a result, in that order
 * @param rounds the iterations in order, each a run of {@code trials}
 * @param plateau how far the search is towards its plateau rule, where it has one
 */
public record SearchTrajectory(
    List<TrialState> trials, List<Round> rounds, Optional<Plateau> plateau) {
  /**
   * @param iteration 1-based; 0 where the schedule knows none
   * @param first index of its first trial
   * @param end index after its last
   * @param complete whether all of its trials have ended
   * @param gainless whether it counts towards the plateau rule
   */
  public record Round(int iteration, int first, int end, boolean complete, boolean gainless) {}

  /**
   * @param count rounds in a row without a gain
   * @param limit so many end the search
   */
  public record Plateau(int count, int limit) {}

  public SearchTrajectory {
    trials = List.copyOf(trials);
    rounds = List.copyOf(rounds);
  }

  public static SearchTrajectory of(StudySnapshot moment) {
    StudyState state = moment.state();
    List<TrialState> trials = inOrderOfEnds(state);
    Optional<StopRules.Plateau> rule = state.config().stop().plateau();
    double threshold = rule.map(StopRules.Plateau::threshold).orElse(0.0);
    List<Round> rounds =
        state.config().schedule() == Schedule.IN_STEP
            ? inStep(state, trials, threshold)
            : freeRunning(trials, threshold, Math.max(1, Lane.of(moment).size()));
    int count = 0;
    for (Round round : rounds) {
      count = round.gainless() ? count + 1 : round.complete() ? 0 : count;
    }
    int gainless = count;
    return new SearchTrajectory(
        trials,
        rounds,
        rule.map(r -> new Plateau(Math.min(gainless, r.iterations()), r.iterations())));
  }

  private static List<TrialState> inOrderOfEnds(StudyState state) {
    Map<Integer, TrialState> byNumber =
        state.searched().stream().collect(Collectors.toMap(t -> t.id().number(), t -> t));
    Map<Integer, TrialState> trials = new LinkedHashMap<>();
    for (StudyEvent event : state.events()) {
      if (event instanceof StudyEvent.TrialFinished finished) {
        TrialState trial = byNumber.get(finished.result().trial().number());
        if (trial != null && trial.result().isPresent()) {
          trials.putIfAbsent(trial.id().number(), trial);
        }
      }
    }
    return List.copyOf(trials.values());
  }

  private static List<Round> inStep(StudyState state, List<TrialState> trials, double threshold) {
    List<Round> rounds = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    int at = 0;
    while (at < trials.size()) {
      int iteration = trials.get(at).trial().iteration();
      int end = at + 1;
      // A person's own trial belongs to the round in which it ends.
      while (end < trials.size()
          && (iteration == 0
              || trials.get(end).trial().iteration() == 0
              || trials.get(end).trial().iteration() == iteration)) {
        iteration = Math.max(iteration, trials.get(end).trial().iteration());
        end++;
      }
      int here = iteration;
      boolean complete =
          state.searched().stream()
              .filter(t -> t.trial().iteration() == here)
              .allMatch(TrialState::ended);
      double top = top(trials.subList(at, end));
      boolean gain = top > best + threshold;
      rounds.add(new Round(iteration, at, end, complete, complete && !gain));
      best = gain ? top : best;
      at = end;
    }
    return rounds;
  }

  /** Rounds of as many trials as there are devices, counted from the last gain. */
  private static List<Round> freeRunning(List<TrialState> trials, double threshold, int devices) {
    double best = Double.NEGATIVE_INFINITY;
    int sinceGain = 0;
    for (int i = 0; i < trials.size(); i++) {
      double score = trials.get(i).auc().orElse(Double.NEGATIVE_INFINITY);
      if (score > best + threshold) {
        best = score;
        sinceGain = i + 1;
      }
    }
    List<Round> rounds = new ArrayList<>();
    if (sinceGain > 0) {
      rounds.add(new Round(0, 0, sinceGain, true, false));
    }
    for (int at = sinceGain; at + devices <= trials.size(); at += devices) {
      rounds.add(new Round(0, at, at + devices, true, true));
    }
    int covered = rounds.isEmpty() ? 0 : rounds.get(rounds.size() - 1).end();
    if (covered < trials.size()) {
      rounds.add(new Round(0, covered, trials.size(), false, false));
    }
    return rounds;
  }

  private static double top(List<TrialState> trials) {
    return trials.stream()
        .flatMap(t -> t.auc().stream())
        .max(Double::compare)
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * As the chart draws it: the rounds of the plateau that is now running are shaded.
   *
   * @param looked trials that are looked at; the others are drawn pale, but count
   * @param measured what the trials took; empty: they stand side by side
   */
  Trajectory trajectory(Predicate<TrialState> looked, Optional<Trajectory.Measured> measured) {
    List<Trajectory.Point> points = new ArrayList<>();
    for (TrialState trial : trials) {
      points.add(
          new Trajectory.Point(
              trial.id().number(),
              trial.id().label(),
              trial.auc().orElse(Double.NaN),
              !looked.test(trial)));
    }
    List<Trajectory.Span> spans = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      boolean shaded =
          plateau.isPresent()
              && round.gainless()
              && rounds.subList(i, rounds.size()).stream()
                  .allMatch(r -> r.gainless() || !r.complete());
      String name = round.iteration() == 0 ? "" : Integer.toString(round.iteration());
      spans.add(new Trajectory.Span(name, round.first(), round.end(), shaded));
    }
    return new Trajectory(points, spans, measured, List.of());
  }

  /** The same of all trials side by side. */
  public Trajectory trajectory() {
    return trajectory(trial -> true, Optional.empty());
  }
}
