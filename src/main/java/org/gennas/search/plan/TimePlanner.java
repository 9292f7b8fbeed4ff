package org.gennas.search.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.TimePlan.Part;
import org.gennas.study.event.TimePlan.Share;

/**
 * Plans a search for a given time: the largest search of a ladder that is expected to end within
 * it. Pure; the same question has the same answer.
 */
public final class TimePlanner {
  /** Intervals in the end, and the report. */
  private static final double REPORT_SECONDS = 5;

  private static final double SECONDS_PER_MINUTE = 60;

  /** A network is begun only where it would fit though it took so much longer than expected. */
  private static final double CAUTION = 1.05;

  /** Of the whole time: the last trainings may be expected to end so much later, or earlier. */
  private static final double LATER = 0.03;

  /** A proposer needs some networks to choose from beside those that were tried. */
  private static final int CHOICE = 2;

  /** Networks to choose the last ones from, which fill what is left. */
  private static final int SMALL_ONES = 80;

  /** A pace that is no further from the expected one is none to speak of. */
  private static final double USUAL_DEVIATION = 0.05;

  /** Where no confirmation was wished for by hand: at most so many times, where time is left. */
  private static final Confirmation LARGEST_CONFIRMATION = new Confirmation(3, 5);

  private final Task task;
  private final Sizes sizes;
  private final TrainingTime time;
  private final List<Rung> ladder;

  /**
   * What is to be laid out.
   *
   * @param minutes the whole time, above 0
   * @param devices that train at the same time, at least 1
   * @param training settings of a full training
   */
  public record Task(double minutes, int devices, TrainingConfig training, Wishes wishes) {
    double seconds() {
      return minutes * SECONDS_PER_MINUTE;
    }

    int epochs() {
      return training.epochs();
    }
  }

  public TimePlanner(Task task, Sizes sizes, TrainingTime time) {
    this.task = task;
    this.sizes = sizes;
    this.time = time;
    this.ladder = Ladder.of(sizes, task.devices(), task.epochs(), time.steps(), task.wishes());
  }

  /** The same for the networks that other limits leave; as it is where they leave none. */
  public TimePlanner within(SearchLimits limits) {
    try {
      return new TimePlanner(task, sizes.within(limits), time);
    } catch (IllegalArgumentException e) {
      return this;
    }
  }

  /**
   * The largest search that fits, or how much time the least one needs.
   *
   * @param before seconds of the time that go by before the search
   */
  public Layout lay(double before) {
    PlanProgress beginning = PlanProgress.beginning(before);
    return largest(beginning)
        .<Layout>map(
            rung ->
                new Layout.Laid(plan(rung, beginning), task.training().withEpochs(rung.epochs())))
        .orElseGet(
            () -> new Layout.TooShort(seconds(ladder.get(0), beginning) / SECONDS_PER_MINUTE));
  }

  /**
   * The plan from where a search stands by now. Where nothing more fits, no network is added and as
   * much is confirmed as fits.
   */
  public TimePlan relay(PlanProgress standing) {
    return plan(largest(standing).orElseGet(() -> closing(standing)), standing);
  }

  private Optional<Rung> largest(PlanProgress standing) {
    Optional<Rung> best = Optional.empty();
    for (Rung rung : ladder) {
      if (rung.trials() >= standing.trials() && seconds(rung, standing) <= task.seconds()) {
        best = Optional.of(rung);
      }
    }
    return best;
  }

  private Rung closing(PlanProgress standing) {
    Rung first = ladder.get(0);
    double open = Rounds.of(task.devices(), standing.open()).last();
    int small = Math.min(sizes.count(), SMALL_ONES + 2 * standing.trials());
    return first
        .closed(Math.max(1, standing.trials()), confirmation(standing, left(standing) - open))
        .with(Math.max(first.networks(), small));
  }

  /** Seconds in which trainings can still end. */
  public double left(PlanProgress standing) {
    return task.seconds() * (1 + LATER) - standing.passed() - end();
  }

  /**
   * How the best are trained again within a time: as many of the best as possible, and each as
   * often as possible.
   *
   * @param seconds left for it
   */
  public Optional<Confirmation> confirmation(PlanProgress standing, double seconds) {
    Optional<Confirmation> most =
        task.wishes().confirmation().orElse(Optional.of(LARGEST_CONFIRMATION));
    int known = Math.max(1, standing.best().size());
    Rung searched = ladder.get(0).closed(Math.max(1, standing.trials()), Optional.empty());
    for (int best = most.map(c -> Math.min(c.candidates(), known)).orElse(0); best >= 1; best--) {
      for (int seeds = most.get().seeds(); seeds >= 1; seeds--) {
        Confirmation some = new Confirmation(best, seeds);
        if (confirming(some, searched, standing) <= seconds) {
          return Optional.of(some);
        }
      }
    }
    return Optional.empty();
  }

  /** Seconds of a whole study of that size, from its beginning to its end. */
  private double seconds(Rung rung, PlanProgress standing) {
    return standing.passed()
        + searching(rung, standing)
        + confirming(rung, standing)
        + end(rung.networks());
  }

  private double searching(Rung rung, PlanProgress standing) {
    double more = rung.wholeTrials() * (rung.trials() - standing.trials()) / rung.trials();
    return Rounds.of(task.devices(), standing.open())
        .with(more, training(sizes.meanWork(rung.networks()), rung, standing))
        .last();
  }

  private double confirming(Rung rung, PlanProgress standing) {
    return rung.confirmation().map(c -> confirming(c, rung, standing)).orElse(0.0);
  }

