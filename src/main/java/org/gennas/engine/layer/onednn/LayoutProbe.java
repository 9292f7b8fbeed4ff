package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.LayerFamily.Neighbours;

/**
 * Finds out what oneDNN does fast on this CPU, by asking for the kernels of a small block of each
 * kind in one layout after the other.
 *
 * @param layout the first for which oneDNN has a fast kernel for everything; empty: none
 * @param bfloat16 whether the CPU has instructions for numbers of 16 bits
 * @param description the library's version and the instructions that it uses, or why it cannot be
 *     used
 */
record LayoutProbe(Optional<Layout> layout, boolean bfloat16, String description) {
  private static final MapSize SIZE = new MapSize(2, 16, 16);

  /** What this machine has; looked at once. */
  private static final class Here {
    static final LayoutProbe FOUND = look();
  }

  static LayoutProbe here() {
    return Here.FOUND;
  }

  private static LayoutProbe look() {
    try (OneDnn library = new OneDnn()) {
      for (Layout layout : Layout.values()) {
        if (allFast(library, layout)) {
          return new LayoutProbe(
              Optional.of(layout),
              has(dnnl_get_effective_cpu_isa(), dnnl_cpu_isa_avx512_core_bf16),
              library() + ", maps " + layout.text());
        }
      }
      return new LayoutProbe(
          Optional.empty(),
          false,
          library() + " has only its slow reference kernels for this CPU.");
    } catch (LinkageError | RuntimeException e) {
      return new LayoutProbe(
          Optional.empty(), false, "its library cannot be loaded here (" + e.getMessage() + ").");
    }
  }

  private static boolean allFast(OneDnn library, Layout layout) {
    try (Scratch scratch = new Scratch()) {
      return fast(library, layout, scratch, stem(), new Neighbours(false, true))
          && fast(library, layout, scratch, mobile(3, 1), new Neighbours(true, true))
          && fast(library, layout, scratch, mobile(5, 1), new Neighbours(true, true))
          && fast(library, layout, scratch, mobile(5, 2), new Neighbours(true, true));
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static BlockDefinition stem() {
    return new BlockDefinition(
        List.of(new ConvolutionStage(1, 32, 3, 2, false, true)), false, false);
  }

  private static BlockDefinition mobile(int kernel, int stride) {
    return new BlockDefinition(
        List.of(
            new ConvolutionStage(32, 96, 1, 1, false, true),
            new ConvolutionStage(96, 96, kernel, stride, true, true),
            new ConvolutionStage(96, 32, 1, 1, false, false)),
        stride == 1,
        false);
  }

  private static boolean fast(
      OneDnn library,
      Layout layout,
      Scratch scratch,
      BlockDefinition block,
      Neighbours neighbours) {
    try (BlockMemory memory = new BlockMemory();
        NativeBuffer numbers = new NativeBuffer(Float.BYTES * (block.trainable() + 64L))) {
      List<StagePlaces> places = new ArrayList<>();
      for (int i = 0; i < block.stages().size(); i++) {
        long at = numbers.address();
        places.add(new StagePlaces(at, at, at, at, at));
      }
      try (TrainingPass pass =
          new TrainingPass(
              new Assembly(library, scratch, memory),
              block,
              neighbours,
              SIZE,
              new TrainingConvolution.Maps(layout, dnnl_f32, 0),
              places)) {
        pass.recordBackward(places, neighbours.before());
        return pass.calls().stream().noneMatch(Program.Call::isReference);
      }
    }
  }

  private static String library() {
    dnnl_version_t version = dnnl_version();
    return String.format(
        Locale.ROOT,
        "oneDNN %d.%d.%d with %s",
        version.major(),
        version.minor(),
        version.patch(),
        instructions(dnnl_get_effective_cpu_isa()));
  }

  /** The widest instructions among those that oneDNN uses. */
  private static String instructions(int isa) {
    if (has(isa, dnnl_cpu_isa_avx512_core)) {
      return has(isa, dnnl_cpu_isa_avx512_core_amx) ? "AVX-512 and AMX" : "AVX-512";
    }
    if (has(isa, dnnl_cpu_isa_avx2)) {
      return "AVX2";
    }
    return has(isa, dnnl_cpu_isa_sse41) ? "SSE 4.1" : "this CPU's own instructions";
  }

  private static boolean has(int isa, int wanted) {
    return (isa & wanted) == wanted;
  }
}
