package org.gennas.engine.layer;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A 1x1 convolution as a matrix product; with a stride, of the pixels that it takes. */
final class PointwiseStage extends HostStage {
  private final float[][] lines;
  private ChannelMatrix input;
  private ChannelMatrix taken;

  PointwiseStage(ConvolutionStage stage, HostFamily family, ReusedArrays arrays, String name) {
    super(stage, family, arrays, name);
    lines = new float[2 * family.threads()][0];
  }

  @Override
  protected ChannelMatrix convolve(Activation from, INDArray weights) {
    input = from.values();
    ChannelMatrix output = outputMaps(input);
    taken = take(from, output);
    multiply(matrix(weights), taken.matrix(), output.matrix(), false, false, 0);
    return output;
  }

  private ChannelMatrix take(Activation from, ChannelMatrix output) {
    if (stage.stride() == 1 && from.isPlain()) {
      return input;
    }
    ChannelMatrix to =
        ChannelMatrix.in(
            arrays, name + "taken", stage.in(), input.images(), output.height(), output.width());
    family.divide(
        stage.in(),
        (first, end, thread) -> {
          float[] map = line(2 * thread, input.pixels());
          float[] part = line(2 * thread + 1, to.pixels());
          for (int c = first; c < end; c++) {
            for (int n = 0; n < input.images(); n++) {
              from.read(c, n * input.pixels(), map, input.pixels());
              if (stage.stride() == 1) {
                to.write(c, n * to.pixels(), map, 0, to.pixels());
              } else {
                sample(map, part, to);
                to.write(c, n * to.pixels(), part, 0, to.pixels());
              }
            }
          }
        });
    return to;
  }

