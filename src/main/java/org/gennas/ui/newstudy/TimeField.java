package org.gennas.ui.newstudy;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.search.plan.Layout;
import org.gennas.study.config.Speed;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.TimePlan;
import org.gennas.ui.form.Checked;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.task.LatestTask;

/**
 * The time that a study is given, and the plan that follows from it, laid out in the background
 * whenever the form changes. Only the answer to the newest question counts. Confined to the FX
 * thread but for the laying out itself.
 */
public final class TimeField {
  private static final double MOST_MINUTES = 100_000;
  private static final double MINUTES_PER_HOUR = 60;
  private static final Pattern TYPED =
      Pattern.compile("(\\d+(?:[.,]\\d+)?|[.,]\\d+)\\s*(m|min|minutes|h|hours)?");

  /** Where the plan stands. */
  public sealed interface State {
    /** No time is given: all is laid down by hand. */
    record ByHand() implements State {}

    /** A time is given, and other fields are not right yet. */
    record Waiting() implements State {}

    /** The machine is being measured, or the plan computed. */
    record Measuring() implements State {}

    /** A plan with the settings of its trainings, and the speed that it rests on. */
    record Laid(TimePlan plan, TrainingConfig training, Speed speed) implements State {}

    /**
     * @param minutes the least time that is enough
     */
    record TooShort(double minutes) implements State {}

    /** The message says why there is no plan. */
    record Failed(String message) implements State {}
  }

  private final CheckedField<Optional<Double>> minutes =
      new CheckedField<>("", NumberChecks.optional(TimeField::check));
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.ByHand());
  private final PlanLookup lookup;
  private final LatestTask laying;
  private Optional<PlanQuestion> asked = Optional.empty();

  public TimeField(PlanLookup lookup, Executor background, Executor ui) {
    this.lookup = lookup;
    laying = new LatestTask(background, ui);
  }

  private static Checked<Double> check(String text) {
    Matcher typed = TYPED.matcher(text.toLowerCase(Locale.ROOT));
    if (!typed.matches()) {
      return Checked.bad("newstudy.problem.time");
    }
    double number = Double.parseDouble(typed.group(1).replace(',', '.'));
    boolean hours = typed.group(2) != null && typed.group(2).startsWith("h");
    double minutes = hours ? number * MINUTES_PER_HOUR : number;
    return minutes > 0 && minutes <= MOST_MINUTES
        ? Checked.good(minutes)
        : Checked.bad("newstudy.problem.time");
  }

  /** Typed in minutes, or in hours with an h behind; empty where all is laid down by hand. */
  public CheckedField<Optional<Double>> minutes() {
    return minutes;
  }

  /** The time; empty where there is none or it is wrong. */
  Optional<Double> given() {
    return minutes.value().flatMap(m -> m);
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** The plan, once it is there. */
  Optional<TimePlan> plan() {
    return state.get() instanceof State.Laid laid ? Optional.of(laid.plan()) : Optional.empty();
  }

  /** There is nothing to lay out. */
  void rest() {
    asked = Optional.empty();
    laying.cancel();
    state.set(given().isPresent() ? new State.Waiting() : new State.ByHand());
  }

  /** Has the plan laid out unless this is what was asked last. */
  void ask(PlanQuestion question) {
    if (asked.equals(Optional.of(question))) {
      return;
    }
    asked = Optional.of(question);
    state.set(new State.Measuring());
    laying.run(turn -> answer(question), state::set, failed -> state.set(new State.Failed(failed)));
  }

  private State answer(PlanQuestion question) throws IOException, InterruptedException {
    PlanLookup.Answer found = lookup.lay(question);
    return found.layout() instanceof Layout.Laid laid
        ? new State.Laid(laid.plan(), laid.training(), found.speed())
        : new State.TooShort(((Layout.TooShort) found.layout()).minutes());
  }
}
