package org.gennas.engine.layer;

import java.util.Arrays;
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
    // row-major C = A B is, read column by column, C' = B' A', which is what BLAS takes
    Nd4j.gemm(
        taken.matrix().transpose(),
        matrix(weights).transpose(),
        output.matrix().transpose(),
        false,
        false,
        1,
        0);
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
  protected ChannelMatrix convolveBackward(
      ChannelMatrix gradient, INDArray weights, INDArray weightGradient, boolean wanted) {
    Nd4j.gemm(
        taken.matrix().transpose(),
        gradient.matrix().transpose(),
        matrix(weightGradient).transpose(),
        true,
        false,
        1,
        0);
    if (!wanted) {
      return gradient;
    }
    ChannelMatrix to =
        ChannelMatrix.in(
            family.scratch(),
            "pointwise",
            stage.in(),
            taken.images(),
            taken.height(),
            taken.width());
    Nd4j.gemm(
        gradient.matrix().transpose(),
        matrix(weights).transpose(),
        to.matrix().transpose(),
        false,
        true,
        1,
        0);
    return stage.stride() == 1 ? to : spread(to);
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
