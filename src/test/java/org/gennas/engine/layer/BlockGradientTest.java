package org.gennas.engine.layer;

import static org.gennas.engine.layer.Distance.assertWithin;

import java.util.Random;
import java.util.stream.Stream;
import org.gennas.TrainsNetworks;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of both families are slopes of the loss, found by finite differences in 64 bits. */
@TrainsNetworks
class BlockGradientTest {
  private static final int NUMBERS = 20;
  private static final double STEP = 1e-5;

  static Stream<Arguments> blocks() {
    return Stream.of(LayerKind.values())
        .flatMap(
            kind ->
                kind.strides().stream()
                    .flatMap(
                        stride ->
                            Stream.of(
                                Arguments.of(kind, stride, 3, 5, 2, 7),
                                Arguments.of(kind, stride, 2, 3, 3, 4),
                                Arguments.of(kind, stride, 2, 16, 1, 5))));
  }

  @ParameterizedTest(name = "{0}, stride {1}, {2} to {3} channels, {4} images of {5} px")
  @MethodSource("blocks")
  void gradientsAreSlopesOfTheLoss(
      LayerKind kind, int stride, int in, int out, int images, int px) {
    try (OneDnnFamily family = new OneDnnFamily();
        BlockFixture exact = BlockFixture.exact(kind.block(in, out, stride), images, px);
        BlockFixture fast = exact.computedBy(family, DataType.FLOAT)) {
      INDArray inputGradient = exact.backward();
      INDArray fastInputGradient = fast.backward();
      int[] inputs = some(exact.input);
      INDArray slopes = slopes(exact, exact.input, inputs);
      assertWithin(1e-6, "portable, input", slopes, at(inputGradient, inputs));
      assertWithin(1e-4, "onednn, input", slopes, at(fastInputGradient, inputs));

      INDArray gradient = exact.trainableGradient.dup();
      int[] parameters = some(exact.trainable);
      slopes = slopes(exact, exact.trainable, parameters);
      assertWithin(1e-6, "portable, parameters", slopes, at(gradient, parameters));
      assertWithin(1e-4, "onednn, parameters", slopes, at(fast.trainableGradient, parameters));
    }
  }

  /** Places in an array: all of them where it is small. */
  private static int[] some(INDArray values) {
    int length = (int) values.length();
    return new Random(3)
        .ints(0, length)
        .distinct()
        .limit(Math.min(NUMBERS, length))
        .sorted()
        .toArray();
  }

  private static INDArray at(INDArray values, int[] places) {
    double[] found = new double[places.length];
    INDArray flat = values.reshape(values.length());
    for (int i = 0; i < found.length; i++) {
      found[i] = flat.getDouble(places[i]);
    }
    return Nd4j.createFromArray(found);
  }

  private static INDArray slopes(BlockFixture fixture, INDArray values, int[] places) {
    double[] found = new double[places.length];
    INDArray flat = values.reshape(values.length());
    for (int i = 0; i < found.length; i++) {
      double was = flat.getDouble(places[i]);
      flat.putScalar(places[i], was + STEP);
      double up = fixture.loss();
      flat.putScalar(places[i], was - STEP);
      double down = fixture.loss();
      flat.putScalar(places[i], was);
      found[i] = (up - down) / (2 * STEP);
    }
    return Nd4j.createFromArray(found);
  }
}
