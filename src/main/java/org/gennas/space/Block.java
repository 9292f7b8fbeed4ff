package org.gennas.space;

/**
 * What a slot may hold. Source: NAS-Bench-Macro (Su et al., CVPR 2021).
 *
 * <p>{@link Identity} passes its input through where stride is 1 and the channels agree, else it is
 * a 1x1 convolution with that stride and batch norm. {@link MobileBlock} is the inverted bottleneck
 * of MobileNetV2 with ReLU.
 */
public sealed interface Block {
  /** The name that the field uses, such as {@code MB3_K3}. */
  String name();

  /** Passes through, or projects where the shape changes. */
  record Identity() implements Block {
    @Override
    public String name() {
      return "Identity";
    }
  }

  /**
   * 1x1 expand, depthwise, 1x1 project.
   *
   * @param expansion hidden channels over input channels, at least 1
   * @param kernel odd side of the depthwise kernel in px
   */
  record MobileBlock(int expansion, int kernel) implements Block {
    public MobileBlock {
      if (expansion < 1 || kernel < 1 || kernel % 2 == 0) {
        throw new IllegalArgumentException(
            "A block needs expansion >= 1 and an odd kernel, not " + expansion + " and " + kernel);
      }
    }

    @Override
    public String name() {
      return "MB" + expansion + "_K" + kernel;
    }
  }
}
