package org.gennas.engine;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.MomentumStep;
import org.gennas.engine.layer.MomentumStep.Segment;
import org.gennas.study.config.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Makes the steps. A training without a recipe has SGD with Nesterov's momentum and a learning rate
 * that decays by the epoch: by DL4J's updater, or by the family of layers where that is faster.
 * Either way the momentum is one number for each weight, gamma, beta and bias, in the order of the
 * layers. A training with a recipe has a {@link RecipeOptimizer}.
 */
interface Optimizer extends AutoCloseable {
  /** DL4J's part of it. */
  static IUpdater updater(LayerFamily family, TrainingConfig training) {
    return family.hasMomentumStep() || training.recipe().isPresent()
        ? new NoOp()
        : new Nesterovs(
            new ExponentialSchedule(ScheduleType.EPOCH, training.learningRate(), training.decay()),
            training.momentum());
  }

  static Optimizer of(ComputationGraph graph, LayerFamily family, TrainingConfig training) {
    if (training.recipe().isPresent()) {
      return new RecipeOptimizer(graph, training);
    }
    return family.hasMomentumStep() ? new ByFamily(graph, family, training) : new ByUpdater(graph);
  }

  /** Says where the next step stands, which decides its learning rate. */
  void setProgress(Progress progress);

  /** What the optimizer remembers of all steps, such as the momentum, flat; a copy. */
  float[] momentum();

  /** The averaged parameters, flat, a copy; empty where the last ones are what counts. */
  default Optional<float[]> averaged() {
    return Optional.empty();
  }

  /** Says that somebody else has put other parameters into the network, to go on from. */
  default void parametersChanged() {}

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
    public void setProgress(Progress progress) {
      graph.getConfiguration().setEpochCount(progress.epoch());
      for (Layer layer : graph.getLayers()) {
        layer.setEpochCount(progress.epoch());
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
    private final List<Segment> segments;
    private final INDArray velocities;
    private final MomentumStep step;
    private Progress progress = new Progress(0, 0, 1);

    private ByFamily(ComputationGraph graph, LayerFamily family, TrainingConfig training) {
      LearningRates rates = new LearningRates(training);
      segments = FlatLayout.merged(FlatLayout.segments(graph));
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
      graph.setGradientsAccumulator(new FusedUpdate(step, () -> rates.at(progress)));
    }

    @Override
    public void setProgress(Progress now) {
      progress = now;
    }

    @Override
    public float[] momentum() {
      float[] all = velocities.toFloatVector();
      float[] moved = new float[(int) FlatLayout.moved(segments)];
      int at = 0;
      for (Segment segment : segments) {
        if (segment.moved()) {
          System.arraycopy(all, (int) segment.from(), moved, at, (int) segment.length());
          at += (int) segment.length();
        }
      }
      return moved;
    }

    @Override
    public void restore(float[] momentum) {
      Network.checkLength(momentum.length, FlatLayout.moved(segments), "numbers of momentum");
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
