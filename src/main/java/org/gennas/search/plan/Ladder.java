package org.gennas.search.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.EarlyStopping;

/**
 * The searches from the least that is worth anything to the largest, in the order in which more
 * time is spent: full trainings of a few small networks first, since a training cut short brings
 * less than anything that it makes room for (docs/quality.md), then their confirmation, then larger
 * networks, then more of them. No number falls from rung to rung, so more time never trains less.
 */
final class Ladder {
  /** Steps of a training that is good enough to compare networks by: a third of a full one. */
  private static final int LEAST_STEPS = 530;

  /** Full trainings that a search is worth its name by. */
  static final int FEWEST = 4;

  private static final double FIRST_SIZES = 0.03;
  private static final double SMALL_SIZES = 0.1;
  private static final double MIDDLE_SIZES = 0.5;
  private static final int STEPS_OF_SIZES = 40;
  private static final int FEW = 6;
  private static final int SOME = 12;
  private static final int MANY = 24;
  private static final int EPOCHS_TO_HALT = 6;
  private static final int OTHERS_TO_HALT = 4;

  private final Sizes sizes;
  private final int devices;
  private final int full;
  private final Wishes wishes;
  private final Set<Rung> rungs = new LinkedHashSet<>();
  private double share;
  private int epochs;
  private int trials = 1;
  private int candidates;
  private int seeds;
  private boolean early;

  private Ladder(Sizes sizes, int devices, int full, int stepsPerEpoch, Wishes wishes) {
    this.sizes = sizes;
    this.devices = devices;
    this.full = wishes.epochs().orElse(full);
    this.wishes = wishes;
    int least = Math.max(1, Math.min(full, (LEAST_STEPS - 1) / stepsPerEpoch + 1));
    this.epochs = wishes.epochs().orElse(least);
  }

  /**
   * @param full epochs of the training settings as they are
   * @param stepsPerEpoch of a training
   */
  static List<Rung> of(Sizes sizes, int devices, int full, int stepsPerEpoch, Wishes wishes) {
    Ladder ladder = new Ladder(sizes, devices, full, stepsPerEpoch, wishes);
    ladder.climb();
    return List.copyOf(ladder.rungs);
  }

  private void climb() {
    add();
    while (epochs < full) {
      epochs++;
      add();
    }
    trials(rounds(2, FEWEST));
    confirm(1, 1);
    sizes(FIRST_SIZES);
    confirm(2, 1);
    sizes(SMALL_SIZES);
    trials(rounds(4, 8));
    confirm(3, 1);
    sizes(MIDDLE_SIZES);
    trials(rounds(5, SOME));
    confirm(3, 2);
    sizes(1);
    trials(rounds(6, MANY));
    halt();
    confirm(3, 3);
    trials(rounds(15, 60));
    confirm(5, 3);
    trials(sizes.count());
  }

  /** So many rounds of all devices, and as many more as bring it to {@code least} networks. */
  private int rounds(int rounds, int least) {
    return Math.max(rounds, (least + devices - 1) / devices) * devices;
  }

  private void trials(int upTo) {
    while (trials < Math.min(upTo, sizes.count())) {
      trials++;
      add();
    }
  }

  private void sizes(double upTo) {
    double from = share;
    for (int i = 1; i <= STEPS_OF_SIZES; i++) {
      share = from + (upTo - from) * i / STEPS_OF_SIZES;
      add();
    }
  }

  private void confirm(int best, int times) {
    candidates = best;
    seeds = times;
    add();
  }

  /** From here on bad trainings are halted, and what that saves goes into more of them. */
  private void halt() {
    int enough = (int) Math.ceil(trials / Rung.LEFT_BY_EARLY_STOPPING);
    if (epochs >= EPOCHS_TO_HALT && enough <= sizes.count()) {
      early = true;
      trials = enough;
      add();
    }
  }

  private void add() {
    int train = wishes.trials().orElse(trials);
    rungs.add(
        new Rung(
            wishes.sizes()
                ? sizes.count()
                : Math.min(
                    sizes.count(),
                    Math.max(Math.max(FEW, 2 * train), (int) Math.ceil(share * sizes.count()))),
            epochs,
            train,
            wishes.confirmation().orElseGet(this::confirmation),
            wishes.earlyStopping().orElseGet(this::earlyStopping)));
  }

  private Optional<Confirmation> confirmation() {
    return candidates == 0 ? Optional.empty() : Optional.of(new Confirmation(candidates, seeds));
  }

  private Optional<EarlyStopping> earlyStopping() {
    return early
        ? Optional.of(
            new EarlyStopping(
                Optional.empty(),
                Optional.of(new EarlyStopping.Median((epochs + 2) / 3, OTHERS_TO_HALT))))
        : Optional.empty();
  }
}
