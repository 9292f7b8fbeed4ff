package org.gennas.ui.form;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.gennas.study.event.TimePlan;

/**
 * A number that a plan for a time lays down where its field is left empty. Without a time the field
 * holds its usual number; with one it is emptied and says what the plan does.
 */
public final class PlannedNumber {
  private final CheckedField<Integer> field;
  private final ToIntFunction<TimePlan> part;
  private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
  private String usual;
  private boolean planned;
  private Optional<Integer> plan = Optional.empty();

  /**
   * @param usual without a time
   * @param typed checks what a person types
   * @param part of a plan that is this number
   */
  public PlannedNumber(
      String usual, Function<String, Checked<Integer>> typed, ToIntFunction<TimePlan> part) {
    this.usual = usual;
    this.part = part;
    this.field = new CheckedField<>(usual, text -> check(text, typed));
  }

  private Checked<Integer> check(String text, Function<String, Checked<Integer>> typed) {
    if (!text.isEmpty() || !planned) {
      return typed.apply(text);
    }
    return plan.map(Checked::good).orElseGet(() -> Checked.bad("newstudy.problem.plan"));
  }

  public CheckedField<Integer> field() {
    return field;
  }

  /** What is shown where the field is empty. */
  public ReadOnlyStringProperty prompt() {
    return prompt.getReadOnlyProperty();
  }

  /** The number that a person typed; empty where the plan lays it down. */
  public Optional<Integer> typed() {
    return field.text().get().isBlank() ? Optional.empty() : field.value();
  }

  /** Whether there is a time, by which an empty field follows the plan. */
  public void follow(boolean time) {
    if (time == planned) {
      return;
    }
    planned = time;
    plan = Optional.empty();
    prompt.set("");
    String text = field.text().get();
    if (time && text.equals(usual)) {
      field.text().set("");
    } else if (!time && text.isBlank()) {
      field.text().set(usual);
    } else {
      field.recheck();
    }
  }

  /** Other settings have another usual number; it takes the place of what was typed. */
  public void usual(String other) {
    usual = other;
    if (!planned) {
      field.text().set(other);
    }
  }

  /** What the plan says by now. */
  public void show(Optional<TimePlan> laid) {
    plan = laid.map(part::applyAsInt);
    prompt.set(plan.map(String::valueOf).orElse(""));
    field.recheck();
  }
}
