package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.LayerFamily.Neighbours;

/**
 * Where a block meets its neighbours: maps stay in blocks between blocks of this family and are
 * converted to and from images x channels x height x width at the ends of the chain.
 */
final class Edges {
  /** A convolution with so few input channels reads plain maps as fast as any. */
  private static final int FEW_CHANNELS = 4;

  private final Assembly assembly;
  private final BlockDefinition block;
  private final Neighbours neighbours;
  private final Layout layout;
  private final int type;

  Edges(Assembly assembly, BlockDefinition block, Neighbours neighbours, Layout layout, int type) {
    this.assembly = assembly;
    this.block = block;
    this.neighbours = neighbours;
    this.layout = layout;
    this.type = type;
  }

  /** Whether the first stage takes plain maps of 32 bits as they are, as the stem does. */
  boolean readsPlain() {
    ConvolutionStage first = block.stages().get(0);
    return !neighbours.before()
        && !block.residual()
        && !first.depthwise()
        && first.kernel() > 1
        && first.in() < FEW_CHANNELS;
  }

  int type() {
    return type;
  }

  private dnnl_memory_desc plain(MapSize size, int channels) {
    return assembly.layout(dnnl_f32, dnnl_nchw, size.with(channels));
  }

  /** What arrives; its address is set at each run. */
  Tensor input(MapSize size) {
    dnnl_memory_desc order =
        neighbours.before()
            ? assembly.layout(type, layout.tag(), size.with(block.in()))
            : plain(size, block.in());
    return assembly.view(order, Long.BYTES);
  }

  Tensor inBlocks(Program program, Tensor input, MapSize size) {
    if (neighbours.before()) {
      return input;
    }
    Tensor converted = assembly.own(assembly.layout(type, layout.tag(), size.with(block.in())));
    assembly.reorder(program, "input", input, converted);
    return converted;
  }

  /** From 32 bits to the type of the maps, behind a stage that read plain maps. */
  Tensor cast(Program program, Tensor maps, MapSize size, int channels) {
    if (type == dnnl_f32) {
      return maps;
    }
    Tensor narrow = assembly.own(assembly.layout(type, layout.tag(), size.with(channels)));
    assembly.reorder(program, "narrowing", maps, narrow);
    return narrow;
  }

  /** The way back of {@link #cast}. */
  Tensor uncast(Program program, Tensor gradient, dnnl_memory_desc order) {
    if (type == dnnl_f32) {
      return gradient;
    }
    Tensor wide = assembly.borrow(order);
    assembly.reorder(program, "widening", gradient, wide);
    assembly.giveBack(gradient);
    return wide;
  }

  Tensor leave(Program program, Tensor last, MapSize size) {
    if (neighbours.after()) {
      return last;
    }
    Tensor plain = assembly.own(plain(size, block.out()));
    assembly.reorder(program, "output", last, plain);
    return plain;
  }

  /** The output's gradient in blocks. */
  Tensor arrive(Program program, Tensor gradient, dnnl_memory_desc order) {
    if (neighbours.after()) {
      return gradient;
    }
    Tensor converted = assembly.borrow(order);
    assembly.reorder(program, "output gradient", gradient, converted);
    return converted;
  }

  /** The input's gradient as the neighbour wants it. */
  Tensor leaveBackward(Program program, Tensor gradient, dnnl_memory_desc order) {
    if (Assembly.same(gradient.layout(), order)) {
      return gradient;
    }
    Tensor plain = assembly.own(order);
    assembly.reorder(program, "input gradient", gradient, plain);
    return plain;
  }
}
