package org.gennas.engine.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A block on the CPU; see {@link HostFamily}. */
final class HostBlock implements BlockComputation {
  private final BlockDefinition block;
  private final HostFamily family;
  private final ReusedArrays arrays = new ReusedArrays();
  private final List<HostStage> stages = new ArrayList<>();
  private final List<ChannelNorm> writers = new ArrayList<>();
  private Activation last;

  HostBlock(BlockDefinition block, HostFamily family) {
    this.block = block;
    this.family = family;
    for (ConvolutionStage stage : block.stages()) {
      stages.add(HostStage.of(stage, family, arrays, "stage" + stages.size()));
    }
    for (int t = 0; t < family.threads(); t++) {
      writers.add(new ChannelNorm());
    }
  }

  @Override
  public INDArray forward(INDArray input, List<StageParameters> parameters, boolean training) {
    ChannelMatrix maps = ChannelMatrix.of(input, arrays, "input");
    Activation at = Activation.plain(maps);
    for (int i = 0; i < stages.size(); i++) {
      at = stages.get(i).forward(at, parameters.get(i), training);
    }
    last = at;
    return block.pooled() ? pool(at) : write(at, maps);
  }

  private INDArray write(Activation from, ChannelMatrix input) {
    ChannelMatrix values = from.values();
    ChannelMatrix to =
        ChannelMatrix.in(
            arrays, "output", block.out(), values.images(), values.height(), values.width());
    ChannelMatrix addend = block.residual() ? input : to;
    family.divide(
        block.out(),
        (first, end, thread) -> {
          for (int c = first; c < end; c++) {
            writers.get(thread).write(from, c, to, addend);
          }
        });
    return to.maps();
  }

  private INDArray pool(Activation from) {
    ChannelMatrix values = from.values();
    int pixels = values.pixels();
    INDArray means = arrays.get("means", DataType.FLOAT, values.images(), block.out());
    float[] pooled = new float[values.images() * block.out()];
    family.divide(
        block.out(),
        (first, end, thread) -> {
          float[] map = new float[pixels];
          for (int c = first; c < end; c++) {
            for (int n = 0; n < values.images(); n++) {
              from.read(c, n * pixels, map, pixels);
              pooled[n * block.out() + c] = (float) (VectorLoops.sum(map, pixels) / pixels);
            }
          }
        });
    HostStage.write(means, pooled);
    return means;
  }

  @Override
  public Optional<INDArray> backward(
      INDArray outputGradient,
      List<StageParameters> parameters,
      List<StageParameters> gradients,
      boolean inputGradient) {
    ChannelMatrix whole =
        block.pooled()
            ? spread(outputGradient)
            : ChannelMatrix.of(outputGradient, arrays, "outputGradient");
    StageGradient at = StageGradient.of(whole);
    for (int i = stages.size() - 1; i >= 0; i--) {
      at = stages.get(i).backward(at, parameters.get(i), gradients.get(i), inputGradient || i > 0);
    }
    return inputGradient ? Optional.of(hand(at.values(), whole)) : Optional.empty();
  }

  /** The family's scratch arrays are the next block's too, so what leaves is copied. */
  private INDArray hand(ChannelMatrix gradient, ChannelMatrix residual) {
    ChannelMatrix to =
        ChannelMatrix.in(
            arrays,
            "inputGradient",
            block.in(),
            gradient.images(),
            gradient.height(),
            gradient.width());
    Activation plain = Activation.plain(gradient);
    ChannelMatrix addend = block.residual() ? residual : to;
    family.divide(
        block.in(),
        (first, end, thread) -> {
          for (int c = first; c < end; c++) {
            writers.get(thread).write(plain, c, to, addend);
          }
        });
    return to.maps();
  }

  private ChannelMatrix spread(INDArray gradient) {
    ChannelMatrix values = last.values();
    ChannelMatrix to =
        ChannelMatrix.in(
            arrays,
            "outputGradient",
            block.out(),
            values.images(),
            values.height(),
            values.width());
    int pixels = values.pixels();
    float[] given = gradient.dup('c').reshape(gradient.length()).toFloatVector();
    family.divide(
        block.out(),
        (first, end, thread) -> {
          float[] map = new float[pixels];
          for (int c = first; c < end; c++) {
            for (int n = 0; n < values.images(); n++) {
              Arrays.fill(map, given[n * block.out() + c] / pixels);
              to.write(c, n * pixels, map, 0, pixels);
            }
          }
        });
    return to;
  }

  @Override
  public void close() {
    arrays.close();
  }
}