  private void sample(float[] map, float[] part, ChannelMatrix to) {
    int stride = stage.stride();
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        part[y * to.width() + x] = map[y * stride * input.width() + x * stride];
      }
    }
  }

  @Override
  protected StageGradient convolveBackward(
      ChannelMatrix gradient, INDArray weights, INDArray weightGradient, boolean wanted) {
    multiply(gradient.matrix(), taken.matrix(), matrix(weightGradient), false, true, 0);
    if (!wanted) {
      return StageGradient.of(gradient);
    }
    ChannelMatrix to =
        ChannelMatrix.in(
            family.scratch(),
            "pointwise",
            stage.in(),
            taken.images(),
            taken.height(),
            taken.width());
    multiply(matrix(weights), gradient.matrix(), to.matrix(), true, false, 0);
    return StageGradient.of(stage.stride() == 1 ? to : spread(to));
  }

  /**
   * With Z = W X before the norm, G the gradient behind it and n columns, batch norm's gradient is
   * dZ = a G + b Z + c with a, b, c one number a channel. So dX = W'dZ = (a W)'G + (W' b W) X + W'c
   * and dW = dZ X' = a (G X') + b W (X X') + c (sum of X): products of small matrices instead of
   * two more passes over the largest array of the block.
   */
  @Override
  protected Optional<ChannelMatrix> joinedBackward(
      StageGradient gradient, StageParameters parameters, StageParameters gradients) {
    if (stage.stride() != 1) {
      return Optional.empty();
    }
    int in = stage.in();
    int out = stage.out();
    INDArray x = taken.matrix();
    INDArray w = matrix(parameters.weights());
    INDArray gx = small("gx", out, in);
    multiply(gradient.values().matrix(), x, gx, false, true, 0);
    INDArray xx = small("xx", in, in);
    multiply(x, x, xx, false, true, 0);
    NormSlope slope = normSlope(gradient, gx, w, parameters, gradients);
    INDArray bw = small("bw", out, in).assign(w).muliColumnVector(slope.b());
    INDArray dw = matrix(gradients.weights());
    multiply(bw, xx, dw, false, false, 0);
    dw.addi(gx.muliColumnVector(slope.a()));
    dw.addi(slope.c().mmul(sums(taken)));
    INDArray wbw = small("wbw", in, in);
    multiply(w, bw, wbw, true, false, 0);
    INDArray aw = small("aw", out, in).assign(w).muliColumnVector(slope.a());
    ChannelMatrix to =
        ChannelMatrix.in(
            family.scratch(), "pointwise", in, taken.images(), taken.height(), taken.width());
    to.matrix().putiColumnVector(slope.c().transpose().mmul(w).reshape(in, 1));
    multiply(aw, gradient.values().matrix(), to.matrix(), true, false, 1);
    multiply(wbw, x, to.matrix(), false, false, 1);
    return Optional.of(to);
  }

  /** Of dZ = a G + b Z + c: a number a channel each, as columns. */
  private record NormSlope(INDArray a, INDArray b, INDArray c) {}

  private NormSlope normSlope(
      StageGradient gradient,
      INDArray gx,
      INDArray w,
      StageParameters parameters,
      StageParameters gradients) {
    int out = stage.out();
    double n = taken.columns();
    float[] products = gx.mul(w).sum(1).toFloatVector();
    float[] gamma = parameters.gamma().toFloatVector();
    float[] gammaGradient = new float[out];
    float[] betaGradient = new float[out];
    float[][] slope = new float[3][out];
    for (int k = 0; k < out; k++) {
      double sum = gradient.sums()[k];
      double along = (products[k] - mean(k) * sum) * inverse(k);
      double scale = gamma[k] * inverse(k);
      double b = -scale * inverse(k) * along / n;
      slope[0][k] = (float) scale;
      slope[1][k] = (float) b;
      slope[2][k] = (float) (-scale * sum / n - b * mean(k));
      gammaGradient[k] = (float) along;
      betaGradient[k] = (float) sum;
    }
    write(gradients.gamma(), gammaGradient);
    write(gradients.beta(), betaGradient);
    return new NormSlope(column(slope[0]), column(slope[1]), column(slope[2]));
  }

  private static INDArray column(float[] values) {
    return Nd4j.create(values, new long[] {values.length, 1}, 'c');
  }

  private INDArray small(String what, int rows, int columns) {
    return arrays.get(name + what, DataType.FLOAT, rows, columns);
  }

  /** The sum of each channel, as a row. */
  private INDArray sums(ChannelMatrix maps) {
    float[] sums = new float[maps.channels()];
    family.divide(
        maps.channels(),
        (first, end, thread) -> {
          float[] map = line(2 * thread, maps.pixels());
          for (int c = first; c < end; c++) {
            double sum = 0;
            for (int i = 0; i < maps.images(); i++) {
              maps.read(c, i * maps.pixels(), map, maps.pixels());
              sum += VectorLoops.sum(map, maps.pixels());
            }
            sums[c] = (float) sum;
          }
        });
    return Nd4j.create(sums, new long[] {1, sums.length}, 'c');
  }

  /**
   * Row-major c = a b + beta c; read column by column it is c' = b' a', which is what BLAS takes.
   */
  private static void multiply(
      INDArray a, INDArray b, INDArray c, boolean turnA, boolean turnB, double beta) {
    Nd4j.gemm(b.transpose(), a.transpose(), c.transpose(), turnB, turnA, 1, beta);
  }

  private ChannelMatrix spread(ChannelMatrix from) {
    ChannelMatrix to =
        ChannelMatrix.in(
            family.scratch(), "spread", stage.in(), input.images(), input.height(), input.width());
    family.divide(
        stage.in(),
        (first, end, thread) -> {
          float[] map = line(2 * thread, input.pixels());
          float[] part = line(2 * thread + 1, from.pixels());
          Arrays.fill(map, 0);
          for (int c = first; c < end; c++) {
            for (int n = 0; n < input.images(); n++) {
              from.read(c, n * from.pixels(), part, from.pixels());
              for (int y = 0; y < from.height(); y++) {
                for (int x = 0; x < from.width(); x++) {
                  map[y * stage.stride() * input.width() + x * stage.stride()] =
                      part[y * from.width() + x];
                }
              }
              to.write(c, n * to.pixels(), map, 0, to.pixels());
            }
          }
        });
    return to;
  }

  private float[] line(int index, int length) {
    if (lines[index].length < length) {
      lines[index] = new float[length];
    }
    return lines[index];
  }

  private INDArray matrix(INDArray weights) {
    return weights.reshape('c', stage.out(), stage.in());
  }
}
