package org.gennas.engine.layer.onednn;

import java.util.Optional;
import org.gennas.engine.layer.BlockComputation;
import org.gennas.engine.layer.BlockDefinition;
import org.gennas.engine.layer.LayerFamily;

/** Computes on the CPU by oneDNN primitives. */
public final class OneDnnFamily implements LayerFamily {
  /** Why it cannot be used here, if so: a sentence. */
  public static Optional<String> obstacle() {
    return Optional.of("it is not built yet.");
  }

  /** The library and what it makes use of, for people. */
  public static String description() {
    return "onednn";
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public BlockComputation computation(BlockDefinition block, Neighbours neighbours) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
