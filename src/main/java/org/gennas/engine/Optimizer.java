package org.gennas.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gennas.engine.layer.BlockParameters;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.MomentumStep;
import org.gennas.engine.layer.MomentumStep.Segment;
import org.gennas.study.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * SGD with Nesterov's momentum and a learning rate that decays by the epoch: by DL4J's updater, or
 * by the family of layers where that is faster. Either way the momentum is one number for each
 * weight, gamma, beta and bias, in the order of the layers.
 */
interface Optimizer extends AutoCloseable {
  /** DL4J's part of it. */
  static IUpdater updater(LayerFamily family, TrainingConfig training) {
    return family.hasMomentumStep()
        ? new NoOp()
        : new Nesterovs(
            new ExponentialSchedule(ScheduleType.EPOCH, training.learningRate(), training.decay()),
            training.momentum());
  }

  static Optimizer of(ComputationGraph graph, LayerFamily family, TrainingConfig training) {
    return family.hasMomentumStep() ? new ByFamily(graph, family, training) : new ByUpdater(graph);
  }

  /**
   * @param epoch 0-based
   */
  void setEpoch(int epoch);

  /** The momentum, flat; a copy. */
  float[] momentum();

  /**
   * @throws IllegalArgumentException if there are more or fewer numbers than the network has
   */
  void restore(float[] momentum);

  @Override
  void close();

  /** DL4J's updater holds everything. */
  final class ByUpdater implements Optimizer {
    private final ComputationGraph graph;

    private ByUpdater(ComputationGraph graph) {
      this.graph = graph;
    }

    @Override
    public void setEpoch(int epoch) {
      graph.getConfiguration().setEpochCount(epoch);
      for (Layer layer : graph.getLayers()) {
        layer.setEpochCount(epoch);
      }
    }

    @Override
    public float[] momentum() {
      INDArray state = graph.getUpdater().getStateViewArray();
      return state.dup('c').reshape(state.length()).toFloatVector();
    }

    @Override
    public void restore(float[] momentum) {
      Network.restore(graph.getUpdater().getStateViewArray(), momentum, "numbers of momentum");
    }

    @Override
    public void close() {
      // the graph owns the state
    }
  }

  /** The family steps over DL4J's flat arrays. */
  final class ByFamily implements Optimizer {
    private final TrainingConfig training;
    private final List<Segment> segments;
    private final INDArray velocities;
    private final MomentumStep step;
    private double learningRate;

    private ByFamily(ComputationGraph graph, LayerFamily family, TrainingConfig training) {
      this.training = training;
      learningRate = training.learningRate();
      segments = segments(graph);
      graph.initGradientsView();
      graph.setUpdater(new NoUpdater(graph));
      velocities = Nd4j.create(DataType.FLOAT, graph.params().length());
      step =
          family.momentumStep(
              graph.params(),
              graph.getGradientsViewArray(),
              velocities,
              segments,
              training.momentum());
      graph.setGradientsAccumulator(new FusedUpdate(step, () -> learningRate));
    }

    private static List<Segment> segments(ComputationGraph graph) {
      List<Segment> segments = new ArrayList<>();
      long from = 0;
      for (int vertex : graph.topologicalSortOrder()) {
        Layer layer = graph.getVertices()[vertex].getLayer();
        if (layer == null) {
          continue;
        }
        for (Map.Entry<String, INDArray> part : layer.paramTable().entrySet()) {
          long length = part.getValue().length();
          boolean moved = !part.getKey().equals(BlockParameters.STATISTICS);
          segments.add(new Segment(from, length, moved));
          from += length;
        }
      }
      return List.copyOf(segments);
    }

    @Override
    public void setEpoch(int epoch) {
      learningRate = training.learningRate() * Math.pow(training.decay(), epoch);
    }

    @Override
    public float[] momentum() {
      float[] all = velocities.toFloatVector();
      float[] moved = new float[moved()];
      int at = 0;
      for (Segment segment : segments) {
        if (segment.moved()) {
          System.arraycopy(all, (int) segment.from(), moved, at, (int) segment.length());
          at += (int) segment.length();
        }
      }
      return moved;
    }

    private int moved() {
      return (int) segments.stream().filter(Segment::moved).mapToLong(Segment::length).sum();
    }

    @Override
    public void restore(float[] momentum) {
      Network.checkLength(momentum.length, moved(), "numbers of momentum");
      float[] all = new float[(int) velocities.length()];
      int at = 0;
      for (Segment segment : segments) {
        if (segment.moved()) {
          System.arraycopy(momentum, at, all, (int) segment.from(), (int) segment.length());
          at += (int) segment.length();
        }
      }
      velocities.assign(Nd4j.createFromArray(all));
    }

    @Override
    public void close() {
      step.close();
      velocities.close();
    }
  }
}
