package org.gennas.engine;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.gennas.data.batch.Batch;
import org.gennas.engine.layer.BlockConfiguration;
import org.gennas.engine.layer.BlockLayer;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.MaskedCrossEntropy;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * An architecture as a DL4J graph that can be trained. Outputs are logits; the sigmoid is {@link
 * MaskedCrossEntropy#probability}. Confined to one thread.
 */
final class Network implements AutoCloseable {
  private static final INDArray[] NO_MASK = new INDArray[1];

  private final NetworkPlan plan;
  private final ComputationGraph graph;
  private final LayerFamily family;
  private final Optimizer optimizer;
  private final InputArrays inputs;
  private final Optional<SeededDropout> dropout;
  private final long trainable;
  private float[] mirror = new float[0];

  private Network(
      NetworkPlan plan,
      ComputationGraph graph,
      LayerFamily family,
      Optimizer optimizer,
      InputArrays inputs,
      Optional<SeededDropout> dropout) {
    this.plan = plan;
    this.graph = graph;
    this.family = family;
    this.optimizer = optimizer;
    this.inputs = inputs;
    this.dropout = dropout;
    this.trainable = FlatLayout.moved(FlatLayout.segments(graph));
  }

  /**
   * A network with fresh weights; equal seeds give equal weights.
   *
   * @param px side of the input
   * @param outputs findings
   * @param family computes the blocks; closed with the network
   */
  static Network create(
      SearchSpace space,
      Architecture architecture,
      int px,
      int outputs,
      long seed,
      TrainingConfig training,
      LayerFamily family) {
    return create(
        space, architecture, px, outputs, seed, training, family, new MaskedCrossEntropy());
  }

  /**
   * The same with a loss of the training's own.
   *
   * @param loss what training makes small
   */
  static Network create(
      SearchSpace space,
      Architecture architecture,
      int px,
      int outputs,
      long seed,
      TrainingConfig training,
      LayerFamily family,
      ILossFunction loss) {
    NetworkPlan plan = NetworkPlan.of(space, architecture, px, outputs);
    Optional<SeededDropout> dropout =
        training
            .recipe()
            .filter(r -> r.dropout() > 0)
            .map(r -> new SeededDropout(r.dropout(), seed));
    ComputationGraph graph =
        new ComputationGraph(
            configuration(plan, seed, Optimizer.updater(family, training), loss, dropout));
    graph.init();
    int last = plan.blocks().size() - 1;
    for (int i = 0; i <= last; i++) {
      ((BlockLayer) graph.getLayer(plan.blocks().get(i).name()))
          .computeBy(family, new LayerFamily.Neighbours(i > 0, i < last));
    }
    Network network =
        new Network(
            plan,
            graph,
            family,
            Optimizer.of(graph, family, training),
            new InputArrays(space.inputChannels()),
            dropout);
    network.beginOutput(seed);
    network.optimizer.parametersChanged();
    return network;
  }

  private static ComputationGraphConfiguration configuration(
      NetworkPlan plan,
      long seed,
      IUpdater updater,
      ILossFunction loss,
      Optional<SeededDropout> dropout) {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            // the loss is already a mean; DL4J would divide by the batch size once more
            .miniBatch(false)
            .updater(updater)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .graphBuilder()
            .addInputs("image");
    String before = "image";
    int width = 0;
    for (NetworkPlan.NamedBlock block : plan.blocks()) {
      builder.addLayer(block.name(), BlockConfiguration.of(block.definition()), before);
      before = block.name();
      width = block.definition().out();
    }
    return builder
        .addLayer(
            "findings",
            new OutputLayer.Builder(loss)
                .dropOut(dropout.orElse(null))
                .nIn(width)
                .nOut(plan.outputs())
                .activation(Activation.IDENTITY)
                .build(),
            before)
        .setOutputs("findings")
        .build();
  }

  /** Drawn here and not by DL4J, whose random numbers depend on what else has drawn before. */
  private void beginOutput(long seed) {
    Layer output = graph.getLayer("findings");
    INDArray weights = output.getParam("W");
    Random random = new Random(seed * 31 + "findings".hashCode());
    double spread = Math.sqrt(1.0 / weights.size(0));
    for (long i = 0; i < weights.size(0); i++) {
      for (long j = 0; j < weights.size(1); j++) {
        weights.putScalar(i, j, random.nextGaussian() * spread);
      }
    }
    output.getParam("b").assign(0);
  }

  /** Its layers. */
  NetworkPlan plan() {
    return plan;
  }

  /** Family of layers that computes. */
  String layers() {
    return family.name();
  }

  /** Has {@code listener} hear of each step's course; none hears by default. */
  void listen(TrainingListener listener) {
    graph.setListeners(listener);
  }

  /** Says where the next step stands: its learning rate and what it drops out follow from that. */
  void setProgress(Progress progress) {
    optimizer.setProgress(progress);
    dropout.ifPresent(d -> d.setStep(progress.step()));
  }

  /**
   * One step of the optimizer.
   *
   * @return the loss before it
   */
  double step(Batch batch) {
    graph.fit(
        inputs.images(batch.pixels(), batch.size(), batch.px()),
        inputs.labels(batch),
        NO_MASK,
        inputs.mask(batch));
    return graph.score();
  }

  /**
   * Runs images through the trained network.
   *
   * @param pixels count x channels x px x px
   * @return count x findings logits
   */
  float[][] logits(float[] pixels, int count, int px) {
    return graph.outputSingle(inputs.images(pixels, count, px)[0]).toFloatMatrix();
  }

  /**
   * The mean of the logits of images and of their mirror images. {@link #heat} is the images' own
   * afterwards.
   *
   * @param pixels count x 1 x px x px
   * @return count x findings logits
   */
  float[][] mirroredLogits(float[] pixels, int count, int px) {
    if (mirror.length < count * px * px) {
      mirror = new float[count * px * px];
    }
    for (int row = 0; row < count * px; row++) {
      for (int x = 0; x < px; x++) {
        mirror[row * px + x] = pixels[row * px + px - 1 - x];
      }
    }
    float[][] other = logits(mirror, count, px);
    float[][] own = logits(pixels, count, px);
    for (int i = 0; i < count; i++) {
      for (int f = 0; f < own[i].length; f++) {
        own[i][f] = (own[i][f] + other[i][f]) / 2;
      }
    }
    return own;
  }

  /**
   * Grad-CAM of the only image that {@link #logits} was last asked about. Behind the last
   * convolution come only the mean over the pixels and the dense output, so the gradient of a logit
   * in its maps is the output's weight over the number of pixels.
   *
   * @return findings x (side x side), cut off below zero
   */
  float[][] heat() {
    BlockLayer head = (BlockLayer) graph.getLayer("head");
    INDArray maps = head.pooledMaps();
    long pixels = maps.size(2) * maps.size(3);
    INDArray flat = maps.reshape('c', maps.size(1), pixels);
    float[][] heat =
        graph.getLayer("findings").getParam("W").transpose().mmul(flat).toFloatMatrix();
    for (float[] map : heat) {
      for (int i = 0; i < map.length; i++) {
        map[i] = Math.max(0, map[i]) / pixels;
      }
    }
    return heat;
  }

  /** All parameters with the running statistics, flat. */
  float[] parameters() {
    return flat(graph.params());
  }

  /** What the optimizer remembers, flat. */
  float[] momentum() {
    return optimizer.momentum();
  }

  private static float[] flat(INDArray array) {
    return array.dup('c').reshape(array.length()).toFloatVector();
  }

  /**
   * @throws IllegalArgumentException if there are more or fewer than the network has
   */
  void restoreParameters(float[] values) {
    place(values);
    optimizer.parametersChanged();
  }

  /** Puts parameters in without telling the optimizer. */
  private void place(float[] values) {
    restore(graph.params(), values, "parameters");
    for (Layer layer : graph.getLayers()) {
      if (layer instanceof BlockLayer block) {
        block.parametersChange();
      }
    }
  }

  /**
   * Computes with the parameters that count for scoring, averaged ones where the recipe has them.
   *
   * @param work sees them in {@link #logits} and {@link #parameters}, and must not train
   */
  <T> T withScoredParameters(Work<T> work) throws IOException {
    Optional<float[]> averaged = optimizer.averaged();
    if (averaged.isEmpty()) {
      return work.run();
    }
    float[] trained = parameters();
    place(averaged.get());
    try {
      return work.run();
    } finally {
      place(trained);
    }
  }

  /** Something to do meanwhile. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * @throws IllegalArgumentException if there are more or fewer than the network has
   */
  void restoreMomentum(float[] values) {
    optimizer.restore(values);
  }

  static void checkLength(long found, long expected, String what) {
    if (found != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "The file holds %d %s, the network has %d", found, what, expected));
    }
  }

  static void restore(INDArray into, float[] values, String what) {
    checkLength(values.length, into.length(), what);
    into.assign(Nd4j.createFromArray(values).reshape(into.shape()));
  }

  /** Whether every parameter is a finite number. */
  boolean isFinite() {
    return Double.isFinite(graph.params().sumNumber().doubleValue());
  }

  /** Weights, gammas, betas and biases. */
  long trainable() {
    return trainable;
  }

  @Override
  public void close() {
    for (Layer layer : graph.getLayers()) {
      if (layer instanceof BlockLayer block) {
        block.close();
      }
    }
    optimizer.close();
    dropout.ifPresent(SeededDropout::forget);
    inputs.close();
    family.close();
    graph.close();
  }
}
