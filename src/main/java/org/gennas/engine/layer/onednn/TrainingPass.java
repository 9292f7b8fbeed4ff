package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.LayerFamily.Neighbours;
import org.gennas.engine.layer.onednn.TrainingStage.Wanted;

/** The forward and the backward pass of a block at one batch size. */
final class TrainingPass implements AutoCloseable {
  private final Assembly assembly;
  private final BlockDefinition block;
  private final Edges edges;
  private final Program forward;
  private final Program backward;
  private final Tensor input;
  private final Tensor output;
  private final List<TrainingStage> stages = new ArrayList<>();
  private final Tensor inBlocks;
  private Optional<Tensor> outputGradient = Optional.empty();
  private Optional<Tensor> inputGradient = Optional.empty();
  private Optional<Pooling> pooling = Optional.empty();

  TrainingPass(
      Assembly assembly,
      BlockDefinition block,
      Neighbours neighbours,
      MapSize size,
      Layout layout,
      int type,
      List<StagePlaces> parameters) {
    this.assembly = assembly;
    this.block = block;
    edges = new Edges(assembly, block, neighbours, layout, type);
    forward = assembly.program();
    backward = assembly.program();
    input = edges.input(size);
    inBlocks = edges.readsPlain() ? input : edges.inBlocks(forward, input, size);
    MapSize at = size;
    Tensor last = inBlocks;
    for (int i = 0; i < block.stages().size(); i++) {
      ConvolutionStage stage = block.stages().get(i);
      boolean plain = i == 0 && edges.readsPlain();
      TrainingStage made =
          new TrainingStage(
              assembly,
              forward,
              stage,
              parameters.get(i),
              last,
              i > 0,
              at,
              layout,
              plain ? dnnl_f32 : type);
      stages.add(made);
      at = made.outputSize();
      last = plain ? edges.cast(forward, made.output(), at, stage.out()) : made.output();
    }
    if (block.residual()) {
      assembly.add(forward, last, inBlocks, last);
    }
    output = leave(last, at);
  }

  /** Mean over the pixels, or plain order for a neighbour of another family. */
  private Tensor leave(Tensor last, MapSize size) {
    if (block.pooled()) {
      pooling = Optional.of(new Pooling(assembly, forward, last, block.out(), size, edges.type()));
      return pooling.get().output();
    }
    return edges.leave(forward, last, size);
  }

  /** Runs the forward pass over the numbers at an address. */
  void forward(long inputAddress) {
    input.moveTo(inputAddress);
    forward.run();
  }

  Tensor output() {
    return output;
  }

  /** Records the backward pass; once, before the first {@link #backward}. */
  void recordBackward(List<StagePlaces> gradients, boolean wantsInput) {
    Tensor arriving = assembly.view(output.layout(), output.address());
    outputGradient = Optional.of(arriving);
    TrainingStage end = stages.get(stages.size() - 1);
    Tensor at =
        pooling.isPresent()
            ? pooling.get().gradient(backward, arriving)
            : edges.arrive(backward, arriving, end.output().layout());
    Tensor whole = at;
    for (int i = stages.size() - 1; i >= 0; i--) {
      boolean last = i == stages.size() - 1;
      if (i == 0 && edges.readsPlain()) {
        at = edges.uncast(backward, at, stages.get(0).output().layout());
      }
      Optional<Tensor> found =
          stages
              .get(i)
              .backward(
                  backward,
                  at,
                  !(last && block.residual()),
                  gradients.get(i),
                  wanted(i, wantsInput));
      if (found.isPresent()) {
        at = found.get();
      }
    }
    if (wantsInput) {
      if (block.residual()) {
        assembly.add(backward, at, whole, at);
      }
      inputGradient = Optional.of(edges.leaveBackward(backward, at, input.layout()));
    }
    if (block.residual()) {
      assembly.giveBack(whole);
    }
  }

  private Wanted wanted(int stage, boolean wantsInput) {
    if (stage > 0) {
      return Wanted.FOR_THIS_BLOCK;
    }
    return wantsInput ? Wanted.FOR_THE_BLOCK_BEFORE : Wanted.NOT;
  }

  boolean backwardIsRecorded() {
    return outputGradient.isPresent();
  }

  /** Runs the backward pass over the numbers at an address, which may be overwritten. */
  Optional<Tensor> backward(long outputGradientAddress) {
    outputGradient.orElseThrow().moveTo(outputGradientAddress);
    backward.run();
    return inputGradient;
  }

  /** What runs in a forward and a backward pass, in order. */
  List<Program.Call> calls() {
    List<Program.Call> calls = new ArrayList<>(forward.calls());
    calls.addAll(backward.calls());
    return calls;
  }

  @Override
  public void close() {
    assembly.close();
  }
}
