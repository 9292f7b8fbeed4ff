package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;
import static org.gennas.engine.layer.onednn.Assembly.argument;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** The mean over all pixels. */
final class Pooling {
  private final Assembly assembly;
  private final dnnl_primitive_desc described;
  private final Tensor pooled;
  private final Tensor output;
  private final dnnl_memory_desc maps;
  private final MapSize size;

  Pooling(Assembly assembly, Program program, Tensor maps, int channels, MapSize size, int type) {
    this.assembly = assembly;
    this.maps = maps.layout();
    this.size = size;
    dnnl_memory_desc any =
        assembly.layout(type, dnnl_format_tag_any, size.images(), channels, 1, 1);
    described =
        assembly.describe(
            "pooling",
            (into, onednn) ->
                dnnl_pooling_forward_primitive_desc_create(
                    into,
                    onednn.engine(),
                    dnnl_forward_training,
                    dnnl_pooling_avg_exclude_padding,
                    maps.layout(),
                    any,
                    step(),
                    area(),
                    Window.dilation(),
                    none(),
                    none(),
                    null));
    pooled = assembly.own(Assembly.queried(described, dnnl_query_dst_md));
    output = assembly.own(assembly.layout(dnnl_f32, dnnl_nchw, size.images(), channels, 1, 1));
    assembly.call(
        program,
        "pooling",
        described,
        argument(DNNL_ARG_SRC, maps),
        argument(DNNL_ARG_DST, pooled));
    assembly.reorder(program, "pooled", pooled, output);
  }

  private long[] area() {
    return new long[] {size.height(), size.width()};
  }

  private static long[] step() {
    return new long[] {1, 1};
  }

  private static long[] none() {
    return new long[] {0, 0};
  }

  Tensor output() {
    return output;
  }

  /** Spreads the gradient over the pixels; borrowed. */
  Tensor gradient(Program program, Tensor outputGradient) {
    dnnl_primitive_desc back =
        assembly.describe(
            "the gradient of pooling",
            (into, onednn) ->
                dnnl_pooling_backward_primitive_desc_create(
                    into,
                    onednn.engine(),
                    dnnl_pooling_avg_exclude_padding,
                    maps,
                    pooled.layout(),
                    step(),
                    area(),
                    Window.dilation(),
                    none(),
                    none(),
                    described,
                    null));
    Tensor arranged = assembly.borrow(pooled.layout());
    assembly.reorder(program, "pooled gradient", outputGradient, arranged);
    Tensor spread = assembly.borrow(maps);
    assembly.call(
        program,
        "pooling gradient",
        back,
        argument(DNNL_ARG_DIFF_DST, arranged),
        argument(DNNL_ARG_DIFF_SRC, spread));
    assembly.giveBack(arranged);
    return spread;
  }
}
