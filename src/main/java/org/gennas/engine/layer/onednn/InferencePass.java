package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.LayerFamily.Neighbours;

/** The forward pass of a trained block at one batch size, batch norm folded. */
final class InferencePass implements Pass {
  private final Assembly assembly;
  private final Program program;
  private final Tensor input;
  private final Tensor output;
  private final Tensor maps;
  private final MapSize mapsSize;
  private final int channels;
  private final List<InferenceStage> stages = new ArrayList<>();
  private Optional<PlainMaps> plainMaps = Optional.empty();
  private boolean folded;

  /** The maps in plain order, and what makes them. */
  private record PlainMaps(Program program, Tensor tensor) {}

  InferencePass(
      Assembly assembly,
      BlockDefinition block,
      Neighbours neighbours,
      MapSize size,
      Layout layout,
      List<StagePlaces> parameters) {
    this.assembly = assembly;
    program = assembly.program();
    Edges edges = new Edges(assembly, block, neighbours, layout, dnnl_f32);
    input = edges.input(size);
    Tensor begin = edges.readsPlain() ? input : edges.inBlocks(program, input, size);
    Tensor last = begin;
    MapSize at = size;
    int end = block.stages().size() - 1;
    for (int i = 0; i <= end; i++) {
      ConvolutionStage stage = block.stages().get(i);
      Optional<Tensor> addTo = i == end && block.residual() ? Optional.of(begin) : Optional.empty();
      InferenceStage made =
          new InferenceStage(
              assembly,
              program,
              stage,
              parameters.get(i),
              last,
              i == end ? InferenceStage.Goal.last(addTo) : InferenceStage.Goal.passing(),
              at,
              layout);
      stages.add(made);
      assembly.giveBack(last);
      last = made.output();
      at = at.after(stage);
    }
    maps = last;
    mapsSize = at;
    channels = block.out();
    output =
        block.pooled()
            ? new Pooling(assembly, program, last, channels, at, dnnl_f32).output()
            : edges.leave(program, last, at);
  }

  /** The parameters have changed. */
  void forget() {
    folded = false;
  }

  Tensor run(long inputAddress) {
    if (!folded) {
      stages.forEach(InferenceStage::fold);
      folded = true;
    }
    input.moveTo(inputAddress);
    program.run();
    return output;
  }

  /** The maps of the last run, before pooling: images x channels x height x width. */
  Tensor maps() {
    if (plainMaps.isEmpty()) {
      Program program = assembly.program();
      Tensor plain = assembly.own(assembly.layout(dnnl_f32, dnnl_nchw, mapsSize.with(channels)));
      assembly.reorder(program, "maps", maps, plain);
      plainMaps = Optional.of(new PlainMaps(program, plain));
    }
    plainMaps.get().program().run();
    return plainMaps.get().tensor();
  }

  MapSize mapsSize() {
    return mapsSize;
  }

  @Override
  public List<Program.Call> calls() {
    return program.calls();
  }

  @Override
  public void close() {
    assembly.close();
  }
}
