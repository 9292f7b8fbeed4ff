package org.gennas.engine;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;

/**
 * Leaves the gradients as they are, for {@link FusedUpdate}. DL4J's own updater, even one that does
 * nothing, cuts the flat arrays into the layers' parts twice at each step.
 */
final class NoUpdater extends ComputationGraphUpdater {
  private static final long serialVersionUID = 1L;

  NoUpdater(ComputationGraph graph) {
    super(graph);
  }

  @Override
  public void update(
      Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaces) {
    // the gradients are already what the step wants
  }
}
