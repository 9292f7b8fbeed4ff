package org.gennas.space;

/**
 * One layer of the macro layout and what it costs.
 *
 * @param kind what the layer is
 * @param name such as "stem" or "slot 3"
 * @param operation what it computes, such as "conv 3x3" or "MB6_K5"
 * @param in what enters, for one image
 * @param out what leaves, for one image
 * @param stride 1 or 2
 * @param params trainable weights, batch norm's scale and shift and biases included
 * @param macs multiply-accumulates of convolutions and the fully connected layer, for one image
 * @param kept values that training keeps of one image for the backward pass; see {@link
 *     NetworkCost#activationBytes}
 * @param receptiveFieldPx side of the square of input pixels that one output value sees, not cut
 *     off at the image's edge; the whole input's side from the pooling on
 */
public record LayerCost(
    Kind kind,
    String name,
    String operation,
    FeatureMap in,
    FeatureMap out,
    int stride,
    long params,
    long macs,
    long kept,
    int receptiveFieldPx) {
  /** The rows of the layer table. */
  public enum Kind {
    STEM,
    SLOT,
    HEAD,
    POOL,
    OUTPUT
  }
}
