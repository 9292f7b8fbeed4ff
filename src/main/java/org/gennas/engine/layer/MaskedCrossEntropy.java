package org.gennas.engine.layer;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
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

  private final LabelLoss label;

  /** Cross-entropy as it is. */
  public MaskedCrossEntropy() {
    this(LabelLoss.CROSS_ENTROPY);
  }

  /**
   * Cross-entropy with changes.
   *
   * @param label the loss of each label
   */
  public MaskedCrossEntropy(LabelLoss label) {
    this.label = label;
  }

  /** Loss of one output: {@code logit} is any number, {@code label} 0 to 1. */
  public static double loss(double logit, double label) {
    return Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit)));
  }

  /** The probability that a logit stands for. */
  public static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /**
   * Logits and labels, each read once as a whole: ND4J makes several objects for every row that it
   * is asked for, at every step.
   *
   * @param label the loss of each
   * @param y labels, row by row
   * @param z logits, row by row
   * @param mask 0 where a label does not count; null: all count
   * @param columns findings
   */
  private record Outputs(LabelLoss label, float[] y, float[] z, float[] mask, int columns) {
    static Outputs of(LabelLoss label, INDArray labels, INDArray logits, INDArray mask) {
      return new Outputs(
          label,
          flat(labels),
          flat(logits),
          mask == null ? null : flat(mask),
          (int) labels.size(1));
    }

    private static float[] flat(INDArray matrix) {
      INDArray inRows =
          matrix.ordering() == 'c' && matrix.elementWiseStride() == 1 ? matrix : matrix.dup('c');
      return inRows.data().getFloatsAt(0, (int) inRows.length());
    }

    boolean counts(int i) {
      return mask == null || mask[i] != 0;
    }

    int counted(int from, int to) {
      int counted = 0;
      for (int i = from; i < to; i++) {
        counted += counts(i) ? 1 : 0;
      }
      return counted;
    }

    /** Mean loss of the labels that count, from {@code from} to before {@code to}. */
    double mean(int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += counts(i) ? label.loss(z[i], y[i], i % columns) : 0;
      }
      int counted = counted(from, to);
      return counted == 0 ? 0 : sum / counted;
    }

    float[] gradient() {
      double counted = counted(0, y.length);
      float[] gradient = new float[y.length];
      for (int i = 0; i < y.length; i++) {
        gradient[i] = counts(i) ? (float) (label.slope(z[i], y[i], i % columns) / counted) : 0;
      }
      return gradient;
    }
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    Outputs outputs = Outputs.of(label, labels, logits, mask);
    return outputs.mean(0, outputs.y().length);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    Outputs outputs = Outputs.of(label, labels, logits, mask);
    int columns = outputs.columns();
    float[] means = new float[outputs.y().length / columns];
    for (int n = 0; n < means.length; n++) {
      means[n] = (float) outputs.mean(n * columns, (n + 1) * columns);
    }
    return array(means, logits.dataType(), means.length, 1);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    return array(
        Outputs.of(label, labels, logits, mask).gradient(), logits.dataType(), logits.shape());
  }

  private static INDArray array(float[] values, DataType type, long... shape) {
    INDArray array = Nd4j.create(values, shape, 'c');
    return type == DataType.FLOAT ? array : array.castTo(type);
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
    return other instanceof MaskedCrossEntropy loss && label.equals(loss.label);
  }

  @Override
  public int hashCode() {
    return label.hashCode();
  }
}
