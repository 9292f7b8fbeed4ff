package org.gennas.engine.layer;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A block as a layer of a DL4J graph. A {@link LayerFamily} must be given before it computes. */
public final class BlockLayer extends BaseLayer<BlockConfiguration> {
  private static final long serialVersionUID = 1L;

  private transient BlockComputation computation;
  private transient boolean first;
  private transient List<StageParameters> parameters;
  private transient List<StageParameters> gradients;

  BlockLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /**
   * Says who computes.
   *
   * @param neighbours where no block comes before it, nobody needs the input's gradient
   */
  public void computeBy(LayerFamily family, LayerFamily.Neighbours neighbours) {
    close();
    first = !neighbours.before();
    computation = family.computation(layerConf().definition(), neighbours);
  }

  /** Says that the parameters were changed from outside. */
  public void parametersChange() {
    if (computation != null) {
      computation.parametersChange();
    }
  }

  /**
   * The maps behind the mean of the last pass without training: images x channels x height x width.
   */
  public INDArray pooledMaps() {
    return computation.pooledMaps();
  }

  /** Gives back the computation's arrays. */
  public void close() {
    if (computation != null) {
      computation.close();
      computation = null;
    }
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    if (computation == null) {
      throw new IllegalStateException("No family of layers was given");
    }
    if (parameters == null) {
      parameters = stages(params);
    }
    return computation.forward(input, parameters, training);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray outputGradient, LayerWorkspaceMgr workspaces) {
    if (gradients == null) {
      gradients = stages(gradientViews);
    }
    INDArray inputGradient =
        computation.backward(outputGradient, parameters, gradients, !first).orElse(null);
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, inputGradient);
  }

  private List<StageParameters> stages(Map<String, INDArray> table) {
    return StageParameters.cut(
        layerConf().definition(),
        table.get(BlockParameters.TRAINABLE),
        table.get(BlockParameters.STATISTICS));
  }

  @Override
  public void setParamsViewArray(INDArray view) {
    super.setParamsViewArray(view);
    parameters = null;
  }

  @Override
  public void setParamTable(Map<String, INDArray> table) {
    super.setParamTable(table);
    parameters = null;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray view) {
    super.setBackpropGradientsViewArray(view);
    gradients = null;
  }

  /** The running statistics' gradient is already what is to be subtracted. */
  @Override
  public boolean updaterDivideByMinibatch(String name) {
    return !name.equals(BlockParameters.STATISTICS) && super.updaterDivideByMinibatch(name);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
