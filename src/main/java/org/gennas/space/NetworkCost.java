package org.gennas.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a network costs, in closed form: nothing is built or run. The sums reproduce params and MACs
 * of all 6,561 entries of NAS-Bench-Macro (Su et al., CVPR 2021), which counts batch norm's scale
 * and shift and the last layer's bias among the params, and only convolutions and the last layer
 * among the MACs.
 *
 * @param layers stem, slots, head, pool and output, in the order of computation
 */
public record NetworkCost(List<LayerCost> layers) {
  private static final int FLOAT_BYTES = 4;

  /**
   * What the network is built for.
   *
   * @param px side of the square input
   * @param channels of the input
   * @param outputs classes or findings
   * @param stemStride stride of the first convolution
   */
  public record Setting(int px, int channels, int outputs, int stemStride) {
    public Setting {
      if (px < 1 || channels < 1 || outputs < 1 || stemStride < 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "A network needs at least 1 px, 1 channel, 1 output and stride 1, not %d, %d, %d, %d",
                px,
                channels,
                outputs,
                stemStride));
      }
    }

    /** The space's own input, channels and outputs. */
    public static Setting of(SearchSpace space) {
      return of(space, space.inputPx(), space.outputs());
    }

    /** Another image side and number of outputs; the stem's stride follows the side. */
    public static Setting of(SearchSpace space, int px, int outputs) {
      return new Setting(px, space.inputChannels(), outputs, space.stemStride(px));
    }
  }

  public NetworkCost {
    layers = List.copyOf(layers);
  }

  /** The cost at the space's own input size. */
  public static NetworkCost of(SearchSpace space, Architecture architecture) {
    return of(space, architecture, Setting.of(space));
  }

  /**
   * The cost in a given setting.
   *
   * @throws IllegalCodeException if the space does not hold the architecture
   */
  public static NetworkCost of(SearchSpace space, Architecture architecture, Setting setting) {
    Architecture legal = space.parse(architecture.code());
    Tally tally = new Tally(setting);
    tally.stem(space.stemChannels());
    for (Slot slot : space.slots()) {
      tally.slot(slot, space.block(legal, slot.index()));
    }
    tally.head(space.headChannels());
    tally.pool();
    tally.output();
    return new NetworkCost(tally.layers);
  }

  /** Trainable weights, batch norm's scale and shift and biases included. */
  public long params() {
    return layers.stream().mapToLong(LayerCost::params).sum();
  }

  /** Multiply-accumulates of convolutions and the fully connected layer, for one image. */
  public long macs() {
    return layers.stream().mapToLong(LayerCost::macs).sum();
  }

  /** Bytes of the weights in float32. */
  public long weightBytes() {
    return params() * FLOAT_BYTES;
  }

  /**
   * Bytes that a training step keeps for the backward pass, in float32: <code>
   * 4 n (input + 2 &#x3A3; conv outputs + pooled + outputs)</code>. Each convolution leaves two
   * maps behind, its own output, which batch norm's gradient needs, and what batch norm, ReLU or
   * the residual sum make of it, which is the next convolution's input (ReLU's gradient can be told
   * from its output). A pass-through Identity keeps nothing. Weights, gradients and the scratch
   * space of single operations come on top.
   *
   * @param batch images per step, at least 1
   */
  public long activationBytes(int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException("A batch of " + batch + " images");
    }
    long perImage = layers.get(0).in().size();
    for (LayerCost layer : layers) {
      perImage += layer.kept();
    }
    return Math.multiplyExact(perImage * FLOAT_BYTES, (long) batch);
  }

  /**
   * Side in px of the square of the input that one value before the pooling sees, not cut off at
   * the image's edge: it can exceed the input.
   */
  public int receptiveFieldPx() {
    return layers.stream()
        .filter(layer -> layer.kind() == LayerCost.Kind.HEAD)
        .findFirst()
        .orElseThrow()
        .receptiveFieldPx();
  }

  /** Follows one image through the layers; confined to one call. */
  private static final class Tally {
    private final Setting setting;
    private final List<LayerCost> layers = new ArrayList<>();
    private FeatureMap entered;
    private FeatureMap here;
    private int layerStride = 1;
    private long params;
    private long macs;
    private long kept;
    private int receptiveField = 1;
    private int jump = 1;

    Tally(Setting setting) {
      this.setting = setting;
      this.here = new FeatureMap(setting.px(), setting.px(), setting.channels());
      this.entered = here;
    }

    void stem(int channels) {
      convolution(3, setting.stemStride(), channels, 1);
      close(LayerCost.Kind.STEM, "stem", "conv 3x3");
    }

    void slot(Slot slot, Block block) {
      if (block instanceof Block.MobileBlock mobile) {
        int hidden = slot.inChannels() * mobile.expansion();
        convolution(1, 1, hidden, 1);
        convolution(mobile.kernel(), slot.stride(), hidden, hidden);
        convolution(1, 1, slot.outChannels(), 1);
      } else if (!slot.passesThrough()) {
        convolution(1, slot.stride(), slot.outChannels(), 1);
      }
      close(LayerCost.Kind.SLOT, "slot " + (slot.index() + 1), block.name());
    }

    void head(int channels) {
      convolution(1, 1, channels, 1);
      close(LayerCost.Kind.HEAD, "head", "conv 1x1");
    }

    void pool() {
      here = new FeatureMap(1, 1, here.channels());
      kept += here.size();
      receptiveField = setting.px();
      close(LayerCost.Kind.POOL, "pool", "global average pool");
    }

    void output() {
      long weights = (long) here.channels() * setting.outputs();
      params += weights + setting.outputs();
      macs += weights;
      here = new FeatureMap(1, 1, setting.outputs());
      kept += here.size();
      close(LayerCost.Kind.OUTPUT, "output", "fully connected");
    }

    /** A convolution without bias, padded by half its kernel, and its batch norm. */
    private void convolution(int kernel, int stride, int channels, int groups) {
      long weights = (long) kernel * kernel * here.channels() / groups * channels;
      here =
          new FeatureMap(
              (here.height() - 1) / stride + 1, (here.width() - 1) / stride + 1, channels);
      params += weights + 2L * channels;
      macs += weights * here.height() * here.width();
      kept += 2 * here.size();
      receptiveField += (kernel - 1) * jump;
      jump *= stride;
      layerStride *= stride;
    }

    private void close(LayerCost.Kind kind, String name, String operation) {
      layers.add(
          new LayerCost(
              kind,
              name,
              operation,
              entered,
              here,
              layerStride,
              params,
              macs,
              kept,
              receptiveField));
      entered = here;
      layerStride = 1;
      params = 0;
      macs = 0;
      kept = 0;
    }
  }
}
