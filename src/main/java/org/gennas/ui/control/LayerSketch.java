package org.gennas.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.gennas.space.FeatureMap;
import org.gennas.space.LayerCost;
import org.gennas.space.NetworkCost;

/**
 * What the picture below the block editor says about one layer's output.
 *
 * @param px side of the feature map, px; 0 for the outputs, which are no map
 * @param channels its channels
 * @param macs multiply-accumulates of the layer for one image; empty where there are none to show
 */
public record LayerSketch(int px, int channels, OptionalLong macs) {
  /** Layers before the slots: input and stem. */
  static final int BEFORE = 2;

  /** The layers in order: input, stem, slots, head, pool, output. */
  public static List<LayerSketch> of(NetworkCost cost) {
    List<LayerSketch> layers = new ArrayList<>();
    FeatureMap input = cost.layers().get(0).in();
    layers.add(new LayerSketch(input.width(), input.channels(), OptionalLong.empty()));
    for (LayerCost layer : cost.layers()) {
      layers.add(of(layer));
    }
    return layers;
  }

  private static LayerSketch of(LayerCost layer) {
    FeatureMap out = layer.out();
    return switch (layer.kind()) {
      case STEM, SLOT, HEAD ->
          new LayerSketch(out.width(), out.channels(), OptionalLong.of(layer.macs()));
      case POOL -> new LayerSketch(out.width(), out.channels(), OptionalLong.empty());
      case OUTPUT -> new LayerSketch(0, out.channels(), OptionalLong.empty());
    };
  }
}
