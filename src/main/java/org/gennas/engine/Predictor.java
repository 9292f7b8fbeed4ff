package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileProblem;
import org.gennas.data.batch.BatchSource;
import org.gennas.data.batch.NetworkInput;
import org.gennas.engine.layer.MaskedCrossEntropy;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.StudyJson;

/** A trained model that predicts probabilities. Confined to one thread. */
public final class Predictor implements Classifier {
  private static final int AT_A_TIME = 24;
  private static final int WARM_UP = 5;
  private static final int TIMED = 25;

  private final TrainedModel description;
  private final Network network;
  private final NetworkInput.Writer input;
  private float[] batch = new float[0];

  private Predictor(TrainedModel description, Network network) {
    this.description = description;
    this.network = network;
    this.input = description.input().writer();
  }

  /**
   * Loads a model; the fastest layers that work here compute it.
   *
   * @throws FileProblem if the file is missing, damaged or newer than this program
   */
  public static Predictor load(Path modelZip) throws IOException {
    return load(modelZip, LayerChoice.automatic());
  }

  /**
   * @throws FileProblem if the file is missing, damaged or newer than this program
   */
  public static Predictor load(Path modelZip, LayerChoice layers) throws IOException {
    ModelFile.Model model = new ModelFile(new StudyJson()).readModel(modelZip);
    TrainedModel described = model.model();
    SearchSpace space = NamedSpace.of(described.space(), modelZip);
    Network network =
        Network.create(
            space,
            space.parse(described.architecture().code()),
            described.px(),
            described.findings().size(),
            described.seed(),
            TrainingConfig.paper(),
            layers.family());
    try {
      network.restoreParameters(model.parameters());
      return new Predictor(described, network);
    } catch (IllegalArgumentException e) {
      network.close();
      throw new FileProblem(e.getMessage(), modelZip, 0, "Train the candidate again.");
    }
  }

  public TrainedModel description() {
    return description;
  }

  @Override
  public int px() {
    return description.px();
  }

  @Override
  public List<String> findings() {
    return description.findings();
  }

  @Override
  public float[][] predict(List<byte[]> greyImages) {
    float[][] probabilities = logits(greyImages);
    for (float[] row : probabilities) {
      for (int f = 0; f < row.length; f++) {
        row[f] = (float) MaskedCrossEntropy.probability(row[f]);
      }
    }
    return probabilities;
  }

  @Override
  public Explanation explain(byte[] grey) {
    float[][] probabilities = predict(List.of(grey));
    float[][] heat = network.heat();
    return new Explanation(probabilities[0], (int) Math.round(Math.sqrt(heat[0].length)), heat);
  }

  /**
   * Median milliseconds from one image to its probabilities, over {@value #TIMED} images after
   * {@value #WARM_UP} that are not timed. Whoever else uses the device meanwhile slows it down.
   */
  public double latencyMillis() {
    List<byte[]> image = List.of(new byte[description.px() * description.px()]);
    double[] millis = new double[TIMED];
    for (int i = -WARM_UP; i < TIMED; i++) {
      long begun = System.nanoTime();
      predict(image);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return (millis[(TIMED - 1) / 2] + millis[TIMED / 2]) / 2;
  }

  /**
   * What the model says of one side of a split, in the side's order.
   *
   * @param ahead assembles the next batch while one is computed
   * @param stop asked before each batch
   * @throws CancellationException if it was asked to stop
   */
  SplitScoring.Outputs outputs(BatchSource side, Executor ahead, BooleanSupplier stop) {
    try (BatchesAhead input = new BatchesAhead(ahead)) {
      return SplitScoring.Outputs.of(network, side, input, description.mirrored(), stop);
    }
  }

  private float[][] logits(List<byte[]> greyImages) {
    float[][] logits = new float[greyImages.size()][];
    int pixels = description.px() * description.px();
    for (int first = 0; first < logits.length; first += AT_A_TIME) {
      int count = Math.min(AT_A_TIME, logits.length - first);
      if (batch.length != count * pixels) {
        batch = new float[count * pixels];
      }
      for (int i = 0; i < count; i++) {
        normalise(greyImages.get(first + i), i * pixels, pixels);
      }
      float[][] found =
          description.mirrored()
              ? network.mirroredLogits(batch, count, description.px())
              : network.logits(batch, count, description.px());
      System.arraycopy(found, 0, logits, first, count);
    }
    return logits;
  }

  private void normalise(byte[] grey, int at, int pixels) {
    if (grey.length != pixels) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An image of %d pixels; the model takes %d x %d",
              grey.length,
              description.px(),
              description.px()));
    }
    input.write(grey, batch, at);
  }

  @Override
  public void close() {
    network.close();
  }
}
