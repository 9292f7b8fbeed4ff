package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gennas.study.event.Completion;
import org.gennas.study.event.PlateauProgress;
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
    List<TrialState> trials, List<Round> rounds, Optional<PlateauProgress> plateau) {
  /**
   * @param iteration 1-based; 0 where the schedule knows none
   * @param first index of its first trial
   * @param end index after its last
   * @param complete whether all of its trials have ended
   * @param gainless whether it counts towards the plateau rule
   */
  public record Round(int iteration, int first, int end, boolean complete, boolean gainless) {}

  public SearchTrajectory {
    trials = List.copyOf(trials);
    rounds = List.copyOf(rounds);
  }

  public static SearchTrajectory of(StudySnapshot moment) {
    StudyState state = moment.state();
    int devices = Math.max(1, Lane.of(moment).size());
    Optional<PlateauProgress> plateau = PlateauProgress.of(state, devices);
    List<TrialState> trials = Completion.order(state);
    List<PlateauProgress.Round> rounds =
        plateau
            .map(PlateauProgress::rounds)
            .orElseGet(() -> PlateauProgress.rounds(state, 0, devices));
    return new SearchTrajectory(trials, drawn(trials, rounds), plateau);
  }

  /** A trial that goes on after its own round is over is drawn in the round in which it ends. */
  private static List<Round> drawn(List<TrialState> trials, List<PlateauProgress.Round> rounds) {
    Map<Integer, Integer> byTrial = PlateauProgress.roundsByTrial(rounds);
    List<Round> drawn = new ArrayList<>();
    int at = 0;
    int first = 0;
    for (int i = 0; i <= trials.size(); i++) {
      int next = i < trials.size() ? Math.max(at, byTrial.get(trials.get(i).id().number())) : -1;
      if (next != at && i > first) {
        PlateauProgress.Round round = rounds.get(at);
        drawn.add(new Round(round.iteration(), first, i, round.complete(), round.gainless()));
        first = i;
      }
      at = next;
    }
    return drawn;
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
