package org.gennas.engine.layer.onednn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gennas.engine.layer.BlockComputation;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.MomentumStep;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes on the CPU by oneDNN primitives: a block a layer, maps handed from layer to layer in the
 * order that the CPU's vector instructions like.
 */
public final class OneDnnFamily implements LayerFamily {
  private static final Logger LOG = LoggerFactory.getLogger(OneDnnFamily.class);

  /** All maps of a batch of 24 at 64 px, but not the largest at 224 px. */
  private static final long KEPT_BYTES = 80L << 20;

  private final OneDnn library = new OneDnn();
  private final Scratch scratch = new Scratch();
  private final Layout layout;
  private final Precision precision;
  private final long keptBytes;
  private final Set<String> slow = new TreeSet<>();

  /** Maps of 32 bits in the layout that is fast on this CPU. */
  public OneDnnFamily() {
    this(Precision.FLOAT32);
  }

  /** Maps in the layout that is fast on this CPU. */
  public OneDnnFamily(Precision precision) {
    this(precision, KEPT_BYTES);
  }

  /**
   * @param keptBytes size above which maps are made again in the backward pass instead of kept:
   *     less is slower and takes less memory
   */
  public OneDnnFamily(Precision precision, long keptBytes) {
    this.keptBytes = keptBytes;
    layout = LayoutProbe.here().layout().orElse(Layout.BLOCKS_OF_16);
    this.precision = precision;
  }

  /** Whether the CPU computes with numbers of 16 bits at all. */
  public static boolean hasBfloat16() {
    return LayoutProbe.here().bfloat16();
  }

  /** Why it cannot be used here, if so: the end of a sentence. Looks once, in about 0.2 s. */
  public static Optional<String> obstacle() {
    LayoutProbe probe = LayoutProbe.here();
    return probe.layout().isPresent() ? Optional.empty() : Optional.of(probe.description());
  }

  /** The library and what it makes use of, for people. */
  public static String description() {
    return LayoutProbe.here().description();
  }

  /** Says once of each kernel that it is slow, so that none is used silently. */
  void report(List<Program.Call> calls) {
    for (Program.Call call : calls) {
      if (call.isReference() && slow.add(call.what())) {
        LOG.warn("oneDNN has no fast kernel here for {}; it takes {}.", call.what(), call.kernel());
      }
    }
  }

  @Override
  public String name() {
    return precision == Precision.FLOAT32 ? "onednn" : "onednn-bf16";
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

  /** How maps lie in training. */
  TrainingConvolution.Maps maps() {
    return new TrainingConvolution.Maps(layout, precision.type(), keptBytes);
  }

  @Override
  public void close() {
    scratch.close();
    library.close();
  }
}
