package org.gennas.ui.newstudy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.gennas.search.plan.Wishes;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.TimePlan;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.FormProblem;
import org.gennas.ui.form.PlannedNumber;

/**
 * The time that a study is given, and the fields that a plan for it fills where a person leaves
 * them empty: the training, the number of trials, the confirmation, early stopping, the schedule.
 */
final class PlannedFields {
  private final TimeField time;
  private final TrainingFields training = new TrainingFields();
  private final StopFields stop = new StopFields();
  private final ConfirmationFields confirmation = new ConfirmationFields();
  private final StrategyFields strategy = new StrategyFields();
  private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(Schedule.IN_STEP);
  private boolean keepsTime;

  PlannedFields(TimeField time) {
    this.time = time;
  }

  TimeField time() {
    return time;
  }

  TrainingFields training() {
    return training;
  }

  StopFields stop() {
    return stop;
  }

  ConfirmationFields confirmation() {
    return confirmation;
  }

  StrategyFields strategy() {
    return strategy;
  }

  ObjectProperty<Schedule> schedule() {
    return schedule;
  }

  /**
   * @param update called whenever a field or the plan has changed
   */
  void watch(Runnable update) {
    List<CheckedField<?>> all = new ArrayList<>(training.allFields());
    all.addAll(stop.fields());
    all.addAll(confirmation.fields());
    all.addAll(strategy.fields());
    all.forEach(f -> f.checked().addListener((property, before, now) -> update.run()));
    Stream.concat(
            Stream.<ObservableValue<?>>of(
                training.preset(),
                training.augment(),
                schedule,
                strategy.early(),
                strategy.objective()),
            training.recipe().changes())
        .forEach(p -> p.addListener((property, before, now) -> update.run()));
    // An empty field can come to the same number as the typed one: the text tells them apart.
    planned().forEach(n -> n.field().text().addListener((property, before, now) -> update.run()));
    time.minutes()
        .checked()
        .addListener(
            (property, before, now) -> {
              follow();
              update.run();
            });
    time.state()
        .addListener(
            (property, before, now) -> {
              planned().forEach(number -> number.show(time.plan()));
              update.run();
            });
  }

  private List<PlannedNumber> planned() {
    List<PlannedNumber> numbers = new ArrayList<>(confirmation.planned());
    numbers.add(stop.plannedTrials());
    numbers.add(training.plannedEpochs());
    return numbers;
  }

  /** With a time the plan fills what a person leaves empty; without one all is as it was. */
  private void follow() {
    boolean given = time.given().isPresent();
    stop.follow(given);
    training.follow(given);
    strategy.follow(given);
    confirmation.planned().forEach(number -> number.follow(given));
    // A device that waits for the others loses time.
    if (given != keepsTime) {
      schedule.set(given ? Schedule.FREE_RUNNING : Schedule.IN_STEP);
      keepsTime = given;
    }
  }

  /** What the person laid down; the settings of a full training have to be right. */
  Wishes wishes() {
    boolean early = strategy.early().get() != StrategyFields.Early.PLAN;
    return new Wishes(
        training.plannedEpochs().typed(),
        stop.plannedTrials().typed(),
        confirmation.typed(),
        early
            ? Optional.of(strategy.rules(training.full().orElseThrow().epochs()))
            : Optional.empty(),
        false,
        false);
  }

  /** All fields that count now. */
  List<CheckedField<?>> fields() {
    List<CheckedField<?>> fields = new ArrayList<>();
    fields.add(time.minutes());
    fields.addAll(training.fields());
    fields.addAll(stop.fields());
    fields.addAll(confirmation.fields());
    fields.addAll(strategy.fields());
    return fields;
  }

  /** What is wrong beside the fields: there is a time and no plan for it yet. */
  Optional<FormProblem> problem() {
    return time.given().isPresent() && time.plan().isEmpty()
        ? Optional.of(FormProblem.of("newstudy.problem.plan"))
        : Optional.empty();
  }

  /** The settings of each training, by the plan where there is one; all fields have to be right. */
  TrainingConfig config() {
    return time.state().get() instanceof TimeField.State.Laid laid
        ? laid.training()
        : training.config().orElseThrow();
  }

  /** The study with its confirmation, early stopping and time. */
  StudyConfig complete(StudyConfig study) {
    return study
        .withConfirmation(confirmation.confirmation())
        .withEarlyStopping(
            time.plan()
                .filter(plan -> strategy.early().get() == StrategyFields.Early.PLAN)
                .map(TimePlan::earlyStopping)
                .orElseGet(() -> strategy.rules(study.training().epochs())))
        .withTime(
            time.state().get() instanceof TimeField.State.Laid laid
                ? Optional.of(
                    new TimeBudget(
                        laid.plan().minutes(), Optional.of(laid.speed()), wishes().byHand()))
                : Optional.empty());
  }
}
