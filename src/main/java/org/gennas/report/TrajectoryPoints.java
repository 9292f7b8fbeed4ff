package org.gennas.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.study.event.Completion;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * When each finished trial of a search was done, by the search's clock and by the energy used, in
 * order of completion. Immutable.
 */
final class TrajectoryPoints {
  private final List<Point> points;
  private final Map<TrialId, Point> byTrial = new HashMap<>();

  private TrajectoryPoints(List<Point> points) {
    this.points = points;
    points.forEach(point -> byTrial.put(point.trial().id(), point));
  }

  /**
   * A finished trial.
   *
   * @param active time spent searching until then, pauses not counted
   * @param energyWh of this and all trials finished before; empty once one was not measured
   */
  record Point(TrialState trial, Duration active, Optional<Double> energyWh) {
    double hours() {
      return active.toMillis() / 3.6e6;
    }
  }

  static TrajectoryPoints of(StudyState state) {
    List<Point> points = new ArrayList<>();
    Optional<Double> energy = Optional.of(0.0);
    for (Completion done : Completion.of(state)) {
      Optional<Double> used = done.trial().result().flatMap(TrialResult::energyWh);
      energy = energy.flatMap(sum -> used.map(u -> sum + u));
      points.add(new Point(done.trial(), done.active(), energy));
    }
    return new TrajectoryPoints(points);
  }

  /** The points with a defined score. */
  List<Point> scored() {
    return points.stream().filter(p -> p.trial().auc().isPresent()).toList();
  }

  /** Of one trial. */
  Optional<Point> of(TrialState trial) {
    return Optional.ofNullable(byTrial.get(trial.id()));
  }
}
