package org.gennas.engine.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A block with drawn parameters, a drawn input and a drawn loss that is linear in the output.
 *
 * <p>All values are numbers of 32 bits, so that families of either precision are asked the same
 * question. And no value before a ReLU is near zero: there rounding would decide on which side it
 * falls, and gradients of equally good families would differ at will.
 */
final class BlockFixture implements AutoCloseable {
  final BlockDefinition block;
  final INDArray input;
  final INDArray trainable;
  final INDArray trainableGradient;
  final INDArray statisticsGradient;
  private final INDArray statistics;
  private final INDArray slope;
  private final List<StageParameters> parameters;
  private final List<StageParameters> gradients;
  private final BlockComputation computation;

  private BlockFixture(
      BlockDefinition block,
      INDArray input,
      INDArray trainable,
      INDArray statistics,
      INDArray slope,
      LayerFamily family) {
    this.block = block;
    this.input = input;
    this.trainable = trainable;
    this.statistics = statistics;
    this.slope = slope;
    trainableGradient = Nd4j.zeros(input.dataType(), 1, block.trainable());
    statisticsGradient = Nd4j.zeros(input.dataType(), 1, block.statistics());
    parameters = StageParameters.cut(block, trainable, statistics);
    gradients = StageParameters.cut(block, trainableGradient, statisticsGradient);
    computation = family.computation(block, LayerFamily.Neighbours.NONE);
  }

  /** Computed by ND4J's operations in 64 bits. */
  static BlockFixture exact(BlockDefinition block, int images, int px) {
    Random random = new Random(7);
    INDArray statistics = drawn(random, 1, block.statistics());
    int side = block.outputSide(px);
    BlockFixture made =
        new BlockFixture(
            block,
            drawn(random, images, block.in(), px, px),
            narrow(drawn(random, 1, block.trainable()).muli(0.5).addi(0.3)),
            narrow(statistics.mul(statistics).addi(0.5)),
            block.pooled()
                ? drawn(random, images, block.out())
                : drawn(random, images, block.out(), side, side),
            new PortableFamily());
    made.keepAwayFromBends();
    return made;
  }

  /** The same block and the same numbers, computed by another family. */
  BlockFixture computedBy(LayerFamily family, DataType type) {
    return new BlockFixture(
        block,
        input.castTo(type),
        trainable.castTo(type),
        statistics.castTo(type),
        slope.castTo(type),
        family);
  }

  private static INDArray drawn(Random random, long... shape) {
    double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(shape);
  }

  private static INDArray narrow(INDArray values) {
    return values.castTo(DataType.FLOAT).castTo(DataType.DOUBLE);
  }

  private void keepAwayFromBends() {
    for (int i = 0; i < block.stages().size(); i++) {
      if (block.stages().get(i).relu()) {
        double[][] channels = beforeRelu(i);
        INDArray beta = parameters.get(i).beta();
        for (int c = 0; c < channels.length; c++) {
          beta.putScalar(c, (float) (beta.getDouble(c) - widestGapNearZero(channels[c])));
        }
      }
    }
  }

  /** Values of a stage by channel. */
  private double[][] beforeRelu(int last) {
    List<ConvolutionStage> stages = block.stages().subList(0, last);
    ConvolutionStage s = block.stages().get(last);
    BlockDefinition begin =
        new BlockDefinition(
            Stream.concat(
                    stages.stream(),
                    Stream.of(
                        new ConvolutionStage(
                            s.in(), s.out(), s.kernel(), s.stride(), s.depthwise(), false)))
                .toList(),
            false,
            false);
    try (BlockComputation some =
        new PortableFamily().computation(begin, LayerFamily.Neighbours.NONE)) {
      return some.forward(input, parameters, true)
          .permute(1, 0, 2, 3)
          .dup('c')
          .reshape('c', s.out(), -1)
          .toDoubleMatrix();
    }
  }

  private static double widestGapNearZero(double[] values) {
    double reach = 0.2;
    double[] near =
        DoubleStream.concat(
                DoubleStream.of(-reach, reach),
                Arrays.stream(values).filter(v -> Math.abs(v) < reach))
            .sorted()
            .toArray();
    int widest = 1;
    for (int i = 2; i < near.length; i++) {
      if (near[i] - near[i - 1] > near[widest] - near[widest - 1]) {
        widest = i;
      }
    }
    return (near[widest] + near[widest - 1]) / 2;
  }

  INDArray forward(boolean training) {
    return computation.forward(input, parameters, training).dup('c');
  }

  double loss() {
    return forward(true).mul(slope).sumNumber().doubleValue();
  }

  /** Gradient of {@link #loss} in the input; those in the parameters land in the gradients. */
  INDArray backward() {
    forward(true);
    return computation.backward(slope.dup(), parameters, gradients, true).orElseThrow().dup('c');
  }

  @Override
  public void close() {
    computation.close();
  }
}
