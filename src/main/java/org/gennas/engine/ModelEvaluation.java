package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.gennas.data.batch.SplitBatches;
import org.gennas.data.split.SplitTable;
import org.gennas.engine.layer.MaskedCrossEntropy;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.event.SplitScore;
import org.gennas.study.folder.PredictionTable;

/**
 * A model evaluated on one set of a split.
 *
 * @param score with intervals from resampling patients
 * @param predictions a row an image
 * @param latencyMillis see {@link Predictor#latencyMillis()}
 */
public record ModelEvaluation(SplitScore score, PredictionTable predictions, double latencyMillis) {

  /**
   * @param side not shuffled
   * @param seed of the intervals
   * @param ahead assembles the next batch while one is computed
   * @param stop asked before each batch
   * @throws InterruptedException if the thread was interrupted
   * @throws CancellationException if it was asked to stop
   */
  public static ModelEvaluation of(
      Path modelZip,
      SplitBatches side,
      long seed,
      LayerChoice layers,
      Executor ahead,
      BooleanSupplier stop)
      throws IOException, InterruptedException {
    try (Predictor predictor = Predictor.load(modelZip, layers)) {
      List<String> findings = predictor.description().findings();
      SplitScoring.Outputs outputs = predictor.outputs(side, ahead, stop);
      List<SplitTable.Row> rows = side.rows();
      SplitScore score =
          new SplitScoring(findings)
              .score(outputs, patients(rows), BootstrapInterval.standard(seed));
      return new ModelEvaluation(
          score, new PredictionTable(findings, table(rows, outputs)), predictor.latencyMillis());
    }
  }

  /**
   * Only what the model says of a side.
   *
   * @param side not shuffled
   * @param ahead assembles the next batch while one is computed
   * @param stop asked before each batch
   * @throws CancellationException if it was asked to stop
   */
  public static PredictionTable predictions(
      Path modelZip, SplitBatches side, LayerChoice layers, Executor ahead, BooleanSupplier stop)
      throws IOException {
    try (Predictor predictor = Predictor.load(modelZip, layers)) {
      return new PredictionTable(
          predictor.findings(), table(side.rows(), predictor.outputs(side, ahead, stop)));
    }
  }

  private static int[] patients(List<SplitTable.Row> rows) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] patients = new int[rows.size()];
    for (int i = 0; i < patients.length; i++) {
      patients[i] = numbers.computeIfAbsent(rows.get(i).patient(), p -> numbers.size());
    }
    return patients;
  }

  private static List<PredictionTable.Row> table(
      List<SplitTable.Row> rows, SplitScoring.Outputs outputs) {
    List<PredictionTable.Row> table = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      double[] probabilities = new double[outputs.logits()[i].length];
      for (int f = 0; f < probabilities.length; f++) {
        probabilities[f] = MaskedCrossEntropy.probability(outputs.logits()[i][f]);
      }
      table.add(
          new PredictionTable.Row(
              rows.get(i).path(), rows.get(i).patient(), probabilities, outputs.labels()[i]));
    }
    return table;
  }
}
