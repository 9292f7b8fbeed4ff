package org.gennas.engine.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/** DL4J's description of a layer that is one {@link BlockDefinition}. */
public final class BlockConfiguration extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  private String stages;
  private boolean residual;
  private boolean pooled;

  /** For DL4J's JSON. */
  BlockConfiguration() {}

  private BlockConfiguration(Builder builder) {
    super(builder);
    stages = builder.block.text();
    residual = builder.block.residual();
    pooled = builder.block.pooled();
    nIn = builder.block.in();
    nOut = builder.block.out();
  }

  public static BlockConfiguration of(BlockDefinition block) {
    return new Builder(block).build();
  }

  @SuppressWarnings("unchecked")
  private static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private final BlockDefinition block;

    Builder(BlockDefinition block) {
      this.block = block;
    }

    @Override
    public BlockConfiguration build() {
      return new BlockConfiguration(this);
    }
  }

  /** What the layer computes. */
  public BlockDefinition definition() {
    return new BlockDefinition(BlockDefinition.parse(stages), residual, pooled);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    BlockLayer layer = new BlockLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialize));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return new BlockParameters();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    if (pooled) {
      return InputType.feedForward(nOut);
    }
    InputType.InputTypeConvolutional maps = (InputType.InputTypeConvolutional) input;
    BlockDefinition block = definition();
    return InputType.convolutional(
        block.outputSide((int) maps.getHeight()), block.outputSide((int) maps.getWidth()), nOut);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    // the definition says it already
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    BlockDefinition block = definition();
    return new LayerMemoryReport.Builder(
            layerName, BlockConfiguration.class, input, getOutputType(-1, input))
        .standardMemory(block.trainable() + (long) block.statistics(), block.trainable())
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public IUpdater getUpdaterByParam(String name) {
    return name.equals(BlockParameters.STATISTICS) ? new NoOp() : super.getUpdaterByParam(name);
  }

  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    return name.equals(BlockParameters.STATISTICS)
        ? List.of()
        : super.getRegularizationByParam(name);
  }
}
