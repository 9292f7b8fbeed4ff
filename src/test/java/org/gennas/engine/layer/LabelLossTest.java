package org.gennas.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LabelLossTest {
  private static LabelLoss loss(double smoothing, double focus, double weight) {
    return new LabelLoss(smoothing, focus, List.of(weight));
  }

  @Property
  void theSlopeIsThatOfTheLoss(
      @ForAll @DoubleRange(min = -12, max = 12) double logit,
      @ForAll @DoubleRange(min = 0, max = 1) double label,
      @ForAll @DoubleRange(min = 0, max = 0.5) double smoothing,
      @ForAll @DoubleRange(min = 0, max = 5) double focus,
      @ForAll @DoubleRange(min = 0.1, max = 20) double weight) {
    LabelLoss loss = loss(smoothing, focus, weight);
    double step = 1e-5;
    double rise = loss.loss(logit + step, label, 0) - loss.loss(logit - step, label, 0);
    assertEquals(rise / (2 * step), loss.slope(logit, label, 0), 1e-6 * (1 + weight));
  }

  @Property
  void withoutChangesItIsTheCrossEntropyToTheLastBit(
      @ForAll @DoubleRange(min = -50, max = 50) double logit,
      @ForAll @DoubleRange(min = 0, max = 1) double label) {
    assertEquals(
        MaskedCrossEntropy.loss(logit, label), LabelLoss.CROSS_ENTROPY.loss(logit, label, 0));
    assertEquals(
        MaskedCrossEntropy.probability(logit) - label,
        LabelLoss.CROSS_ENTROPY.slope(logit, label, 0));
    assertEquals(MaskedCrossEntropy.loss(logit, label), loss(0, 0, 1).loss(logit, label, 0), 1e-9);
  }

  @Property
  void itIsFiniteHoweverSureTheNetworkIs(
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double logit,
      @ForAll @DoubleRange(min = 0, max = 5) double focus) {
    LabelLoss loss = loss(0.1, focus, 3);
    assertTrue(Double.isFinite(loss.loss(logit, 1, 0)) && loss.loss(logit, 1, 0) >= 0);
    assertTrue(Double.isFinite(loss.slope(logit, 0, 0)));
  }

  @Test
  void eachPartDoesWhatItsNameSays() {
    // smoothing: the best probability of a positive is 1 - smoothing / 2
    assertEquals(0, loss(0.2, 0, 1).slope(Math.log(0.9 / 0.1), 1, 0), 1e-12);
    // weights: a positive counts three times, a negative once
    assertEquals(3 * Math.log(2), loss(0, 0, 3).loss(0, 1, 0), 1e-12);
    assertEquals(Math.log(2), loss(0, 0, 3).loss(0, 0, 0), 1e-12);
    // focus: an easy negative of probability 0.1 counts a tenth per power
    double logit = Math.log(0.1 / 0.9);
    assertEquals(-Math.log(0.9) / 100, loss(0, 2, 1).loss(logit, 0, 0), 1e-12);
    assertEquals(-Math.log(0.1), loss(0, 2, 1).loss(logit, 1, 0), 1e-12);
  }
}
