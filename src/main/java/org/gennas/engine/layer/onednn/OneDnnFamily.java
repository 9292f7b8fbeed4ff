package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.gennas.engine.layer.BlockComputation;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.MomentumStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes on the CPU by oneDNN primitives: a block a layer, maps handed from layer to layer in the
 * order that the CPU's vector instructions like. 32 bits.
 */
public final class OneDnnFamily implements LayerFamily {
  private final OneDnn library = new OneDnn();
  private final Scratch scratch = new Scratch();
  private final Layout layout = Layout.BLOCKS_OF_16;

  /** Why it cannot be used here, if so: a sentence. */
  public static Optional<String> obstacle() {
    return Optional.empty();
  }

  /** The library and what it makes use of, for people. */
  public static String description() {
    dnnl_version_t version = dnnl_version();
    return String.format(
        Locale.ROOT, "onednn %d.%d.%d", version.major(), version.minor(), version.patch());
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public BlockComputation computation(BlockDefinition block, Neighbours neighbours) {
    return new OneDnnBlock(this, block, neighbours);
  }

  @Override
  public boolean hasMomentumStep() {
    return true;
  }

  @Override
  public MomentumStep momentumStep(
      INDArray parameters,
      INDArray gradients,
      INDArray velocities,
      List<MomentumStep.Segment> segments,
      double momentum) {
    return new OneDnnMomentum(
        library,
        scratch,
        new OneDnnMomentum.Places(
            StagePlaces.address(parameters),
            StagePlaces.address(gradients),
            StagePlaces.address(velocities)),
        segments,
        (float) momentum);
  }

  Assembly assembly(BlockMemory memory) {
    return new Assembly(library, scratch, memory);
  }

  Layout layout() {
    return layout;
  }

  /** Of the maps in training. */
  int type() {
    return dnnl_f32;
  }

  @Override
  public void close() {
    scratch.close();
    library.close();
  }
}
