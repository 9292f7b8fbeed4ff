package org.gennas.engine.layer;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One convolution with batch norm and ReLU on the host. */
abstract class HostStage {
  protected final ConvolutionStage stage;
  protected final HostFamily family;
  protected final ReusedArrays arrays;
  protected final String name;
  private final ChannelNorm[] norms;
  private final double[] mean;
  private final double[] variance;
  private Activation output;

  /**
   * @param arrays of the block
   * @param name unique in the block
   */
  protected HostStage(ConvolutionStage stage, HostFamily family, ReusedArrays arrays, String name) {
    this.stage = stage;
    this.family = family;
    this.arrays = arrays;
    this.name = name;
    norms = new ChannelNorm[family.threads()];
    for (int t = 0; t < norms.length; t++) {
      norms[t] = new ChannelNorm();
    }
    mean = new double[stage.out()];
    variance = new double[stage.out()];
  }

  static HostStage of(ConvolutionStage stage, HostFamily family, ReusedArrays arrays, String name) {
    return stage.pointwise()
        ? new PointwiseStage(stage, family, arrays, name)
        : new PlaneStage(stage, family, arrays, name);
  }

  /** The convolution alone. */
  protected abstract ChannelMatrix convolve(Activation input, INDArray weights);

  /**
   * @param gradient of the convolution's output
   * @param wanted whether the input's gradient is
   * @return gradient of the input, or {@code gradient} where it is not wanted
   */
  protected abstract StageGradient convolveBackward(
      ChannelMatrix gradient, INDArray weights, INDArray weightGradient, boolean wanted);

  protected final ChannelMatrix outputMaps(ChannelMatrix input) {
    return ChannelMatrix.in(
        arrays,
        name + "convolved",
        stage.out(),
        input.images(),
        stage.outputSide(input.height()),
        stage.outputSide(input.width()));
  }

  Activation forward(Activation input, StageParameters parameters, boolean training) {
    ChannelMatrix convolved = convolve(input, parameters.weights());
    float[] gamma = parameters.gamma().toFloatVector();
    float[] beta = parameters.beta().toFloatVector();
    float[] scale = new float[stage.out()];
    float[] shift = new float[stage.out()];
    if (!training) {
      read(parameters.mean(), mean);
      read(parameters.variance(), variance);
    }
    family.divide(
        stage.out(),
        (from, to, thread) -> {
          for (int c = from; c < to; c++) {
            if (training) {
              ChannelNorm.Moments moments = norms[thread].moments(convolved, c);
              mean[c] = moments.mean();
              variance[c] = moments.variance();
            }
            scale[c] = (float) (gamma[c] * inverse(c));
            shift[c] = (float) (beta[c] - mean[c] * gamma[c] * inverse(c));
          }
        });
    output = new Activation(convolved, scale, shift, stage.relu());
    return output;
  }

  private static void read(INDArray from, double[] to) {
    float[] values = from.toFloatVector();
    for (int c = 0; c < to.length; c++) {
      to[c] = values[c];
    }
  }

  protected final double inverse(int channel) {
    return 1 / Math.sqrt(variance[channel] + BlockComputation.EPSILON);
  }

  /**
   * @param gradient of the stage's output
   * @return gradient of the input, or anything where it is not wanted
   */
  StageGradient backward(
      StageGradient gradient,
      StageParameters parameters,
      StageParameters gradients,
      boolean inputGradient) {
    follow(gradients.mean(), parameters.mean(), mean);
    follow(gradients.variance(), parameters.variance(), variance);
    if (gradient.rectified()) {
      Optional<ChannelMatrix> joined = joinedBackward(gradient, parameters, gradients);
      if (joined.isPresent()) {
        return StageGradient.of(joined.get());
      }
    }
    ChannelMatrix maps = output.values();
    ChannelMatrix into =
        ChannelMatrix.in(
            family.scratch(), "norm", stage.out(), maps.images(), maps.height(), maps.width());
    float[] gamma = new float[stage.out()];
    float[] beta = new float[stage.out()];
    family.divide(
        stage.out(),
        (from, to, thread) -> {
          for (int c = from; c < to; c++) {
            ChannelNorm.Slopes slopes =
                norms[thread].backward(output, c, mean[c], inverse(c), gradient.values(), into);
            gamma[c] = (float) slopes.gamma();
            beta[c] = (float) slopes.beta();
          }
        });
    write(gradients.gamma(), gamma);
    write(gradients.beta(), beta);
    return convolveBackward(into, parameters.weights(), gradients.weights(), inputGradient);
  }

  /**
   * Takes a gradient that is through the ReLU already back through batch norm and convolution at
   * once.
   *
   * @return gradient of the input; empty where the stage has no such way
   */
  protected Optional<ChannelMatrix> joinedBackward(
      StageGradient gradient, StageParameters parameters, StageParameters gradients) {
    return Optional.empty();
  }

  /** Mean of the batch. */
  protected final double mean(int channel) {
    return mean[channel];
  }

  private static void follow(INDArray gradient, INDArray running, double[] batch) {
    float[] old = running.toFloatVector();
    for (int c = 0; c < old.length; c++) {
      old[c] = (float) ((old[c] - batch[c]) * (1 - BlockComputation.DECAY));
    }
    write(gradient, old);
  }

  protected static void write(INDArray to, float[] values) {
    ChannelMatrix.floats(to).put(0, values, 0, values.length);
  }
}
