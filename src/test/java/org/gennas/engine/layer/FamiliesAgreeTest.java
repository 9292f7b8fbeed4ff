package org.gennas.engine.layer;

import static org.gennas.engine.layer.Distance.assertWithin;

import java.util.ArrayList;
import java.util.List;
import org.gennas.TrainsNetworks;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.gennas.engine.layer.onednn.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Both families compute the same outputs, gradients and running statistics: every layer, at sizes
 * that fill the vector instructions and at sizes that do not.
 */
@TrainsNetworks
class FamiliesAgreeTest {
  private static final double LIMIT = 1e-4;

  /** In and out: as in the product, and numbers that no vector length divides. */
  private static final int[][] CHANNELS = {{32, 64}, {3, 5}, {9, 3}};

  static List<Arguments> layers() {
    List<Arguments> cases = new ArrayList<>();
    for (LayerKind kind : LayerKind.values()) {
      for (int stride : kind.strides()) {
        for (int[] channels : CHANNELS) {
          cases.add(Arguments.of(kind, stride, channels[0], channels[1]));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}, stride {1}, {2} to {3} channels")
  @MethodSource("layers")
  void inEveryLayer(LayerKind kind, int stride, int in, int out) {
    BlockDefinition block = kind.block(in, out, stride);
    for (int px : new int[] {2, 5, 8}) {
      agree(block, 1, px);
    }
    agree(block, 24, 2);
    agree(block, 24, 3);
    agree(block, 2, 7);
  }

  static List<Arguments> depthwise() {
    List<Arguments> cases = new ArrayList<>();
    for (int width : new int[] {2, 3, 4, 5, 6, 7, 8, 14}) {
      for (int stride = 1; stride <= 2; stride++) {
        for (int channels : new int[] {32, 9}) {
          cases.add(Arguments.of(width, stride, channels));
        }
      }
    }
    return cases;
  }

  /** oneDNN has no fast weight gradient of these, so that it is put together from others. */
  @ParameterizedTest(name = "maps {0} wide, stride {1}, {2} channels")
  @MethodSource("depthwise")
  void inDepthwiseKernelsOfFive(int width, int stride, int channels) {
    ConvolutionStage wide = new ConvolutionStage(3, channels, 1, 1, false, true);
    ConvolutionStage depthwise = new ConvolutionStage(channels, channels, 5, stride, true, true);
    // alone its input is the block's, which must stay; behind another stage it may be overwritten
    agree(new BlockDefinition(List.of(depthwise), false, false), 1, width);
    agree(new BlockDefinition(List.of(wide, depthwise), false, false), 1, width);
    agree(new BlockDefinition(List.of(wide, depthwise), false, false), 24, width);
  }

  private static void agree(BlockDefinition block, int images, int px) {
    String size = ", %d images of %d px".formatted(images, px);
    agree(block, images, px, new OneDnnFamily(), size);
    agree(block, images, px, new OneDnnFamily(Precision.FLOAT32, 0), size + ", maps made again");
  }

  private static void agree(
      BlockDefinition block, int images, int px, OneDnnFamily fresh, String where) {
    try (OneDnnFamily family = fresh;
        BlockFixture exact = BlockFixture.exact(block, images, px);
        BlockFixture fast = exact.computedBy(family, DataType.FLOAT)) {
      assertWithin(LIMIT, "training output" + where, exact.forward(true), fast.forward(true));
      assertWithin(LIMIT, "trained output" + where, exact.forward(false), fast.forward(false));
      assertWithin(LIMIT, "input gradient" + where, exact.backward(), fast.backward());
      assertWithin(LIMIT, "gradients" + where, exact.trainableGradient, fast.trainableGradient);
      assertWithin(LIMIT, "statistics" + where, exact.statisticsGradient, fast.statisticsGradient);
    }
  }
}
