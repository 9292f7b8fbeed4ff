package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.LayerFamily.Neighbours;

/** The forward and the backward pass of a block at one batch size. */
final class TrainingPass implements Pass {
  private final Assembly assembly;
  private final BlockDefinition block;
  private final Edges edges;
  private final Program forward;
  private final Program backward;
  private final Tensor input;
  private final Tensor output;
  private final TrainingRow row;
  private final dnnl_memory_desc lastLayout;
  private final Tensor inBlocks;
  private Optional<Tensor> outputGradient = Optional.empty();
  private Optional<Tensor> inputGradient = Optional.empty();
  private Optional<Pooling> pooling = Optional.empty();

  TrainingPass(
      Assembly assembly,
      BlockDefinition block,
      Neighbours neighbours,
      MapSize size,
      TrainingConvolution.Maps maps,
      List<StagePlaces> parameters) {
    this.assembly = assembly;
    this.block = block;
    edges = new Edges(assembly, block, neighbours, maps.layout(), maps.type());
    forward = assembly.program();
    backward = assembly.program();
    input = edges.input(size);
    inBlocks = edges.readsPlain() ? input : edges.inBlocks(forward, input, size);
    row =
        new TrainingRow(
            assembly,
            forward,
            block.stages(),
            parameters,
            inBlocks,
            size,
            edges.readsPlain() ? maps.of(dnnl_f32) : maps);
    MapSize at = size;
    for (ConvolutionStage stage : block.stages()) {
      at = at.after(stage);
    }
    Tensor last = row.output();
    if (edges.readsPlain()) {
      last = edges.cast(forward, last, at, block.out());
    }
    if (block.residual()) {
      assembly.add(forward, last, inBlocks, last);
    }
    lastLayout = last.layout();
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
    Tensor whole =
        pooling.isPresent()
            ? pooling.get().gradient(backward, arriving)
            : edges.arrive(backward, arriving, lastLayout);
    if (edges.readsPlain()) {
      whole = edges.uncast(backward, whole, row.output().layout());
    }
    Optional<Tensor> found =
        row.backward(backward, whole, !block.residual(), gradients, wantsInput);
    if (found.isPresent()) {
      if (block.residual()) {
        assembly.add(backward, found.get(), whole, found.get());
      }
      inputGradient = Optional.of(edges.leaveBackward(backward, found.get(), input.layout()));
    }
    if (block.residual()) {
      assembly.giveBack(whole);
    }
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

  @Override
  public List<Program.Call> calls() {
    List<Program.Call> calls = new ArrayList<>(forward.calls());
    calls.addAll(backward.calls());
    return calls;
  }

  @Override
  public void close() {
    assembly.close();
  }
}
