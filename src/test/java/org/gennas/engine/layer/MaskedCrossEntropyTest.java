package org.gennas.engine.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MaskedCrossEntropyTest {
  private static final float[][] LOGITS = {{0, 2}, {-1, 3}, {40, -0.5f}};
  private static final float[][] LABELS = {{1, 0}, {0, 1}, {0, 1}};
  private static final float[][] MASK = {{1, 0}, {1, 1}, {0, 0}};

  private final MaskedCrossEntropy loss = new MaskedCrossEntropy();

  private static INDArray array(float[][] values) {
    return Nd4j.createFromArray(values);
  }

  private double score(INDArray labels, INDArray logits, INDArray mask) {
    return loss.computeScore(labels, logits, new ActivationIdentity(), mask, true);
  }

  private INDArray gradient(INDArray labels, INDArray logits, INDArray mask) {
    return loss.computeGradient(labels, logits, new ActivationIdentity(), mask);
  }

  /** -log p of the labels that count: sigmoid(0), 1 - sigmoid(-1), sigmoid(3). */
  private static double expected() {
    return (Math.log(2) + Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(-3))) / 3;
  }

  @Test
  void isTheMeanOverTheLabelsThatCount() {
    assertEquals(expected(), score(array(LABELS), array(LOGITS), array(MASK)), 1e-6);
  }

  @Test
  void withoutAMaskEveryLabelCounts() {
    INDArray all = Nd4j.ones(DataType.FLOAT, 3, 2);
    double found = score(array(LABELS), array(LOGITS), null);
    assertEquals(score(array(LABELS), array(LOGITS), all), found, 0);
    assertEquals(
        40,
        found * 6 - 3 * expected() - 2 - Math.log1p(Math.exp(-2)) - Math.log1p(Math.exp(0.5)),
        1e-4);
  }

  @Test
  void theGradientIsThatOfTheLoss() {
    INDArray found = gradient(array(LABELS), array(LOGITS), array(MASK));
    double step = 1e-2;
    for (int n = 0; n < 3; n++) {
      for (int f = 0; f < 2; f++) {
        INDArray up = array(LOGITS);
        up.putScalar(n, f, LOGITS[n][f] + step);
        INDArray down = array(LOGITS);
        down.putScalar(n, f, LOGITS[n][f] - step);
        double slope =
            (score(array(LABELS), up, array(MASK)) - score(array(LABELS), down, array(MASK)))
                / (2 * step);
        assertEquals(slope, found.getDouble(n, f), 1e-4);
      }
    }
  }

  @Test
  void aBatchWithoutLabelsHasNoLossAndNoGradient() {
    INDArray none = Nd4j.zeros(DataType.FLOAT, 3, 2);
    assertEquals(0, score(array(LABELS), array(LOGITS), none));
    assertArrayEquals(
        new float[3][2], gradient(array(LABELS), array(LOGITS), none).toFloatMatrix());
  }

  @Test
  void eachImageHasTheMeanOfItsOwn() {
    INDArray means =
        loss.computeScoreArray(array(LABELS), array(LOGITS), new ActivationIdentity(), array(MASK));
    assertArrayEquals(new long[] {3, 1}, means.shape());
    assertEquals(Math.log(2), means.getDouble(0, 0), 1e-6);
    double second = (Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(-3))) / 2;
    assertEquals(second, means.getDouble(1, 0), 1e-6);
    assertEquals(0, means.getDouble(2, 0));
  }

  @Test
  void itDoesNotMatterHowTheArraysLieInMemory() {
    float[][] framed = new float[5][4];
    for (int n = 0; n < 3; n++) {
      System.arraycopy(LOGITS[n], 0, framed[n + 1], 1, 2);
    }
    INDArray part = array(framed).get(NDArrayIndex.interval(1, 4), NDArrayIndex.interval(1, 3));
    INDArray rows =
        Nd4j.vstack(array(new float[1][2]), array(LOGITS)).get(NDArrayIndex.interval(1, 4));
    INDArray doubles = array(LOGITS).castTo(DataType.DOUBLE);
    for (INDArray logits : new INDArray[] {part, rows, array(LOGITS).dup('f'), doubles}) {
      assertEquals(expected(), score(array(LABELS).dup('f'), logits, array(MASK)), 1e-6);
      INDArray found = gradient(array(LABELS), logits, array(MASK).dup('f'));
      assertEquals(logits.dataType(), found.dataType());
      assertArrayEquals(
          gradient(array(LABELS), array(LOGITS), array(MASK)).toFloatMatrix(),
          found.castTo(DataType.FLOAT).toFloatMatrix());
    }
  }
}
