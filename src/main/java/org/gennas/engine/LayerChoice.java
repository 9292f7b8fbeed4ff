package org.gennas.engine;

import java.util.concurrent.Executor;
import org.gennas.engine.layer.HostFamily;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.OpFamily;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Picks the family of layers for the backend that ND4J has loaded.
 *
 * @param threads CPU threads of this process
 * @param executor runs the shares of all threads but the first
 */
public record LayerChoice(int threads, Executor executor) {
  /** A family that nothing else uses; its owner closes it. */
  LayerFamily family() {
    return onCpu() ? new HostFamily(threads, executor) : new OpFamily();
  }

  private static boolean onCpu() {
    return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
  }
}
