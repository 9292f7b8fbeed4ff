package org.gennas.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The portable family is right because its gradients agree with finite differences in 64 bits; the
 * oneDNN family is right because it agrees with the portable family.
 */
class BlockGradientTest {

  static Stream<Arguments> blocks() {
    return Stream.of(
        Arguments.of("stem, stride 1", plain(1, 4, 3, 1, true), 2, 6),
        Arguments.of("stem, stride 2, odd side", plain(1, 4, 3, 2, true), 2, 7),
        Arguments.of("stem with 3 channels", plain(3, 4, 3, 1, true), 2, 5),
        Arguments.of("projection, stride 2", plain(3, 5, 1, 2, false), 2, 6),
        Arguments.of("projection, stride 2, odd side, one image", plain(3, 5, 1, 2, false), 1, 7),
        Arguments.of("projection, stride 1", plain(3, 5, 1, 1, false), 3, 4),
        Arguments.of("MB3_K3, residual", mobile(3, 3, 3, 3, 1, true), 2, 6),
        Arguments.of("MB3_K3, stride 2", mobile(3, 4, 3, 3, 2, false), 2, 8),
        Arguments.of("MB6_K5, residual, odd side", mobile(2, 2, 6, 5, 1, true), 2, 7),
        Arguments.of("MB6_K5, stride 2", mobile(2, 3, 6, 5, 2, false), 2, 8),
        Arguments.of("MB6_K5, stride 2, odd side, one image", mobile(2, 3, 6, 5, 2, false), 1, 7),
        Arguments.of("MB6_K5 on maps smaller than the kernel", mobile(2, 2, 6, 5, 1, true), 3, 3),
        Arguments.of(
            "head",
            new BlockDefinition(
                List.of(new ConvolutionStage(3, 7, 1, 1, false, true)), false, true),
            3,
            4));
  }

  private static BlockDefinition plain(int in, int out, int kernel, int stride, boolean relu) {
    return new BlockDefinition(
        List.of(new ConvolutionStage(in, out, kernel, stride, false, relu)), false, false);
  }

  private static BlockDefinition mobile(
      int in, int out, int expansion, int kernel, int stride, boolean residual) {
    int hidden = in * expansion;
    return new BlockDefinition(
        List.of(
            new ConvolutionStage(in, hidden, 1, 1, false, true),
            new ConvolutionStage(hidden, hidden, kernel, stride, true, true),
            new ConvolutionStage(hidden, out, 1, 1, false, false)),
        residual,
        false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  void gradientsAreSlopesOfTheLoss(String name, BlockDefinition block, int images, int px) {
    try (BlockFixture fixture =
        new BlockFixture(block, new PortableFamily(), DataType.DOUBLE, images, px)) {
      INDArray inputGradient = fixture.backward();
      Random random = new Random(3);
      for (int i = 0; i < 40; i++) {
        agrees(fixture, fixture.input, inputGradient, random);
        agrees(fixture, fixture.trainable, fixture.trainableGradient.dup(), random);
      }
    }
  }

  private static void agrees(
      BlockFixture fixture, INDArray values, INDArray gradient, Random random) {
    INDArray flat = values.reshape(values.length());
    int at = random.nextInt((int) values.length());
    double expected = slope(fixture, flat, at, 1e-5);
    double finer = slope(fixture, flat, at, 1e-6);
    if (Math.abs(expected - finer) > 1e-4 * Math.max(1, Math.abs(expected))) {
      return; // a ReLU bends between the two points
    }
    double found = gradient.reshape(gradient.length()).getDouble(at);
    assertEquals(expected, found, 1e-5 * Math.max(1, Math.abs(expected)));
  }

  private static double slope(BlockFixture fixture, INDArray flat, int at, double step) {
    double was = flat.getDouble(at);
    flat.putScalar(at, was + step);
    double up = fixture.loss();
    flat.putScalar(at, was - step);
    double down = fixture.loss();
    flat.putScalar(at, was);
    return (up - down) / (2 * step);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  void familiesAgree(String name, BlockDefinition block, int images, int px) {
    try (OneDnnFamily family = new OneDnnFamily();
        BlockFixture exact =
            new BlockFixture(block, new PortableFamily(), DataType.DOUBLE, images, px);
        BlockFixture fast = new BlockFixture(block, family, DataType.FLOAT, images, px)) {
      close("training output", exact.forward(true), fast.forward(true));
      close("trained output", exact.forward(false), fast.forward(false));
      close("input gradient", exact.backward(), fast.backward());
      close("gradients", exact.trainableGradient, fast.trainableGradient);
      close("statistics", exact.statisticsGradient, fast.statisticsGradient);
    }
  }

  private static void close(String what, INDArray expected, INDArray found) {
    INDArray exact = expected.castTo(DataType.DOUBLE);
    double far = exact.sub(found.castTo(DataType.DOUBLE)).norm2Number().doubleValue();
    double size = exact.norm2Number().doubleValue();
    assertTrue(far <= 2e-5 * size + 1e-6, what + " differs by " + far + " of " + size);
  }
}
