package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.config.SecondObjective;
import org.gennas.ui.form.Checked;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;

/** What a search begins with, what it keeps small besides, and which trainings it halts. */
public final class StrategyFields {
  private static final int FACTOR = 3;
  private static final int RUNGS_LEFT = 9;
  private static final int GRACE_SHARE = 5;
  private static final int OTHERS = 4;

  private final ObjectProperty<Early> early = new SimpleObjectProperty<>(Early.OFF);
  private final ObjectProperty<Optional<SecondObjective>> objective =
      new SimpleObjectProperty<>(Optional.empty());
  private final CheckedField<Optional<Architecture>> warmStart =
      new CheckedField<>("", NumberChecks.optional(StrategyFields::code));

  /** Rules of early stopping. */
  public enum Early {
    /** What the plan for a time says; only where there is one. */
    PLAN,
    OFF,
    HALVING,
    MEDIAN,
    BOTH
  }

  private static Checked<Architecture> code(String text) {
    try {
      return Checked.good(SearchSpace.chestXray().parse(text));
    } catch (IllegalCodeException e) {
      return Checked.bad("newstudy.problem.code", SearchSpace.chestXray().length());
    }
  }

  List<CheckedField<?>> fields() {
    return List.of(warmStart);
  }

  /** Where there is a time the plan decides about early stopping, unless a person does. */
  void follow(boolean time) {
    if (time && early.get() == Early.OFF) {
      early.set(Early.PLAN);
    } else if (!time && early.get() == Early.PLAN) {
      early.set(Early.OFF);
    }
  }

  public ObjectProperty<Early> early() {
    return early;
  }

  public ObjectProperty<Optional<SecondObjective>> objective() {
    return objective;
  }

  /** The network to be trained first; empty for the strategy's own choice. */
  public CheckedField<Optional<Architecture>> warmStart() {
    return warmStart;
  }

  /**
   * The rules for trainings of so many epochs: a first rung at a ninth of them, of which a third go
   * on, and again at a third; the median rule from a fifth on, with four others.
   */
  Optional<EarlyStopping> rules(int epochs) {
    Optional<EarlyStopping.Halving> halving =
        Optional.of(new EarlyStopping.Halving(Math.max(1, epochs / RUNGS_LEFT), FACTOR))
            .filter(h -> early.get() == Early.HALVING || early.get() == Early.BOTH);
    Optional<EarlyStopping.Median> median =
        Optional.of(new EarlyStopping.Median(Math.max(1, epochs / GRACE_SHARE), OTHERS))
            .filter(m -> early.get() == Early.MEDIAN || early.get() == Early.BOTH);
    return halving.isEmpty() && median.isEmpty()
        ? Optional.empty()
        : Optional.of(new EarlyStopping(halving, median));
  }
}
