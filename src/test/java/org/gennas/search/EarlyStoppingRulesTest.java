package org.gennas.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.event.Halt;

/** Which trainings are halted, and which of the halted ones go on. */
class EarlyStoppingRulesTest {
  private static EarlyStopping halving(int epochs, int factor) {
    return new EarlyStopping(
        Optional.of(new EarlyStopping.Halving(epochs, factor)), Optional.empty());
  }

  private static EarlyStopping median(int epochs, int trials) {
    return new EarlyStopping(
        Optional.empty(), Optional.of(new EarlyStopping.Median(epochs, trials)));
  }

  /** One score a trial, from trial 1, all after {@code epoch}. */
  private static EpochScores at(int epoch, List<Double> scores) {
    EpochScores known = new EpochScores();
    for (int i = 0; i < scores.size(); i++) {
      known.add(i + 1, epoch, OptionalDouble.of(scores.get(i)));
    }
    return known;
  }

  @Property(tries = 200)
  void at_a_rung_the_best_of_every_factor_go_on(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> scores,
      @ForAll @IntRange(min = 2, max = 5) int factor) {
    EarlyStoppingRules check = new EarlyStoppingRules(halving(2, factor), at(2, scores), 9);
    long goOn =
        IntStream.rangeClosed(1, scores.size()).filter(t -> check.after(t, 2).isEmpty()).count();
    assertEquals(scores.size() / factor, goOn);
  }

  @Property(tries = 200)
  void a_better_score_never_halts(
      @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = 0, max = 0.9) Double> scores,
      @ForAll @DoubleRange(min = 0, max = 0.1) double more,
      @ForAll boolean byMedian) {
    EarlyStopping rules = byMedian ? median(1, 1) : halving(2, 2);
    boolean before = new EarlyStoppingRules(rules, at(2, scores), 9).after(1, 2).isEmpty();
    EpochScores raised = at(2, scores);
    raised.add(1, 2, OptionalDouble.of(scores.get(0) + more));
    boolean after = new EarlyStoppingRules(rules, raised, 9).after(1, 2).isEmpty();
    assertTrue(after || !before);
  }

  @Property(tries = 200)
  void a_halted_training_is_promoted_exactly_when_it_would_go_on_by_now(
      @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0, max = 1) Double> scores) {
    EarlyStoppingRules check = new EarlyStoppingRules(halving(2, 3), at(2, scores), 9);
    List<Integer> halted = IntStream.rangeClosed(1, scores.size()).boxed().toList();
    Optional<EarlyStoppingRules.Promotion> promotion = check.promotion(halted);
    assertEquals(scores.size() >= 3, promotion.isPresent());
    promotion.ifPresent(
        p -> {
          assertTrue(check.after(p.trial(), 2).isEmpty());
          double best = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
          assertEquals(best, scores.get(p.trial() - 1));
        });
  }

  @Example
  void between_rungs_and_at_the_last_epoch_nobody_is_halted() {
    EpochScores scores = at(8, List.of(0.9, 0.8, 0.7));
    EarlyStoppingRules check = new EarlyStoppingRules(halving(2, 2), scores, 8);
    assertTrue(check.after(3, 3).isEmpty());
    assertTrue(check.after(3, 8).isEmpty());
    assertEquals(Optional.empty(), new EarlyStoppingRules(median(1, 1), scores, 8).after(3, 8));
  }

  @Example
  void the_median_rule_compares_the_best_with_the_others_means() {
    EpochScores scores = new EpochScores();
    double[][] curves = {{0.5, 0.7}, {0.6, 0.6}, {0.7, 0.9}, {0.61, 0.4}};
    for (int t = 0; t < curves.length; t++) {
      for (int e = 0; e < 2; e++) {
        scores.add(t + 1, e + 1, OptionalDouble.of(curves[t][e]));
      }
    }
    // running means of the others after 2 epochs: 0.60, 0.60, 0.80; their median is 0.60
    assertFalse(new EarlyStoppingRules(median(1, 3), scores, 9).after(4, 2).isPresent());
    scores.add(4, 1, OptionalDouble.of(0.59));
    scores.add(4, 2, OptionalDouble.of(0.4));
    Halt halt = new EarlyStoppingRules(median(1, 3), scores, 9).after(4, 2).orElseThrow();
    assertEquals(
        "Median rule: after epoch 2 its best, 0.5900, is below 0.6000, the median of the mean"
            + " scores of 3 trainings up to that epoch.",
        halt.reason());
    assertTrue(
        new EarlyStoppingRules(median(3, 3), scores, 9).after(4, 2).isEmpty(), "within the grace");
    assertTrue(
        new EarlyStoppingRules(median(1, 4), scores, 9).after(4, 2).isEmpty(), "too few others");
  }

  @Example
  void an_undefined_score_neither_halts_nor_counts() {
    EpochScores scores = at(2, List.of(0.9, 0.8));
    scores.add(3, 2, OptionalDouble.empty());
    EarlyStoppingRules check = new EarlyStoppingRules(halving(2, 2), scores, 9);
    assertTrue(check.after(3, 2).isEmpty());
    assertTrue(check.after(1, 2).isEmpty());
    assertEquals(Optional.of(0.8), check.after(2, 2).orElseThrow().auc());
  }

  @Example
  void a_training_that_began_again_forgets_what_it_has_yet_to_tell() {
    EpochScores scores = new EpochScores();
    for (int epoch = 1; epoch <= 4; epoch++) {
      scores.add(1, epoch, OptionalDouble.of(0.5 + epoch / 100.0));
    }
    scores.restart(1, 2);
    scores.add(1, 3, OptionalDouble.of(0.52));
    assertEquals(3, scores.epochs(1));
    assertEquals(0.52, scores.best(1, 9).getAsDouble());
    scores.add(1, 2, OptionalDouble.of(0.53));
    assertEquals(3, scores.epochs(1), "one told later stands in its place");
    assertEquals(0.53, scores.best(1, 9).getAsDouble());
  }
}