  /** Seconds in which the best are trained again on all devices. */
  private double confirming(Confirmation confirmation, Rung rung, PlanProgress standing) {
    // Of networks that are not known yet: the best tend to be larger than the mean.
    double likely = (sizes.meanWork(rung.networks()) + sizes.mostWork(rung.networks())) / 2;
    boolean settled = standing.trials() > 0 && standing.open().isEmpty();
    int candidates = Math.min(confirmation.candidates(), rung.trials());
    Rounds rounds = Rounds.of(task.devices(), List.of());
    for (int i = 0; i < candidates * confirmation.seeds(); i++) {
      int candidate = i % candidates;
      double work = candidate < standing.best().size() ? standing.best().get(candidate) : likely;
      rounds = rounds.with(1, training(work, rung, standing));
    }
    return rounds.last();
  }

  private double training(double work, Rung rung, PlanProgress standing) {
    return standing.factor() * time.training(work, rung.epochs());
  }

  /** What a step of a network costs, see {@link Sizes#work}. */
  public double work(Architecture architecture) {
    return sizes.work(architecture);
  }

  /** Expected seconds of a whole training of a study whose epochs are laid down. */
  public double training(double work) {
    return training(work, ladder.get(0).epochs());
  }

  /** Expected seconds of so many epochs. */
  public double training(double work, int epochs) {
    return time.training(work, epochs);
  }

  /** Seconds of a whole training, by what trainings took so far. */
  public double training(double work, PlanProgress standing) {
    return standing.factor() * training(work);
  }

  private double end(int networks) {
    return time.test(sizes.mostWork(networks)) + REPORT_SECONDS;
  }

  /** Seconds that are kept for what comes after the last training. */
  public double end() {
    return end(sizes.count());
  }

  /** The seconds in which a plan's best are trained again. */
  public double confirming(TimePlan plan, PlanProgress standing) {
    return confirming(rung(plan), standing);
  }

  private Rung rung(TimePlan plan) {
    return new Rung(
        plan.maxMacs().map(sizes::withMacs).orElse(sizes.count()),
        plan.epochs(),
        plan.trials(),
        plan.confirmation(),
        plan.earlyStopping());
  }

  /**
   * The MACs that the next network may have, so that it and the plan's confirmation are in time;
   * empty where none is small enough.
   */
  public Optional<Long> room(TimePlan plan, PlanProgress standing) {
    int small = largestInTime(rung(plan), standing);
    return small >= Math.min(sizes.count(), standing.trials() + CHOICE)
        ? Optional.of(sizes.macs(small))
        : Optional.empty();
  }

  /** How many of the smallest networks end in time, even if the one chosen becomes the best. */
  private int largestInTime(Rung rung, PlanProgress standing) {
    double left = left(standing);
    int low = 0;
    int high = rung.networks();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      double work = sizes.mostWork(middle);
      double seconds = CAUTION * training(work, rung, standing);
      if (seconds + confirming(rung, standing.withBest(work)) <= left) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private TimePlan plan(Rung rung, PlanProgress standing) {
    List<Share> shares =
        List.of(
            new Share(Part.PREPARATION, standing.before()),
            new Share(
                Part.SEARCH, standing.passed() - standing.before() + searching(rung, standing)),
            new Share(Part.CONFIRMATION, confirming(rung, standing)),
            new Share(Part.END, end(rung.networks())));
    return new TimePlan(
        task.minutes(),
        rung.epochs(),
        rung.trials(),
        rung.networks() < sizes.count()
            ? Optional.of(sizes.macs(rung.networks()))
            : Optional.empty(),
        rung.earlyStopping(),
        rung.confirmation(),
        shares,
        reasons(rung, standing));
  }

  private List<PlanReason> reasons(Rung rung, PlanProgress standing) {
    Wishes wishes = task.wishes();
    List<PlanReason> reasons = new ArrayList<>();
    int networks = rung.networks();
    if (Math.abs(standing.factor() - 1) > USUAL_DEVIATION) {
      reasons.add(new PlanReason.Pace(standing.factor()));
    }
    reasons.add(
        new PlanReason.Measured(
            task.devices(),
            training(sizes.mostWork(1), rung, standing),
            training(sizes.mostWork(networks), rung, standing)));
    reasons.add(
        new PlanReason.Epochs(
            rung.epochs(),
            task.epochs(),
            (long) rung.epochs() * time.steps(),
            wishes.epochs().isPresent()));
    reasons.add(
        new PlanReason.Sizes(networks, sizes.count(), sizes.macs(networks), wishes.sizes()));
    reasons.add(new PlanReason.Trials(rung.trials(), task.devices(), wishes.trials().isPresent()));
    boolean earlyByHand = wishes.earlyStopping().isPresent();
    reasons.add(
        rung.earlyStopping().isPresent()
            ? new PlanReason.Halted(earlyByHand)
            : new PlanReason.NotHalted(earlyByHand));
    boolean confirmedByHand = wishes.confirmation().isPresent();
    reasons.add(
        rung.confirmation()
            .<PlanReason>map(
                c -> new PlanReason.Confirmed(c.candidates(), c.seeds(), confirmedByHand))
            .orElseGet(() -> new PlanReason.NotConfirmed(confirmedByHand)));
    double spare = task.seconds() - seconds(rung, standing);
    if (spare > task.seconds() / 10) {
      reasons.add(new PlanReason.Spare(spare));
    }
    return reasons;
  }
}
