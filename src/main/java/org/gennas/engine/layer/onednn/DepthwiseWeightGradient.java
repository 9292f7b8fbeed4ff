package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;
import static org.gennas.engine.layer.onednn.Assembly.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.gennas.engine.layer.ConvolutionStage;

/**
 * The weight gradient of a depthwise 5x5 convolution by kernels that oneDNN is fast at.
 *
 * <p>Its fast kernel takes at most three columns and a left margin of half the kernel's width. So
 * the gradient is computed for groups of columns, each as a narrower convolution over the map
 * shifted sideways: the same memory, read from one pixel earlier or later. What such a view reads
 * across the end of a row belongs to the neighbouring row; that border column is set to zero first.
 * On maps too narrow for this, a copy with the channels last is used.
 */
final class DepthwiseWeightGradient {
  private static final int KERNEL = 5;

  private final Assembly assembly;
  private final ConvolutionStage stage;
  private final TrainingConvolution.Maps maps;
  private final MapSize in;

  /**
   * Columns computed by one convolution.
   *
   * @param shift pixels by which the view lies later than the map
   * @param zeroed border column of the map that must be zero; -1: none
   * @param from first column of the narrow kernel that counts
   * @param to column of the whole kernel that it is
   * @param count columns that count
   */
  private record Columns(Window window, int shift, int zeroed, int from, int to, int count) {}

  /** Columns with what computes them. */
  private record Plan(Columns columns, dnnl_primitive_desc primitive) {}

  DepthwiseWeightGradient(
      Assembly assembly, ConvolutionStage stage, TrainingConvolution.Maps maps, MapSize in) {
    this.assembly = assembly;
    this.stage = stage;
    this.maps = maps;
    this.in = in;
  }

  /**
   * Records the computation.
   *
   * @param ownsInput whether the input may be overwritten
   * @param into receives channels x 1 x 5 x 5
   * @return false where no fast kernel fits; nothing is recorded then
   */
  boolean record(
      Program program, Tensor input, boolean ownsInput, Tensor outputGradient, Weights into) {
    List<Plan> plans = plans(input.layout(), outputGradient.layout());
    if (!plans.isEmpty()) {
      recordColumns(program, plans, input, ownsInput, outputGradient, into);
      return true;
    }
    return recordChannelsLast(program, input, outputGradient, into);
  }

  private List<Columns> columns() {
    int last = in.width() - 1;
    if (stage.kernel() != KERNEL || stage.stride() == 2 && in.width() % 2 != 0) {
      return List.of();
    }
    if (stage.stride() == 1) {
      return List.of(
          new Columns(new Window(KERNEL, 1, 1, 2, 0, 2, 0), 0, -1, 0, 2, 1),
          new Columns(new Window(KERNEL, 2, 1, 2, 1, 2, 0), -1, last, 0, 0, 2),
          new Columns(new Window(KERNEL, 3, 1, 2, 1, 2, 1), 1, 0, 1, 3, 2));
    }
    int bottom = in.height() % 2 == 0 ? 1 : 2;
    return List.of(
        new Columns(new Window(KERNEL, 3, 2, 2, 0, bottom, 1), 0, -1, 0, 2, 3),
        new Columns(new Window(KERNEL, 2, 2, 2, 1, bottom, 0), -1, last, 0, 0, 2));
  }

  /** Empty where not every column can be had from a fast kernel. */
  private List<Plan> plans(dnnl_memory_desc input, dnnl_memory_desc output) {
    List<Plan> plans = new ArrayList<>();
    for (Columns columns : columns()) {
      Optional<dnnl_primitive_desc> found = fast(columns.window(), input, output);
      if (found.isEmpty()) {
        return List.of();
      }
      plans.add(new Plan(columns, found.get()));
    }
    return plans;
  }

  private Optional<dnnl_primitive_desc> fast(
      Window window, dnnl_memory_desc input, dnnl_memory_desc output) {
    return Convolution.find(
            assembly,
            maps.type(),
            window,
            input,
            output,
            stage.out(),
            1,
            1,
            window.kernelHeight(),
            window.kernelWidth())
        .flatMap(Convolution::weightGradient)
        .filter(primitive -> !Assembly.isReference(primitive));
  }

