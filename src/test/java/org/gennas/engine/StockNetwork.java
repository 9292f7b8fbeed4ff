package org.gennas.engine;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gennas.data.batch.Batch;
import org.gennas.engine.layer.ConvolutionStage;
import org.gennas.engine.layer.MaskedCrossEntropy;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * The same network of the layers that DL4J brings, whose computations share no code with ours: what
 * our families are held to. It begins with the weights of a {@link Network} of the same seed.
 */
final class StockNetwork implements AutoCloseable {
  private static final String IMAGE = "image";
  private static final String FINDINGS = "findings";
  private static final INDArray[] NO_MASK = new INDArray[1];

  private final NetworkPlan plan;
  private final ComputationGraph graph;
  private final InputArrays inputs;

  private StockNetwork(NetworkPlan plan, ComputationGraph graph, InputArrays inputs) {
    this.plan = plan;
    this.graph = graph;
    this.inputs = inputs;
  }

  /** Takes what {@link Network#create} takes, apart from the family. */
  static StockNetwork create(
      SearchSpace space,
      Architecture architecture,
      int px,
      int outputs,
      long seed,
      TrainingConfig training) {
    NetworkPlan plan = NetworkPlan.of(space, architecture, px, outputs);
    StockNetwork network =
        new StockNetwork(
            plan,
            graph(plan, InputType.convolutional(px, px, space.inputChannels()), training),
            new InputArrays(space.inputChannels()));
    try (Network model =
        Network.create(space, architecture, px, outputs, seed, training, new PortableFamily())) {
      network.begin(model.parameters());
    }
    return network;
  }

  private static ComputationGraph graph(
      NetworkPlan plan, InputType image, TrainingConfig training) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            // the loss is already a mean; DL4J would divide by the batch size once more
            .miniBatch(false)
            .updater(
                new Nesterovs(
                    new ExponentialSchedule(
                        ScheduleType.EPOCH, training.learningRate(), training.decay()),
                    training.momentum()))
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .graphBuilder()
            .addInputs(IMAGE)
            .setInputTypes(image);
    String before = IMAGE;
    for (NetworkPlan.NamedBlock block : plan.blocks()) {
      before = add(builder, block, before);
    }
    builder
        .addLayer(
            FINDINGS,
            new OutputLayer.Builder(new MaskedCrossEntropy())
                .nOut(plan.outputs())
                .activation(Activation.IDENTITY)
                .build(),
            before)
        .setOutputs(FINDINGS);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  /**
   * @return the name of the block's last vertex
   */
  private static String add(GraphBuilder builder, NetworkPlan.NamedBlock block, String input) {
    String before = input;
    List<ConvolutionStage> stages = block.definition().stages();
    for (int i = 0; i < stages.size(); i++) {
      ConvolutionStage stage = stages.get(i);
      builder.addLayer(convolution(block, i), convolution(stage), before);
      before = norm(block, i);
      builder.addLayer(
          before,
          // by default DL4J averages the logarithm of the deviation, not the variance
          new BatchNormalization.Builder().eps(1e-5).decay(0.9).useLogStd(false).build(),
          convolution(block, i));
      if (stage.relu()) {
        // batch norm ignores the activation that it is given
        String relu = block.name() + "-relu" + i;
        builder.addLayer(relu, new ActivationLayer(Activation.RELU), before);
        before = relu;
      }
    }
    if (block.definition().residual()) {
      String sum = block.name() + "-sum";
      builder.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), before, input);
      before = sum;
    }
    if (block.definition().pooled()) {
      String mean = block.name() + "-mean";
      builder.addLayer(mean, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), before);
      before = mean;
    }
    return before;
  }

  private static ConvolutionLayer convolution(ConvolutionStage stage) {
    int[] kernel = {stage.kernel(), stage.kernel()};
    int[] stride = {stage.stride(), stage.stride()};
    int[] padding = {stage.padding(), stage.padding()};
    if (stage.depthwise()) {
      return new DepthwiseConvolution2D.Builder(kernel, stride, padding)
          .depthMultiplier(1)
          .nOut(stage.out())
          .hasBias(false)
          .convolutionMode(ConvolutionMode.Truncate)
          .activation(Activation.IDENTITY)
          .build();
    }
    return new ConvolutionLayer.Builder(kernel, stride, padding)
        .nOut(stage.out())
        .hasBias(false)
        .convolutionMode(ConvolutionMode.Truncate)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static String convolution(NetworkPlan.NamedBlock block, int stage) {
    return block.name() + "-convolution" + stage;
  }

  private static String norm(NetworkPlan.NamedBlock block, int stage) {
    return block.name() + "-norm" + stage;
  }

  /**
   * Copies a network's parameters.
   *
   * @param flat as {@link Network#parameters()} gives them: each block's trainable numbers and its
   *     statistics, then the output's weights, column by column, and biases
   */
  private void begin(float[] flat) {
    int at = 0;
    for (NetworkPlan.NamedBlock block : plan.blocks()) {
      List<ConvolutionStage> stages = block.definition().stages();
      int statisticsAt = at + block.definition().trainable();
      for (int i = 0; i < stages.size(); i++) {
        ConvolutionStage stage = stages.get(i);
        Layer norm = graph.getLayer(norm(block, i));
        int out = stage.out();
        INDArray weights = graph.getLayer(convolution(block, i)).getParam("W");
        // of a depthwise kernel DL4J wants height x width x channels x 1
        INDArray inOurOrder = stage.depthwise() ? weights.permute(2, 3, 0, 1) : weights;
        at += fill(inOurOrder, 'c', flat, at);
        at += fill(norm.getParam("gamma"), 'c', flat, at);
        at += fill(norm.getParam("beta"), 'c', flat, at);
        fill(norm.getParam("mean"), 'c', flat, statisticsAt);
        fill(norm.getParam("var"), 'c', flat, statisticsAt + out);
        statisticsAt += 2 * out;
      }
      at = statisticsAt;
    }
    Layer output = graph.getLayer(FINDINGS);
    at += fill(output.getParam("W"), 'f', flat, at);
    at += fill(output.getParam("b"), 'c', flat, at);
    if (at != flat.length) {
      throw new IllegalStateException("Copied " + at + " of " + flat.length + " parameters");
    }
  }

  private static int fill(INDArray array, char order, float[] flat, int from) {
    int length = (int) array.length();
    INDArray part = Nd4j.createFromArray(Arrays.copyOfRange(flat, from, from + length));
    array.assign(part.reshape(order, array.shape()));
    return length;
  }

  /**
   * @param epoch 0-based; decides the learning rate
   */
  void setEpoch(int epoch) {
    graph.getConfiguration().setEpochCount(epoch);
    for (Layer layer : graph.getLayers()) {
      layer.setEpochCount(epoch);
    }
  }

  /**
   * One step of SGD.
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
   * @param pixels count x channels x px x px
   * @return count x findings logits
   */
  float[][] logits(float[] pixels, int count, int px) {
    return graph.outputSingle(inputs.images(pixels, count, px)[0]).toFloatMatrix();
  }

  @Override
  public void close() {
    inputs.close();
    graph.close();
  }
}
