package org.gennas.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gennas.engine.layer.MomentumStep;
import org.gennas.engine.layer.MomentumStep.Segment;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes a {@link Recipe}'s steps on the Java heap, over whole flat arrays in plain loops, which the
 * JVM turns into vector instructions: the same numbers whoever computes the layers. The heap holds
 * the parameters; the network's own array receives a copy after each step.
 *
 * <p>AdamW as Loshchilov and Hutter (ICLR 2019) have it, with the rate's schedule as the multiplier
 * of the decay too; SGD with Nesterov's momentum as ND4J's updater has it.
 */
final class RecipeOptimizer implements Optimizer, MomentumStep {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final TrainingConfig training;
  private final Recipe recipe;
  private final LearningRates rates;
  private final List<Segment> segments;
  private final INDArray network;
  private final INDArray networkGradients;
  private final float[] parameters;
  private final float[] gradients;
  private final float[] first;
  private final float[] second;
  private final float[] averaged;
  private Progress progress = new Progress(0, 0, 1);

  RecipeOptimizer(ComputationGraph graph, TrainingConfig training) {
    this.training = training;
    recipe = training.recipeOrPlain();
    rates = new LearningRates(training);
    segments = FlatLayout.segments(graph);
    graph.initGradientsView();
    graph.setUpdater(new NoUpdater(graph));
    network = graph.params();
    networkGradients = graph.getGradientsViewArray();
    int length = (int) network.length();
    parameters = new float[length];
    gradients = new float[length];
    first = new float[length];
    second = new float[recipe.optimizer() == Recipe.Optimizer.ADAMW ? length : 0];
    averaged = new float[recipe.averaging() > 0 ? length : 0];
    parametersChanged();
    graph.setGradientsAccumulator(new FusedUpdate(this, () -> rates.at(progress)));
  }

  @Override
  public void setProgress(Progress now) {
    progress = now;
  }

  @Override
  public void apply(double rate) {
    read(networkGradients, gradients);
    float scale = clip();
    for (Segment segment : segments) {
      int from = (int) segment.from();
      int to = from + (int) segment.length();
      if (segment.moved()) {
        float decay = segment.weights() ? (float) (rate * recipe.weightDecay()) : 0;
        step(from, to, (float) rate, scale, decay);
      } else {
        follow(from, to);
      }
    }
    average();
    write(parameters, network);
  }

  private void step(int from, int to, float rate, float scale, float decay) {
    switch (recipe.optimizer()) {
      case ADAMW -> adam(from, to, rate, scale, decay);
      case SGD -> nesterov(from, to, rate, scale, decay);
    }
  }

  private void adam(int from, int to, float rate, float scale, float decay) {
    double t = progress.step() + 1.0;
    float keep1 = (float) BETA_1;
    float take1 = (float) (1 - BETA_1) * scale;
    float keep2 = (float) BETA_2;
    float take2 = (float) (1 - BETA_2) * scale * scale;
    float step = (float) (rate / (1 - Math.pow(BETA_1, t)));
    float unbias = (float) (1 / (1 - Math.pow(BETA_2, t)));
    float kept = 1 - decay;
    for (int i = from; i < to; i++) {
      float g = gradients[i];
      float m = keep1 * first[i] + take1 * g;
      float v = keep2 * second[i] + take2 * g * g;
      first[i] = m;
      second[i] = v;
      parameters[i] = kept * parameters[i] - step * m / ((float) Math.sqrt(v * unbias) + EPSILON);
    }
  }

  private void nesterov(int from, int to, float rate, float scale, float decay) {
    float momentum = (float) training.momentum();
    float pull = rate * scale;
    float kept = 1 - decay;
    for (int i = from; i < to; i++) {
      float v = momentum * first[i] - pull * gradients[i];
      first[i] = v;
      parameters[i] = kept * parameters[i] + momentum * v - pull * gradients[i];
    }
  }

  /** Running statistics: their gradient is already what is to be subtracted. */
  private void follow(int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] -= gradients[i];
    }
  }

  /** What the gradient is multiplied with so that its norm is not above the recipe's. */
  private float clip() {
    if (recipe.clip() == 0) {
      return 1;
    }
    double squares = 0;
    for (Segment segment : segments) {
      int from = (int) segment.from();
      for (int i = from; segment.moved() && i < from + segment.length(); i++) {
        squares += (double) gradients[i] * gradients[i];
      }
    }
    double norm = Math.sqrt(squares);
    return norm > recipe.clip() ? (float) (recipe.clip() / norm) : 1;
  }

  /** The memory is shorter in the first steps, so that the beginning is soon forgotten. */
  private void average() {
    if (averaged.length == 0) {
      return;
    }
    double t = progress.step();
    float keep = (float) Math.min(recipe.averaging(), (1 + t) / (10 + t));
    float take = 1 - keep;
    for (int i = 0; i < averaged.length; i++) {
      averaged[i] = keep * averaged[i] + take * parameters[i];
    }
  }

  @Override
  public Optional<float[]> averaged() {
    return averaged.length == 0 ? Optional.empty() : Optional.of(averaged.clone());
  }

  @Override
  public void parametersChanged() {
    read(network, parameters);
    System.arraycopy(parameters, 0, averaged, 0, averaged.length);
  }

  /** First moments, then second moments where there are any, then averages where there are any. */
  @Override
  public float[] momentum() {
    float[] all = Arrays.copyOf(first, first.length + second.length + averaged.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    System.arraycopy(averaged, 0, all, first.length + second.length, averaged.length);
    return all;
  }

  @Override
  public void restore(float[] momentum) {
    Network.checkLength(
        momentum.length,
        (long) first.length + second.length + averaged.length,
        "numbers of the optimizer");
    System.arraycopy(momentum, 0, first, 0, first.length);
    System.arraycopy(momentum, first.length, second, 0, second.length);
    System.arraycopy(momentum, first.length + second.length, averaged, 0, averaged.length);
  }

  private static void read(INDArray from, float[] into) {
    if (LayerChoice.onCpu() && from.data().addressPointer() instanceof FloatPointer place) {
      place.get(into, 0, into.length);
    } else {
      System.arraycopy(from.toFloatVector(), 0, into, 0, into.length);
    }
  }

  private static void write(float[] from, INDArray into) {
    if (LayerChoice.onCpu() && into.data().addressPointer() instanceof FloatPointer place) {
      place.put(from, 0, from.length);
    } else {
      into.assign(Nd4j.createFromArray(from).reshape(into.shape()));
    }
  }

  @Override
  public void close() {
    // all of it is on the heap, and the graph owns the rest
  }
}