  private void recordColumns(
      Program program,
      List<Plan> plans,
      Tensor input,
      boolean ownsInput,
      Tensor outputGradient,
      Weights into) {
    Tensor map = input;
    if (!ownsInput) {
      map = assembly.borrow(input.layout());
      assembly.reorder(program, "copy", input, map);
    }
    dnnl_memory_desc column = assembly.layout(maps.type(), dnnl_ab, rows(), besides());
    Tensor zeros = assembly.zeros(column);
    Tensor saved = assembly.borrow(column);
    for (int i = 0; i < plans.size(); i++) {
      Columns columns = plans.get(i).columns();
      boolean restore = columns.zeroed() >= 0 && i < plans.size() - 1;
      if (columns.zeroed() >= 0) {
        Tensor border = columnOf(map, columns.zeroed());
        if (restore) {
          assembly.reorder(program, "border", border, saved);
        }
        assembly.reorder(program, "zeros", zeros, border);
      }
      if (columns.shift() > 0) {
        clearPixelAfter(program, map, zeros);
      }
      recordPlan(program, plans.get(i), map, outputGradient, into);
      if (restore) {
        assembly.reorder(program, "border", saved, columnOf(map, columns.zeroed()));
      }
    }
    assembly.giveBack(saved);
    if (!ownsInput) {
      assembly.giveBack(map);
    }
  }

  /** The map may lie in memory that is longer than it and still holds what others left there. */
  private void clearPixelAfter(Program program, Tensor map, Tensor zeros) {
    dnnl_memory_desc pixel = assembly.layout(maps.type(), dnnl_ab, 1, besides());
    long end = map.address() + rows() * in.width() * pixelBytes();
    assembly.reorder(
        program, "zeros", assembly.view(pixel, zeros.address()), assembly.view(pixel, end));
  }

  private void recordPlan(
      Program program, Plan plan, Tensor map, Tensor outputGradient, Weights into) {
    Columns columns = plan.columns();
    Tensor view = assembly.view(map.layout(), map.address() + columns.shift() * pixelBytes());
    dnnl_memory_desc order = Assembly.queried(plan.primitive(), dnnl_query_diff_weights_md);
    Tensor found = assembly.borrow(order);
    assembly.call(
        program,
        "weight gradient " + stage.text() + " columns",
        plan.primitive(),
        argument(DNNL_ARG_SRC, view),
        argument(DNNL_ARG_DIFF_DST, outputGradient),
        argument(DNNL_ARG_DIFF_WEIGHTS, found));
    long[] sizes = {stage.out(), 1, 1, KERNEL, columns.count()};
    dnnl_memory_desc part = assembly.part(order, sizes, new long[] {0, 0, 0, 0, columns.from()});
    long all = (long) KERNEL * KERNEL;
    dnnl_memory_desc plain =
        assembly.strided(dnnl_f32, sizes, new long[] {all, all, all, KERNEL, 1});
    assembly.reorder(
        program,
        "weight gradient columns",
        assembly.view(part, found.address()),
        assembly.view(plain, into.address() + (long) Float.BYTES * columns.to()));
    assembly.giveBack(found);
  }

  private boolean recordChannelsLast(
      Program program, Tensor input, Tensor outputGradient, Weights into) {
    dnnl_memory_desc from = assembly.layout(maps.type(), dnnl_nhwc, in.with(stage.in()));
    dnnl_memory_desc to =
        assembly.layout(maps.type(), dnnl_nhwc, in.after(stage).with(stage.out()));
    Optional<dnnl_primitive_desc> found = fast(Window.of(stage), from, to);
    if (found.isEmpty()) {
      return false;
    }
    Tensor map = assembly.borrow(from);
    Tensor gradient = assembly.borrow(to);
    Tensor weights = assembly.borrow(Assembly.queried(found.get(), dnnl_query_diff_weights_md));
    assembly.reorder(program, "channels last", input, map);
    assembly.reorder(program, "channels last", outputGradient, gradient);
    assembly.call(
        program,
        "weight gradient " + stage.text() + " channels last",
        found.get(),
        argument(DNNL_ARG_SRC, map),
        argument(DNNL_ARG_DIFF_DST, gradient),
        argument(DNNL_ARG_DIFF_WEIGHTS, weights));
    assembly.reorder(program, "weight gradient", weights, into.in(assembly));
    assembly.giveBack(map);
    assembly.giveBack(gradient);
    assembly.giveBack(weights);
    return true;
  }

  /** Rows of all maps of all images, each of {@link #besides} channels. */
  private long rows() {
    return (long) in.images() * maps.layout().blocks(stage.in()) * in.height();
  }

  /** Channels that lie side by side. */
  private long besides() {
    return maps.layout().sideBySide(stage.in());
  }

  private long pixelBytes() {
    return besides() * (maps.type() == dnnl_bf16 ? 2 : Float.BYTES);
  }

  private Tensor columnOf(Tensor map, int column) {
    dnnl_memory_desc order =
        assembly.strided(
            maps.type(), new long[] {rows(), besides()}, new long[] {in.width() * besides(), 1});
    return assembly.view(order, map.address() + column * pixelBytes());
  }
}
