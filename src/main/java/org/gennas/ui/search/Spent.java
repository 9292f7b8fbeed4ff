package org.gennas.ui.search;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialResult;
import org.gennas.ui.study.StudySnapshot;

/**
 * What a search had spent when a trial finished.
 *
 * @param hours searching, pauses not counted
 * @param wattHours of all trainings that had ended by then, as far as it was measured
 * @param measured trainings among them whose energy was measured
 * @param ended trainings that had ended by then
 */
record Spent(double hours, double wattHours, int measured, int ended) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** For each finished trial by its number. */
  static Map<Integer, Spent> of(StudySnapshot moment) {
    Map<Integer, Spent> spent = new HashMap<>();
    Map<Integer, Optional<Double>> energies = new HashMap<>();
    double active = 0;
    double wattHours = 0;
    int measured = 0;
    Optional<Instant> since = Optional.empty();
    Instant last = Instant.EPOCH;
    for (StudyEvent event : moment.state().events()) {
      boolean begins = event instanceof StudyEvent.Started || event instanceof StudyEvent.Resumed;
      boolean rests = event instanceof StudyEvent.Paused || event instanceof StudyEvent.Ended;
      if (since.isPresent() && (begins || rests)) {
        // A stretch that a crash cut short ends with the last event written in it.
        active += seconds(since.get(), begins ? last : event.at());
      }
      since = begins ? Optional.of(event.at()) : rests ? Optional.empty() : since;
      OptionalInt number = ended(event);
      if (number.isPresent() && !energies.containsKey(number.getAsInt())) {
        Optional<Double> energy = energy(moment, number.getAsInt());
        energies.put(number.getAsInt(), energy);
        wattHours += energy.orElse(0.0);
        measured += energy.isPresent() ? 1 : 0;
      }
      if (event instanceof StudyEvent.TrialFinished finished) {
        double seconds = active + since.map(s -> seconds(s, event.at())).orElse(0.0);
        spent.put(
            finished.result().trial().number(),
            new Spent(seconds / SECONDS_PER_HOUR, wattHours, measured, energies.size()));
      }
      last = event.at();
    }
    return spent;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  /** The trial that gave its device back for good. */
  private static OptionalInt ended(StudyEvent event) {
    if (event instanceof StudyEvent.TrialFinished e) {
      return OptionalInt.of(e.result().trial().number());
    } else if (event instanceof StudyEvent.TrialFailed e) {
      return OptionalInt.of(e.number());
    } else if (event instanceof StudyEvent.TrialHalted e) {
      return OptionalInt.of(e.number());
    } else if (event instanceof StudyEvent.TrialStopped e && e.forGood()) {
      return OptionalInt.of(e.number());
    }
    return OptionalInt.empty();
  }

  private static Optional<Double> energy(StudySnapshot moment, int number) {
    return moment
        .state()
        .trial(number)
        .flatMap(
            trial ->
                trial
                    .result()
                    .flatMap(TrialResult::energyWh)
                    .or(
                        () ->
                            moment.history(trial.id()).load().flatMap(TrialEvent.Load::energyWh)));
  }
}
