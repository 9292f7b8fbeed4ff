package org.gennas.engine.layer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one layer of the network computes: convolution stages in a row, then the input added where
 * residual, then the mean over all pixels where pooled.
 *
 * <p>Its parameters lie flat, in this order for every family of layers, so that a checkpoint does
 * not depend on who computes it: for each stage the weights in OIHW order, gamma, beta; and, apart
 * from these, for each stage the running mean and the running variance.
 *
 * @param stages at least one; each takes what the one before it gives
 * @param residual only where the shape stays the same
 * @param pooled whether a vector of channels leaves instead of maps
 */
public record BlockDefinition(List<ConvolutionStage> stages, boolean residual, boolean pooled) {
  public BlockDefinition {
    stages = List.copyOf(stages);
    for (int i = 1; i < stages.size(); i++) {
      if (stages.get(i).in() != stages.get(i - 1).out()) {
        throw new IllegalArgumentException("The stages do not fit together: " + stages);
      }
    }
    if (residual
        && (stages.stream().anyMatch(s -> s.stride() != 1)
            || stages.get(0).in() != stages.get(stages.size() - 1).out())) {
      throw new IllegalArgumentException("Nothing can be added where the shape changes: " + stages);
    }
  }

  public int in() {
    return stages.get(0).in();
  }

  public int out() {
    return stages.get(stages.size() - 1).out();
  }

  /** Number of weights, gammas and betas. */
  public int trainable() {
    return stages.stream().mapToInt(ConvolutionStage::trainable).sum();
  }

  /** Number of running means and variances. */
  public int statistics() {
    return stages.stream().mapToInt(s -> 2 * s.out()).sum();
  }

  /** The side of the maps after the last stage. */
  public int outputSide(int side) {
    int at = side;
    for (ConvolutionStage stage : stages) {
      at = stage.outputSide(at);
    }
    return at;
  }

  String text() {
    return stages.stream().map(ConvolutionStage::text).collect(Collectors.joining(";"));
  }

  static List<ConvolutionStage> parse(String text) {
    return Arrays.stream(text.split(";")).map(ConvolutionStage::parse).toList();
  }
}
