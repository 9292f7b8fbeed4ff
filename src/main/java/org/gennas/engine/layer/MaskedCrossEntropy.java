package org.gennas.engine.layer;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Binary cross-entropy of sigmoid outputs, averaged over the labels that count. It works on what
 * stands before the sigmoid, so that no probability rounds to 0 or 1; the layer's own activation
 * must be the identity. A masked label gives no gradient; a batch without any label that counts has
 * loss 0 and no gradient.
 */
public final class MaskedCrossEntropy implements ILossFunction {
  private static final long serialVersionUID = 1L;

  /** Loss of one output: {@code logit} is any number, {@code label} 0 to 1. */
  public static double loss(double logit, double label) {
    return Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit)));
  }

  /** The probability that a logit stands for. */
  public static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    double[][] y = labels.toDoubleMatrix();
    double[][] z = logits.toDoubleMatrix();
    double[][] counts = counts(labels, mask);
    double sum = 0;
    double all = 0;
    for (int n = 0; n < y.length; n++) {
      for (int f = 0; f < y[n].length; f++) {
        if (counts[n][f] != 0) {
          sum += loss(z[n][f], y[n][f]);
          all++;
        }
      }
    }
    return all == 0 ? 0 : sum / all;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    double[][] y = labels.toDoubleMatrix();
    double[][] z = logits.toDoubleMatrix();
    double[][] counts = counts(labels, mask);
    double[][] mean = new double[y.length][1];
    for (int n = 0; n < y.length; n++) {
      double all = 0;
      for (int f = 0; f < y[n].length; f++) {
        mean[n][0] += counts[n][f] == 0 ? 0 : loss(z[n][f], y[n][f]);
        all += counts[n][f];
      }
      mean[n][0] = all == 0 ? 0 : mean[n][0] / all;
    }
    return Nd4j.createFromArray(mean).castTo(logits.dataType());
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    double[][] y = labels.toDoubleMatrix();
    double[][] z = logits.toDoubleMatrix();
    double[][] counts = counts(labels, mask);
    double all = 0;
    for (double[] row : counts) {
      for (double count : row) {
        all += count;
      }
    }
    double[][] gradient = new double[y.length][y[0].length];
    for (int n = 0; n < y.length; n++) {
      for (int f = 0; f < y[n].length; f++) {
        gradient[n][f] = counts[n][f] == 0 ? 0 : (probability(z[n][f]) - y[n][f]) / all;
      }
    }
    return Nd4j.createFromArray(gradient).castTo(logits.dataType());
  }

  private static double[][] counts(INDArray labels, INDArray mask) {
    double[][] counts =
        mask == null
            ? new double[(int) labels.size(0)][(int) labels.size(1)]
            : mask.toDoubleMatrix();
    for (double[] row : counts) {
      for (int f = 0; f < row.length; f++) {
        row[f] = mask == null || row[f] != 0 ? 1 : 0;
      }
    }
    return counts;
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, logits, activation, mask, average),
        computeGradient(labels, logits, activation, mask));
  }

  @Override
  public String name() {
    return "masked binary cross-entropy";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaskedCrossEntropy;
  }

  @Override
  public int hashCode() {
    return MaskedCrossEntropy.class.hashCode();
  }
}
