package org.gennas.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.event.Halt;

/**
 * Holds trainings against the rules of early stopping, on what is known when it is asked; computes,
 * changes nothing. An undefined score neither halts a training nor counts against another.
 */
final class EarlyStoppingRules {
  private final EarlyStopping rules;
  private final EpochScores scores;
  private final int epochs;

  /**
   * @param epochs of a whole training
   */
  EarlyStoppingRules(EarlyStopping rules, EpochScores scores, int epochs) {
    this.rules = rules;
    this.scores = scores;
    this.epochs = epochs;
  }

  /** Why a training that has ended {@code epoch} (1-based) is to be halted; empty: it continues. */
  Optional<Halt> after(int trial, int epoch) {
    OptionalDouble best = scores.best(trial, epoch);
    if (epoch >= epochs || best.isEmpty()) {
      return Optional.empty();
    }
    return rules
        .halving()
        .filter(h -> isRung(h, epoch))
        .flatMap(h -> halving(h, trial, epoch, best.getAsDouble()))
        .or(() -> rules.median().flatMap(m -> median(m, trial, epoch, best.getAsDouble())));
  }

  private boolean isRung(EarlyStopping.Halving halving, int epoch) {
    return rung(halving, epoch) == epoch;
  }

  /** The highest rung that so many epochs reach; 0 where they reach none. */
  private static int rung(EarlyStopping.Halving halving, int reached) {
    int rung = 0;
    for (long next = halving.epochs(); next <= reached; next *= halving.factor()) {
      rung = (int) next;
    }
    return rung;
  }

  private Optional<Halt> halving(EarlyStopping.Halving halving, int trial, int rung, double best) {
    List<Integer> order = order(rung);
    int goOn = order.size() / halving.factor();
    int place = order.indexOf(trial) + 1;
    return place <= goOn
        ? Optional.empty()
        : Optional.of(
            new Halt(
                rung,
                Optional.of(best),
                Halt.Rule.HALVING,
                String.format(
                    Locale.ROOT,
                    "Successive halving: after epoch %d its %.4f is number %d of %s that got so"
                        + " far, of which the best %d continue.",
                    rung,
                    best,
                    place,
                    trainings(order.size()),
                    goOn)));
  }

  /** The trainings that reached a rung, the best first; ties keep the earlier first. */
  private List<Integer> order(int rung) {
    List<Integer> order = new ArrayList<>();
    for (int trial : scores.trials()) {
      if (scores.epochs(trial) >= rung && scores.best(trial, rung).isPresent()) {
        order.add(trial);
      }
    }
    order.sort(Comparator.comparingDouble(t -> -scores.best(t, rung).getAsDouble()));
    return order;
  }

  private Optional<Halt> median(EarlyStopping.Median median, int trial, int epoch, double best) {
    if (epoch < median.epochs()) {
      return Optional.empty();
    }
    double[] means =
        scores.trials().stream()
            .filter(t -> t != trial && scores.epochs(t) >= epoch)
            .map(t -> scores.mean(t, epoch))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (means.length < median.trials()) {
      return Optional.empty();
    }
    double middle = (means[(means.length - 1) / 2] + means[means.length / 2]) / 2;
    return best >= middle
        ? Optional.empty()
        : Optional.of(
            new Halt(
                epoch,
                Optional.of(best),
                Halt.Rule.MEDIAN,
                String.format(
                    Locale.ROOT,
                    "Median rule: after epoch %d its best, %.4f, is below %.4f, the median of"
                        + " the mean scores of %s up to that epoch.",
                    epoch,
                    best,
                    middle,
                    trainings(means.length))));
  }

  private static String trainings(int number) {
    return number == 1 ? "1 training" : number + " trainings";
  }

  /** A training that may continue. */
  record Promotion(int trial, String reason) {}

  /**
   * The halted training that belongs to the best of its rung by now, of the highest rung first, and
   * there the best; empty where there is none.
   *
   * @param halted trainings that successive halving halted
   */
  Optional<Promotion> promotion(List<Integer> halted) {
    if (rules.halving().isEmpty()) {
      return Optional.empty();
    }
    EarlyStopping.Halving halving = rules.halving().get();
    int highest = rung(halving, epochs - 1);
    for (int rung = highest; rung >= halving.epochs(); rung /= halving.factor()) {
      List<Integer> order = order(rung);
      int goOn = order.size() / halving.factor();
      for (int place = 1; place <= goOn; place++) {
        int trial = order.get(place - 1);
        if (halted.contains(trial) && rung(halving, scores.epochs(trial)) == rung) {
          return Optional.of(
              new Promotion(
                  trial,
                  String.format(
                      Locale.ROOT,
                      "Successive halving: it is now number %d of %s at epoch %d, of which the"
                          + " best %d continue.",
                      place,
                      trainings(order.size()),
                      rung,
                      goOn)));
        }
      }
    }
    return Optional.empty();
  }

  /** The best of the halted trainings, to go on where otherwise none would be whole. */
  Optional<Promotion> last(List<Integer> halted) {
    return halted.stream()
        .filter(t -> scores.best(t, epochs).isPresent())
        .max(
            Comparator.comparingDouble((Integer t) -> scores.best(t, epochs).getAsDouble())
                .thenComparing(Comparator.reverseOrder()))
        .map(t -> new Promotion(t, "No training has finished, and this one is the best so far."));
  }
}
