package org.gennas.ui.search;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.gennas.study.event.Completion;
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
  private static final double MILLIS_PER_HOUR = 3.6e6;

  /** For each finished trial of the search by its number. */
  static Map<Integer, Spent> of(StudySnapshot moment) {
    Map<Integer, Duration> active =
        Completion.of(moment.state()).stream()
            .collect(Collectors.toMap(c -> c.trial().id().number(), Completion::active));
    Map<Integer, Spent> spent = new HashMap<>();
    Map<Integer, Optional<Double>> energies = new HashMap<>();
    double wattHours = 0;
    int measured = 0;
    for (StudyEvent event : moment.state().events()) {
      OptionalInt number = ended(event);
      if (number.isPresent() && !energies.containsKey(number.getAsInt())) {
        Optional<Double> energy = energy(moment, number.getAsInt());
        energies.put(number.getAsInt(), energy);
        wattHours += energy.orElse(0.0);
        measured += energy.isPresent() ? 1 : 0;
      }
      if (event instanceof StudyEvent.TrialFinished finished
          && active.containsKey(finished.result().trial().number())) {
        int trial = finished.result().trial().number();
        spent.put(
            trial,
            new Spent(
                active.get(trial).toMillis() / MILLIS_PER_HOUR,
                wattHours,
                measured,
                energies.size()));
      }
    }
    return spent;
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
