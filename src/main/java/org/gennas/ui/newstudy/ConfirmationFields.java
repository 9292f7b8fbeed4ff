package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Optional;
import org.gennas.study.Confirmation;

/** How many of the best are trained again before one wins; no candidates means none are. */
public final class ConfirmationFields {
  private static final int MOST = 100;

  private final CheckedField<Integer> candidates =
      new CheckedField<>(
          String.valueOf(Confirmation.usual().candidates()), NumberChecks.whole(0, MOST));
  private final CheckedField<Integer> seeds =
      new CheckedField<>(String.valueOf(Confirmation.usual().seeds()), NumberChecks.whole(1, MOST));

  List<CheckedField<?>> fields() {
    return List.of(candidates, seeds);
  }

  /** To be asked only where both fields are right. */
  Optional<Confirmation> confirmation() {
    int best = candidates.value().orElseThrow();
    return best == 0
        ? Optional.empty()
        : Optional.of(new Confirmation(best, seeds.value().orElseThrow()));
  }

  public CheckedField<Integer> candidates() {
    return candidates;
  }

  /** Fresh trainings of each candidate. */
  public CheckedField<Integer> seeds() {
    return seeds;
  }
}
