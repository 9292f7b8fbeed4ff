package org.gennas.engine.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The parameters of a {@link BlockConfiguration}: {@value #TRAINABLE}, which the updater moves, and
 * {@value #STATISTICS}, which follow the batches. Weights begin as He et al. (2015) say, drawn from
 * the network's seed and the layer's name; gamma 1, beta 0, mean 0, variance 1.
 */
public final class BlockParameters implements ParamInitializer {
  public static final String TRAINABLE = "trainable";
  public static final String STATISTICS = "statistics";

  private static BlockDefinition block(Layer layer) {
    return ((BlockConfiguration) layer).definition();
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    BlockDefinition block = block(layer);
    return block.trainable() + (long) block.statistics();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(TRAINABLE, STATISTICS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(TRAINABLE);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.equals(TRAINABLE);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray view, boolean initialize) {
    BlockDefinition block = block(conf.getLayer());
    Map<String, INDArray> table = cut(block, view);
    conf.addVariable(TRAINABLE);
    conf.addVariable(STATISTICS);
    if (initialize) {
      Random random = new Random(conf.getSeed() * 31 + conf.getLayer().getLayerName().hashCode());
      StageParameters.cut(block, table.get(TRAINABLE), table.get(STATISTICS))
          .forEach(stage -> begin(stage, random));
    }
    return table;
  }

  private static void begin(StageParameters stage, Random random) {
    INDArray weights = stage.weights();
    double spread = Math.sqrt(2.0 / (weights.length() / weights.size(0)));
    double[] drawn = new double[(int) weights.length()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextGaussian() * spread;
    }
    weights.assign(Nd4j.createFromArray(drawn).castTo(weights.dataType()).reshape(weights.shape()));
    stage.gamma().assign(1);
    stage.beta().assign(0);
    stage.mean().assign(0);
    stage.variance().assign(1);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray view) {
    return cut(block(conf.getLayer()), view);
  }

  private static Map<String, INDArray> cut(BlockDefinition block, INDArray view) {
    INDArray flat = view.reshape(view.length());
    long trainable = block.trainable();
    long all = trainable + block.statistics();
    Map<String, INDArray> table = new LinkedHashMap<>();
    table.put(TRAINABLE, flat.get(NDArrayIndex.interval(0, trainable)).reshape(1, trainable));
    table.put(
        STATISTICS, flat.get(NDArrayIndex.interval(trainable, all)).reshape(1, all - trainable));
    return table;
  }
}
