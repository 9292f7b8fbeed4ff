package org.gennas.engine.layer.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.engine.layer.ConvolutionStage;

/** Stages one after the other, each over all of its channels; every stage's output is kept. */
final class StageRow implements TrainingChain {
  private final Assembly assembly;
  private final List<ConvolutionStage> stages;
  private final Tensor input;
  private final List<TrainingConvolution> convolutions = new ArrayList<>();
  private final List<TrainingNorm> norms = new ArrayList<>();

  StageRow(
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
          new TrainingConvolution(
              assembly, program, stage, places.of(stage), last, at, maps, Optional.empty());
      TrainingNorm norm =
          new TrainingNorm(
              assembly, program, places, convolution.output(), stage.out(), stage.relu(), true);
      convolutions.add(convolution);
      norms.add(norm);
      last = norm.output();
      at = at.after(stage);
    }
  }

  @Override
  public Tensor output() {
    return norms.get(norms.size() - 1).output();
  }

  @Override
  public Optional<Tensor> backward(
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
      Tensor read = i == 0 ? input : norms.get(i - 1).output();
      convolution.weightGradient(
          program, read, i > 0, gradient, gradients.get(i).of(stages.get(i)));
      if (i == 0 && !wantsInput) {
        assembly.giveBack(gradient);
        return Optional.empty();
      }
      at =
          i == 0
              ? assembly.own(convolution.inputOrder())
              : assembly.borrow(convolution.inputOrder());
      convolution.inputGradient(program, gradient, at);
      assembly.giveBack(gradient);
      overwrite = true;
    }
    return Optional.of(at);
  }
}
