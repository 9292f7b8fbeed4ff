package org.gennas.ui.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gennas.runner.Device;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialState;
import org.gennas.ui.study.StudySnapshot;

/**
 * What a device is doing.
 *
 * @param id such as "cuda:0"
 * @param device where the search runs in this process
 */
public record Lane(String id, Optional<Device> device, Work work) {
  /** What a lane shows. */
  public sealed interface Work {
    /** Nothing; {@code last} is the trial that it trained last. */
    record Idle(Optional<TrialState> last) implements Work {}

    /** A training; the course is empty while its worker starts. */
    record Training(TrialState trial, TrialHistory course) implements Work {
      /** The epoch in training, 1-based; empty while the worker starts. */
      public Optional<Integer> epoch() {
        return course
            .progress()
            .map(TrialEvent.Progress::epoch)
            .or(() -> course.began().map(b -> Math.min(b.fromEpoch() + 1, b.epochs())));
      }

      /** Share of the whole training that is done, 0 to 1. */
      public double done() {
        return Math.max(0, Math.min(1, epochsDone() / Math.max(1, epochs())));
      }

      private double epochs() {
        return course.began().map(b -> (double) b.epochs()).orElse(1.0);
      }

      private double epochsDone() {
        double ended = course.epochs().isEmpty() ? 0 : last(course).epoch();
        double from = course.began().map(b -> (double) b.fromEpoch()).orElse(0.0);
        double running =
            course
                .progress()
                .map(p -> p.epoch() - 1 + (double) p.batch() / Math.max(1, p.batches()))
                .orElse(0.0);
        return Math.max(from, Math.max(ended, running));
      }

      /** Time to the end at the pace so far; empty before there is a pace. */
      public Optional<Duration> left() {
        double epochsLeft = epochs() - epochsDone();
        if (!course.epochs().isEmpty()) {
          double mean = course.seconds() / course.epochs().size();
          return Optional.of(seconds(mean * epochsLeft));
        }
        return course
            .began()
            .flatMap(
                b ->
                    course
                        .progress()
                        .filter(p -> p.imagesPerSecond() > 0)
                        .map(p -> seconds(b.trainImages() * epochsLeft / p.imagesPerSecond())));
      }

      private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(1000 * Math.max(0, seconds)));
      }

      private static TrialEvent.EpochEnded last(TrialHistory course) {
        return course.epochs().get(course.epochs().size() - 1);
      }
    }

    /** The last training here failed, and no other has followed. */
    record Broken(TrialState trial) implements Work {}
  }

  /** A lane for each device that is known or was ever used, in order of kind and number. */
  public static List<Lane> of(StudySnapshot moment) {
    Set<String> ids = new TreeSet<>(Lane::inOrder);
    moment.devices().forEach(d -> ids.add(d.id()));
    List<TrialState> trials = moment.state().trials();
    if (moment.devices().isEmpty()) {
      trials.forEach(t -> t.device().ifPresent(ids::add));
    } else {
      trials.stream()
          .filter(t -> t.status() == TrialState.Status.RUNNING)
          .forEach(t -> t.device().ifPresent(ids::add));
    }
    List<Lane> lanes = new ArrayList<>();
    for (String id : ids) {
      Optional<Device> device =
          moment.devices().stream().filter(d -> d.id().equals(id)).findFirst();
      lanes.add(new Lane(id, device, work(moment, id)));
    }
    return lanes;
  }

  private static int inOrder(String a, String b) {
    int byKind = b.split(":", 2)[0].compareTo(a.split(":", 2)[0]);
    if (byKind != 0) {
      return byKind;
    }
    int byLength = Integer.compare(a.length(), b.length());
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  private static Work work(StudySnapshot moment, String id) {
    Optional<TrialState> last = Optional.empty();
    for (TrialState trial : moment.state().trials()) {
      if (trial.device().equals(Optional.of(id))) {
        if (trial.status() == TrialState.Status.RUNNING) {
          return new Work.Training(trial, moment.history(trial.id()));
        }
        last = Optional.of(trial);
      }
    }
    if (last.isPresent() && last.get().status() == TrialState.Status.FAILED) {
      return new Work.Broken(last.get());
    }
    return new Work.Idle(last);
  }
}
