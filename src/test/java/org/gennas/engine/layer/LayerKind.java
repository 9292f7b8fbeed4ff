package org.gennas.engine.layer;

import java.util.List;

/** The layers that the networks are made of, as blocks of any width. */
enum LayerKind {
  STEM_OF_GREY_IMAGES(false) {
    @Override
    BlockDefinition block(int in, int out, int stride) {
      return chain(false, new ConvolutionStage(1, out, 3, stride, false, true));
    }
  },
  STEM_OF_COLOUR_IMAGES(false) {
    @Override
    BlockDefinition block(int in, int out, int stride) {
      return chain(false, new ConvolutionStage(3, out, 3, stride, false, true));
    }
  },
  IDENTITY_AS_PROJECTION(false) {
    @Override
    BlockDefinition block(int in, int out, int stride) {
      return chain(false, new ConvolutionStage(in, out, 1, stride, false, false));
    }
  },
  MB3_K3(false) {
    @Override
    BlockDefinition block(int in, int out, int stride) {
      return mobile(in, out, stride, 3, 3);
    }
  },
  MB6_K5(false) {
    @Override
    BlockDefinition block(int in, int out, int stride) {
      return mobile(in, out, stride, 6, 5);
    }
  },
  HEAD(true) {
    @Override
    BlockDefinition block(int in, int out, int stride) {
      return new BlockDefinition(
          List.of(new ConvolutionStage(in, out, 1, 1, false, true)), false, true);
    }
  };

  private final boolean strideOneOnly;

  LayerKind(boolean strideOneOnly) {
    this.strideOneOnly = strideOneOnly;
  }

  List<Integer> strides() {
    return strideOneOnly ? List.of(1) : List.of(1, 2);
  }

  /** With stride 1, MobileNetV2 blocks are residual and leave as many channels as entered. */
  abstract BlockDefinition block(int in, int out, int stride);

  private static BlockDefinition chain(boolean residual, ConvolutionStage... stages) {
    return new BlockDefinition(List.of(stages), residual, false);
  }

  private static BlockDefinition mobile(int in, int out, int stride, int expansion, int kernel) {
    boolean residual = stride == 1;
    int hidden = in * expansion;
    return chain(
        residual,
        new ConvolutionStage(in, hidden, 1, 1, false, true),
        new ConvolutionStage(hidden, hidden, kernel, stride, true, true),
        new ConvolutionStage(hidden, residual ? in : out, 1, 1, false, false));
  }
}
