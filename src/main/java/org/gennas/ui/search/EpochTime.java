package org.gennas.ui.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialState;
import org.gennas.ui.study.StudySnapshot;

/**
 * How long an epoch of a network would take, from the epochs that this study has measured: a
 * straight line, seconds over multiply-accumulates, by least squares with neither end negative.
 */
final class EpochTime {
  private final double fixed;
  private final double perMac;
  private final boolean known;

  private EpochTime(double fixed, double perMac, boolean known) {
    this.fixed = fixed;
    this.perMac = perMac;
    this.known = known;
  }

  /** Before anything was measured. */
  static EpochTime unknown() {
    return new EpochTime(0, 0, false);
  }

  /** Learns from all epochs ended so far on the kind of device that was used last. */
  static EpochTime from(StudySnapshot moment) {
    return from(moment, new HashMap<>());
  }

  /**
   * @param known MACs of networks of this study, added to: counting them takes longer than the rest
   */
  static EpochTime from(StudySnapshot moment, Map<Architecture, Long> known) {
    List<double[]> points = new ArrayList<>();
    Optional<String> kind = lastKind(moment);
    SearchSpace space = moment.space();
    NetworkCost.Setting setting = setting(moment);
    for (TrialState trial : moment.state().trials()) {
      TrialHistory history = moment.history(trial.id());
      boolean sameKind = trial.device().map(EpochTime::kind).equals(kind);
      if (sameKind && !history.epochs().isEmpty()) {
        double seconds = history.seconds() / history.epochs().size();
        long macs =
            known.computeIfAbsent(
                trial.id().architecture(), a -> NetworkCost.of(space, a, setting).macs());
        points.add(new double[] {macs, seconds});
      }
    }
    return fit(points);
  }

  /** What networks of a study are built for. */
  static NetworkCost.Setting setting(StudySnapshot moment) {
    var images = moment.state().config().images();
    return NetworkCost.Setting.of(moment.space(), images.px(), images.findings().size());
  }

  private static Optional<String> lastKind(StudySnapshot moment) {
    List<TrialState> trials = moment.state().trials();
    return trials.stream()
        .filter(t -> !moment.history(t.id()).epochs().isEmpty())
        .reduce((a, b) -> b)
        .flatMap(TrialState::device)
        .map(EpochTime::kind);
  }

  private static String kind(String device) {
    return device.split(":", 2)[0];
  }

  private static EpochTime fit(List<double[]> points) {
    if (points.isEmpty()) {
      return unknown();
    }
    double meanX = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
    double meanY = points.stream().mapToDouble(p -> p[1]).average().orElse(0);
    double xx = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    double xy = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
    double slope = xx > 0 ? xy / xx : meanY / meanX;
    double fixed = meanY - slope * meanX;
    if (fixed < 0 || slope < 0) {
      return new EpochTime(0, meanY / meanX, true);
    }
    return new EpochTime(fixed, slope, true);
  }

  /** The time of an epoch; empty before anything was measured. */
  Optional<Duration> of(long macs) {
    return known
        ? Optional.of(Duration.ofMillis(Math.round(1000 * (fixed + perMac * macs))))
        : Optional.empty();
  }
}
