package org.gennas.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;

/**
 * What the picture below the block editor says about one layer's output.
 *
 * @param px side of the feature map, px
 * @param channels its channels
 * @param macs multiply-accumulates of the layer for one image; empty where there are none to show
 */
public record LayerSketch(int px, int channels, OptionalLong macs) {
  /** Layers before the slots (input, stem) and after them (head, pool, output). */
  static final int BEFORE = 2;

  /** Head, pool, output. */
  static final int AFTER = 3;

  /**
   * The layers in order: input, stem, slots, head, pool, output.
   *
   * @param inputPx side of the image, px
   * @param outputs number of findings
   * @param macs of stem, slots and head in order: two more than slots; or empty where they are not
   *     known
   */
  public static List<LayerSketch> of(SearchSpace space, int inputPx, int outputs, List<Long> macs) {
    List<LayerSketch> layers = new ArrayList<>();
    layers.add(new LayerSketch(inputPx, space.inputChannels(), OptionalLong.empty()));
    int px = halved(inputPx, space.stemStride(inputPx));
    layers.add(new LayerSketch(px, space.stemChannels(), macs(macs, 0)));
    for (Slot slot : space.slots()) {
      px = halved(px, slot.stride());
      layers.add(new LayerSketch(px, slot.outChannels(), macs(macs, slot.index() + 1)));
    }
    layers.add(new LayerSketch(px, space.headChannels(), macs(macs, space.length() + 1)));
    layers.add(new LayerSketch(1, space.headChannels(), OptionalLong.empty()));
    layers.add(new LayerSketch(0, outputs, OptionalLong.empty()));
    return layers;
  }

  private static int halved(int px, int stride) {
    return (px + stride - 1) / stride;
  }

  private static OptionalLong macs(List<Long> macs, int index) {
    return index < macs.size() ? OptionalLong.of(macs.get(index)) : OptionalLong.empty();
  }
}
