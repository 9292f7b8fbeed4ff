package org.gennas.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gennas.engine.layer.BlockConfiguration;
import org.gennas.engine.layer.BlockParameters;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.MomentumStep.Segment;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where in a graph's flat array of parameters what lies. */
final class FlatLayout {
  private FlatLayout() {}

  /** All of the array in its order, in runs of one kind. */
  static List<Segment> segments(ComputationGraph graph) {
    List<Segment> segments = new ArrayList<>();
    long from = 0;
    for (int vertex : graph.topologicalSortOrder()) {
      Layer layer = graph.getVertices()[vertex].getLayer();
      if (layer == null) {
        continue;
      }
      for (Map.Entry<String, INDArray> part : layer.paramTable().entrySet()) {
        long length = part.getValue().length();
        if (part.getKey().equals(BlockParameters.TRAINABLE)) {
          addStages(segments, from, (BlockConfiguration) layer.conf().getLayer());
        } else {
          boolean moved = !part.getKey().equals(BlockParameters.STATISTICS);
          segments.add(new Segment(from, length, moved, part.getKey().equals("W")));
        }
        from += length;
      }
    }
    return List.copyOf(segments);
  }

  /** The same in the fewest runs that are either moved or not. */
  static List<Segment> merged(List<Segment> segments) {
    List<Segment> merged = new ArrayList<>();
    for (Segment next : segments) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).moved() == next.moved()) {
        Segment before = merged.get(last);
        merged.set(
            last, new Segment(before.from(), before.length() + next.length(), next.moved(), false));
      } else {
        merged.add(next);
      }
    }
    return List.copyOf(merged);
  }

  /** Numbers that the optimizer moves: weights, gammas, betas and biases. */
  static long moved(List<Segment> segments) {
    return segments.stream().filter(Segment::moved).mapToLong(Segment::length).sum();
  }

  private static void addStages(List<Segment> segments, long from, BlockConfiguration block) {
    long at = from;
    for (ConvolutionStage stage : block.definition().stages()) {
      segments.add(new Segment(at, stage.weights(), true, true));
      segments.add(
          new Segment(at + stage.weights(), stage.trainable() - stage.weights(), true, false));
      at += stage.trainable();
    }
  }
}
