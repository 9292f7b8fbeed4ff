package org.gennas.engine.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** A block as a sequence of ND4J operations; see {@link PortableFamily}. */
final class PortableBlock implements BlockComputation {
  private final BlockDefinition block;
  private final ReusedArrays arrays = new ReusedArrays();
  private final List<Stage> last = new ArrayList<>();

  /** What the backward pass needs of a stage's forward pass. */
  private record Stage(
      INDArray input, INDArray convolved, INDArray mean, INDArray variance, INDArray output) {}

  PortableBlock(BlockDefinition block) {
    this.block = block;
  }

  @Override
  @SuppressWarnings("try")
  public INDArray forward(INDArray input, List<StageParameters> parameters, boolean training) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      last.clear();
      INDArray at = arrays.get("input", input.dataType(), input.shape()).assign(input);
      INDArray begin = at;
      for (int i = 0; i < block.stages().size(); i++) {
        at = stage(i, at, parameters.get(i), training);
      }
      if (block.residual()) {
        at = arrays.get("sum", at.dataType(), at.shape()).assign(at).addi(begin);
      }
      return block.pooled() ? at.mean(2, 3) : at;
    }
  }

  @Override
  public INDArray pooledMaps() {
    return last.get(last.size() - 1).output();
  }

  private INDArray stage(int i, INDArray input, StageParameters parameters, boolean training) {
    ConvolutionStage stage = block.stages().get(i);
    INDArray convolved =
        arrays.get(
            "convolved" + i,
            input.dataType(),
            input.size(0),
            stage.out(),
            stage.outputSide((int) input.size(2)),
            stage.outputSide((int) input.size(3)));
    run(
        stage.depthwise() ? "depthwise_conv2d" : "conv2d",
        List.of(input, weights(stage, parameters)),
        List.of(convolved),
        convolution(stage));
    INDArray mean = training ? convolved.mean(0, 2, 3) : parameters.mean();
    INDArray variance = training ? convolved.var(false, 0, 2, 3) : parameters.variance();
    INDArray output = arrays.get("output" + i, input.dataType(), convolved.shape());
    Nd4j.exec(
        DynamicCustomOp.builder("batchnorm")
            .addInputs(convolved, mean, variance, parameters.gamma(), parameters.beta())
            .addOutputs(output)
            .addIntegerArguments(1, 1, 1)
            .addFloatingPointArguments(EPSILON)
            .build());
    if (stage.relu()) {
      Nd4j.exec(
          DynamicCustomOp.builder("relu")
              .addInputs(output)
              .addOutputs(output)
              .addFloatingPointArguments(0.0)
              .build());
    }
    last.add(new Stage(input, convolved, mean, variance, output));
    return output;
  }

  @Override
  @SuppressWarnings("try")
  public Optional<INDArray> backward(
      INDArray outputGradient,
      List<StageParameters> parameters,
      List<StageParameters> gradients,
      boolean inputGradient) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray end = last.get(last.size() - 1).output();
      INDArray gradient = arrays.get("gradient", end.dataType(), end.shape());
      if (block.pooled()) {
        double pixels = (double) end.size(2) * end.size(3);
        gradient.assign(
            outputGradient
                .div(pixels)
                .reshape(end.size(0), end.size(1), 1, 1)
                .broadcast(end.shape()));
      } else {
        gradient.assign(outputGradient);
      }
      INDArray at = gradient;
      for (int i = block.stages().size() - 1; i >= 0; i--) {
        at = stageBackward(i, at, parameters.get(i), gradients.get(i));
      }
      if (block.residual()) {
        at.addi(outputGradient);
      }
      return inputGradient ? Optional.of(at) : Optional.empty();
    }
  }

  private INDArray stageBackward(
      int i, INDArray outputGradient, StageParameters parameters, StageParameters gradients) {
    ConvolutionStage stage = block.stages().get(i);
    Stage forward = last.get(i);
    INDArray gradient = outputGradient;
    if (stage.relu()) {
      gradient.muli(forward.output().gt(0).castTo(gradient.dataType()));
    }
    INDArray convolved = arrays.get("normGradient" + i, gradient.dataType(), gradient.shape());
    Nd4j.exec(
        DynamicCustomOp.builder("batchnorm_bp")
            .addInputs(
                forward.convolved(),
                forward.mean(),
                forward.variance(),
                parameters.gamma(),
                parameters.beta(),
                gradient)
            .addOutputs(
                convolved,
                forward.mean().ulike(),
                forward.mean().ulike(),
                gradients.gamma(),
                gradients.beta())
            .addIntegerArguments(1, 1, 1)
            .addFloatingPointArguments(EPSILON)
            .build());
    follow(gradients.mean(), parameters.mean(), forward.mean());
    follow(gradients.variance(), parameters.variance(), forward.variance());
    INDArray input = arrays.get("inputGradient" + i, gradient.dataType(), forward.input().shape());
    run(
        stage.depthwise() ? "depthwise_conv2d_bp" : "conv2d_bp",
        List.of(forward.input(), weights(stage, parameters), convolved),
        List.of(input, weights(stage, gradients)),
        convolution(stage));
    return input;
  }

  private static void follow(INDArray gradient, INDArray running, INDArray batch) {
    gradient.assign(running.sub(batch).muli(1 - DECAY));
  }

  /** ND4J wants a depthwise kernel as height x width x channels x 1; this is a view of ours. */
  private static INDArray weights(ConvolutionStage stage, StageParameters parameters) {
    return stage.depthwise() ? parameters.weights().permute(2, 3, 0, 1) : parameters.weights();
  }

  private static int[] convolution(ConvolutionStage stage) {
    int k = stage.kernel();
    int s = stage.stride();
    int p = stage.padding();
    return new int[] {k, k, s, s, p, p, 1, 1, 0, 0, stage.depthwise() ? 0 : 1};
  }

  private static void run(
      String name, List<INDArray> inputs, List<INDArray> outputs, int... arguments) {
    Nd4j.exec(
        DynamicCustomOp.builder(name)
            .addInputs(inputs.toArray(INDArray[]::new))
            .addOutputs(outputs.toArray(INDArray[]::new))
            .addIntegerArguments(arguments)
            .build());
  }

  @Override
  public void close() {
    last.clear();
    arrays.close();
  }
}
