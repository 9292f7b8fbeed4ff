package org.gennas.engine.layer.onednn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.gennas.engine.layer.BlockComputation;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.LayerFamily.Neighbours;
import org.gennas.engine.layer.StageParameters;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A block as programs of oneDNN primitives that read parameters from and write gradients to DL4J's
 * flat arrays. Programs are built once for each batch size.
 */
final class OneDnnBlock implements BlockComputation {
  /** Batch sizes whose programs are kept: the full batch, the last of an epoch, and one more. */
  private static final int KEPT = 3;

  private final OneDnnFamily family;
  private final BlockDefinition block;
  private final Neighbours neighbours;
  private final BlockMemory trainingMemory = new BlockMemory();
  private final BlockMemory inferenceMemory = new BlockMemory();
  private final Map<MapSize, TrainingPass> training = new LinkedHashMap<>();
  private final Map<MapSize, InferencePass> inference = new LinkedHashMap<>();
  private final Map<Tensor, INDArray> arrays = new LinkedHashMap<>();
  private List<StageParameters> parameters = List.of();
  private List<StageParameters> gradients = List.of();
  private MapSize size = new MapSize(0, 0, 0);

  OneDnnBlock(OneDnnFamily family, BlockDefinition block, Neighbours neighbours) {
    this.family = family;
    this.block = block;
    this.neighbours = neighbours;
  }

  @Override
  public INDArray forward(INDArray input, List<StageParameters> stages, boolean train) {
    if (input.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException("32-bit maps are needed, not " + input.dataType());
    }
    if (stages != parameters) {
      drop();
      parameters = stages;
    }
    size = new MapSize((int) input.size(0), (int) input.size(2), (int) input.size(3));
    INDArray plain = inOrder(input);
    if (train) {
      TrainingPass pass = trainingPass();
      pass.forward(StagePlaces.address(plain));
      return output(pass.output());
    }
    return output(inferencePass().run(StagePlaces.address(plain)));
  }

  private static INDArray inOrder(INDArray array) {
    return array.ordering() == 'c' && array.elementWiseStride() == 1 ? array : array.dup('c');
  }

  private TrainingPass trainingPass() {
    TrainingPass known = training.get(size);
    if (known == null) {
      forgetOldest(training);
      known =
          new TrainingPass(
              family.assembly(trainingMemory),
              block,
              neighbours,
              size,
              family.maps(),
              StagePlaces.of(parameters));
      training.put(size, known);
    }
    return known;
  }

  private InferencePass inferencePass() {
    InferencePass known = inference.get(size);
    if (known == null) {
      forgetOldest(inference);
      known =
          new InferencePass(
              family.assembly(inferenceMemory),
              block,
              neighbours,
              size,
              family.layout(),
              StagePlaces.of(parameters));
      family.report(known.calls());
      inference.put(size, known);
    }
    return known;
  }

  private <P extends Pass> void forgetOldest(Map<MapSize, P> passes) {
    if (passes.size() == KEPT) {
      passes.remove(passes.keySet().iterator().next()).close();
      arrays.clear();
    }
  }

  @Override
  public Optional<INDArray> backward(
      INDArray outputGradient,
      List<StageParameters> stages,
      List<StageParameters> into,
      boolean inputGradient) {
    TrainingPass pass = training.get(size);
    if (pass == null || stages != parameters) {
      throw new IllegalStateException("A backward pass without the forward pass before it");
    }
    if (into != gradients) {
      if (!gradients.isEmpty()) {
        throw new IllegalStateException("The gradients have moved");
      }
      gradients = into;
    }
    if (!pass.backwardIsRecorded()) {
      pass.recordBackward(StagePlaces.of(gradients), inputGradient);
      family.report(pass.calls());
    }
    parametersChange();
    return pass.backward(StagePlaces.address(inOrder(outputGradient))).map(this::array);
  }

  @Override
  public void parametersChange() {
    inference.values().forEach(InferencePass::forget);
  }

  @Override
  public INDArray pooledMaps() {
    InferencePass pass = inference.get(size);
    if (pass == null || !block.pooled()) {
      throw new IllegalStateException("There are no maps of an inference pass");
    }
    return array(pass.maps());
  }

  private INDArray output(Tensor tensor) {
    INDArray array = array(tensor);
    return block.pooled() ? array.reshape('c', array.size(0), array.size(1)) : array;
  }

  /** ND4J's view of a tensor that lies in plain order, or in blocks for the next block. */
  private INDArray array(Tensor tensor) {
    INDArray known = arrays.get(tensor);
    if (known == null || StagePlaces.address(known) != tensor.address()) {
      long[] shape = tensor.sizes();
      long length = 1;
      for (long n : shape) {
        length *= n;
      }
      FloatPointer numbers = new FloatPointer(new Address(tensor.address()));
      numbers.capacity(length);
      known = Nd4j.create(Nd4j.createBuffer(numbers, length, DataType.FLOAT), shape);
      arrays.put(tensor, known);
    }
    return known;
  }

  private void drop() {
    training.values().forEach(Pass::close);
    training.clear();
    inference.values().forEach(Pass::close);
    inference.clear();
    arrays.clear();
    gradients = List.of();
    trainingMemory.close();
    inferenceMemory.close();
  }

  @Override
  public void close() {
    drop();
  }
}
