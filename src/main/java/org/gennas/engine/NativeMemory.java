package org.gennas.engine;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/** Memory of this process outside the Java heap, held by the tensor libraries. */
public final class NativeMemory {
  private NativeMemory() {}

  /**
   * Gives back what the trainings of this thread have left, to be called between two of them: the
   * workspaces that ND4J keeps for each thread, arrays that nobody holds any more, and what malloc
   * keeps for later. A process that trains one network after the other then stays as small as one
   * that trains its first.
   */
  public static void giveBack() {
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    System.gc();
    Pointer.trimMemory();
  }
}
