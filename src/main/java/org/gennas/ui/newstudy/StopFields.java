package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Optional;
import org.gennas.study.config.StopRules;
import org.gennas.study.event.TimePlan;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.form.PlannedNumber;

/** Budget and stop rules; an empty field means that the rule is not used. */
public final class StopFields {
  private static final String USUAL_PLATEAU = "3";

  private final PlannedNumber trials =
      new PlannedNumber("10", NumberChecks.whole(1, 100_000), TimePlan::trials);
  private final CheckedField<Optional<Integer>> plateau =
      new CheckedField<>(USUAL_PLATEAU, NumberChecks.optional(NumberChecks.whole(1, 1000)));
  private final CheckedField<Double> threshold =
      new CheckedField<>("0.001", NumberChecks.below(0, 1));
  private final CheckedField<Optional<Double>> hours =
      new CheckedField<>("", NumberChecks.optional(NumberChecks.above(0, 100_000)));
  private final CheckedField<Optional<Double>> targetAuc =
      new CheckedField<>("", NumberChecks.optional(NumberChecks.above(0.5, 1)));

  List<CheckedField<?>> fields() {
    return List.of(trials.field(), plateau, threshold, hours, targetAuc);
  }

  Optional<StopRules> rules() {
    if (fields().stream().anyMatch(f -> f.problem().isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new StopRules(
            trials.field().value().orElseThrow(),
            plateau
                .value()
                .orElseThrow()
                .map(n -> new StopRules.Plateau(n, threshold.value().orElseThrow())),
            hours.value().orElseThrow(),
            targetAuc.value().orElseThrow()));
  }

  public CheckedField<Integer> trials() {
    return trials.field();
  }

  /** The number of trials, by the plan where there is a time. */
  PlannedNumber plannedTrials() {
    return trials;
  }

  /** With a time, nothing but it ends a search unless a person wants more rules; and back. */
  void follow(boolean time) {
    trials.follow(time);
    if (time && plateau.text().get().equals(USUAL_PLATEAU)) {
      plateau.text().set("");
    } else if (!time && plateau.text().get().isBlank()) {
      plateau.text().set(USUAL_PLATEAU);
    }
  }

  /** Iterations in a row without a gain. */
  public CheckedField<Optional<Integer>> plateau() {
    return plateau;
  }

  /** The smallest gain of AUC that counts. */
  public CheckedField<Double> threshold() {
    return threshold;
  }

  public CheckedField<Optional<Double>> hours() {
    return hours;
  }

  public CheckedField<Optional<Double>> targetAuc() {
    return targetAuc;
  }
}
