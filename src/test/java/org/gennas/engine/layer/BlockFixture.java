package org.gennas.engine.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A small block with drawn parameters, a drawn input and drawn weights of the loss. */
final class BlockFixture implements AutoCloseable {
  final BlockDefinition block;
  final INDArray input;
  final INDArray trainable;
  final INDArray statistics;
  final INDArray trainableGradient;
  final INDArray statisticsGradient;
  final List<StageParameters> parameters;
  final List<StageParameters> gradients;
  final INDArray slope;
  final BlockComputation computation;

  BlockFixture(BlockDefinition block, LayerFamily family, DataType type, int images, int px) {
    this.block = block;
    Random random = new Random(7);
    input = drawn(random, type, images, block.in(), px, px);
    trainable = drawn(random, type, 1, block.trainable()).muli(0.5).addi(0.3);
    statistics = drawn(random, type, 1, block.statistics());
    statistics.muli(statistics).addi(0.5);
    trainableGradient = Nd4j.zeros(type, 1, block.trainable());
    statisticsGradient = Nd4j.zeros(type, 1, block.statistics());
    parameters = StageParameters.cut(block, trainable, statistics);
    gradients = StageParameters.cut(block, trainableGradient, statisticsGradient);
    int side = block.outputSide(px);
    slope =
        block.pooled()
            ? drawn(random, type, images, block.out())
            : drawn(random, type, images, block.out(), side, side);
    computation = family.computation(block, LayerFamily.Neighbours.NONE);
  }

  static INDArray drawn(Random random, DataType type, long... shape) {
    double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    return Nd4j.createFromArray(values).castTo(type).reshape(shape);
  }

  INDArray forward(boolean training) {
    return computation.forward(input, parameters, training).dup('c');
  }

  /** A loss that is linear in the output. */
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
