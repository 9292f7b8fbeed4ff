package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Optional;
import org.gennas.study.config.Confirmation;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.form.PlannedNumber;

/** How many of the best are trained again before one wins; no candidates means none are. */
public final class ConfirmationFields {
  private static final int MOST = 100;

  private final PlannedNumber candidates =
      new PlannedNumber(
          String.valueOf(Confirmation.usual().candidates()),
          NumberChecks.whole(0, MOST),
          plan -> plan.confirmation().map(Confirmation::candidates).orElse(0));
  private final PlannedNumber seeds =
      new PlannedNumber(
          String.valueOf(Confirmation.usual().seeds()),
          NumberChecks.whole(1, MOST),
          plan -> plan.confirmation().map(Confirmation::seeds).orElse(1));

  List<CheckedField<?>> fields() {
    return List.of(candidates.field(), seeds.field());
  }

  /** To be asked only where both fields are right. */
  Optional<Confirmation> confirmation() {
    int best = candidates.field().value().orElseThrow();
    return best == 0
        ? Optional.empty()
        : Optional.of(new Confirmation(best, seeds.field().value().orElseThrow()));
  }

  List<PlannedNumber> planned() {
    return List.of(candidates, seeds);
  }

  /**
   * What a person typed; empty where the plan lays it down. One number alone is taken with the
   * usual other.
   */
  Optional<Optional<Confirmation>> typed() {
    if (candidates.typed().isEmpty() && seeds.typed().isEmpty()) {
      return Optional.empty();
    }
    int best = candidates.typed().orElse(Confirmation.usual().candidates());
    int times = seeds.typed().orElse(Confirmation.usual().seeds());
    return Optional.of(best == 0 ? Optional.empty() : Optional.of(new Confirmation(best, times)));
  }

  public CheckedField<Integer> candidates() {
    return candidates.field();
  }

  /** Fresh trainings of each candidate. */
  public CheckedField<Integer> seeds() {
    return seeds.field();
  }
}
