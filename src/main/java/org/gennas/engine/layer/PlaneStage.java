package org.gennas.engine.layer;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A depthwise convolution, or one with a kernel above 1x1, map by map. */
final class PlaneStage extends HostStage {
  private final int groups;
  private final int inputs;
  private final int outputs;
  private final PlaneConvolution[] convolutions;
  private Activation input;
  private int height;
  private int width;

  PlaneStage(ConvolutionStage stage, HostFamily family, ReusedArrays arrays, String name) {
    super(stage, family, arrays, name);
    groups = stage.depthwise() ? stage.in() : 1;
    inputs = stage.in() / groups;
    outputs = stage.out() / groups;
    convolutions = new PlaneConvolution[family.threads()];
  }

  private PlaneConvolution convolution(int thread) {
    if (convolutions[thread] == null) {
      convolutions[thread] = new PlaneConvolution(stage, inputs, outputs, height, width);
    }
    return convolutions[thread];
  }

  private void fit(ChannelMatrix maps) {
    if (maps.height() != height || maps.width() != width) {
      height = maps.height();
      width = maps.width();
      Arrays.fill(convolutions, null);
    }
  }

  @Override
  protected ChannelMatrix convolve(Activation from, INDArray weights) {
    input = from;
    fit(from.values());
    ChannelMatrix output = outputMaps(from.values());
    float[] w = values(weights);
    family.divide(
        groups,
        (first, end, thread) -> {
          for (int g = first; g < end; g++) {
            convolution(thread)
                .forward(
                    output.images(), source(g), w, g * weightsOfGroup(), sink(output, g, outputs));
          }
        });
    return output;
  }

  @Override
  protected StageGradient convolveBackward(
      ChannelMatrix gradient, INDArray weights, INDArray weightGradient, boolean wanted) {
    ChannelMatrix maps = input.values();
    ChannelMatrix to =
        wanted
            ? ChannelMatrix.in(family.scratch(), "plane", stage.in(), maps.images(), height, width)
            : gradient;
    float[] w = values(weights);
    float[] dw = new float[w.length];
    boolean rectified = wanted && inputs == 1 && input.relu();
    double[] sums = new double[rectified ? groups : 0];
    family.divide(
        groups,
        (first, end, thread) -> {
          for (int g = first; g < end; g++) {
            int group = g;
            double sum =
                convolution(thread)
                    .backward(
                        maps.images(),
                        source(g),
                        (c, n, map) ->
                            gradient.read(
                                group * outputs + c, n * gradient.pixels(), map, gradient.pixels()),
                        w,
                        dw,
                        g * weightsOfGroup(),
                        rectified,
                        wanted ? sink(to, g, inputs) : PlaneConvolution.NOWHERE);
            if (rectified) {
              sums[g] = sum;
            }
          }
        });
    write(weightGradient, dw);
    return new StageGradient(to, sums);
  }

  private int weightsOfGroup() {
    return outputs * stage.fanIn();
  }

  private PlaneConvolution.Source source(int group) {
    int pixels = input.values().pixels();
    return (c, n, map) -> input.read(group * inputs + c, n * pixels, map, pixels);
  }

  private static PlaneConvolution.Sink sink(ChannelMatrix to, int group, int channels) {
    return (c, n, y, from, offset, length) ->
        to.write(group * channels + c, n * to.pixels() + y * to.width(), from, offset, length);
  }

  private static float[] values(INDArray weights) {
    float[] values = new float[(int) weights.length()];
    ChannelMatrix.floats(weights).get(0, values, 0, values.length);
    return values;
  }
}
