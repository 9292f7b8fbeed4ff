package org.gennas.engine.layer.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.engine.layer.ConvolutionStage;

/**
 * The stages of a block, one after the other, without what a block adds around them. Of each stage
 * the convolution's output is kept until the backward pass, and the normalised maps between stages
 * too unless they are large: those the backward pass makes again.
 */
final class TrainingRow {
  private final Assembly assembly;
  private final List<ConvolutionStage> stages;
  private final Tensor input;
  private final List<TrainingConvolution> convolutions = new ArrayList<>();
  private final List<TrainingNorm> norms = new ArrayList<>();

  TrainingRow(
      Assembly assembly,
      Program program,
      List<ConvolutionStage> stages,
      List<StagePlaces> parameters,
      Tensor input,
      MapSize size,
      TrainingConvolution.Maps maps) {
    this.assembly = assembly;
    this.stages = stages;
    this.input = input;
    MapSize at = size;
    Tensor last = input;
    for (int i = 0; i < stages.size(); i++) {
      ConvolutionStage stage = stages.get(i);
      StagePlaces places = parameters.get(i);
      TrainingConvolution convolution =
          new TrainingConvolution(assembly, program, stage, places.of(stage), last, at, maps);
      assembly.giveBack(last);
      boolean kept = i == stages.size() - 1 || convolution.output().bytes() <= maps.keptBytes();
      TrainingNorm norm =
          new TrainingNorm(
              assembly, program, places, convolution.output(), stage.out(), stage.relu(), kept);
      convolutions.add(convolution);
      norms.add(norm);
      last = norm.output();
      at = at.after(stage);
    }
  }

  /** What leaves, kept until the next forward pass. */
  Tensor output() {
    return norms.get(norms.size() - 1).output();
  }

  /**
   * Records the backward pass.
   *
   * @param outputGradient given back where it may be overwritten
   * @param mayOverwrite whether nobody reads it afterwards
   * @param gradients receive the stages' gradients
   * @return the input's gradient where wanted, in memory of the block
   */
  Optional<Tensor> backward(
      Program program,
      Tensor outputGradient,
      boolean mayOverwrite,
      List<StagePlaces> gradients,
      boolean wantsInput) {
    Tensor at = outputGradient;
    boolean overwrite = mayOverwrite;
    for (int i = stages.size() - 1; i >= 0; i--) {
      TrainingConvolution convolution = convolutions.get(i);
      Tensor gradient = norms.get(i).backward(program, at, overwrite, gradients.get(i));
      Tensor read = i == 0 ? input : norms.get(i - 1).again(program);
      convolution.weightGradient(
          program, read, i > 0, gradient, gradients.get(i).of(stages.get(i)));
      if (i == 0 && !wantsInput) {
        assembly.giveBack(gradient);
        return Optional.empty();
      }
      // what was read is needed no more and has the shape of its gradient
      at = i == 0 ? assembly.own(convolution.inputOrder()) : read;
      convolution.inputGradient(program, gradient, at);
      assembly.giveBack(gradient);
      overwrite = true;
    }
    return Optional.of(at);
  }
}
