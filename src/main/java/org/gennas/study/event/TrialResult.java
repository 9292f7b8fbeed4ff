package org.gennas.study.event;

import java.util.Optional;

/**
 * What a finished training came to: summary.json.
 *
 * @param bestEpoch 1-based epoch with the best validation mean AUC, whose model was kept
 * @param epochs epochs trained
 * @param valid scores of the best epoch on the validation split, with intervals
 * @param trainLoss of the best epoch
 * @param seconds of training and validation, pauses not counted
 * @param imagesPerSecond mean over training steps
 * @param energyWh empty where not measured
 * @param device such as "cpu:0"
 * @param layers family of layers that computed it
 * @param latencyMillis median milliseconds from an image to its probabilities, one image at a time;
 *     empty where not measured
 * @param modelChecksum SHA-256 of model.zip in hexadecimal; empty in results of older programs
 */
public record TrialResult(
    int format,
    TrialId trial,
    int bestEpoch,
    int epochs,
    SplitScore valid,
    double trainLoss,
    double seconds,
    double imagesPerSecond,
    Optional<Double> energyWh,
    long params,
    long macs,
    String device,
    String layers,
    Optional<Double> latencyMillis,
    Optional<String> modelChecksum) {
  public static final int FORMAT = 1;

  /** A result that says nothing of the model's file. */
  public TrialResult(
      int format,
      TrialId trial,
      int bestEpoch,
      int epochs,
      SplitScore valid,
      double trainLoss,
      double seconds,
      double imagesPerSecond,
      Optional<Double> energyWh,
      long params,
      long macs,
      String device,
      String layers,
      Optional<Double> latencyMillis) {
    this(
        format,
        trial,
        bestEpoch,
        epochs,
        valid,
        trainLoss,
        seconds,
        imagesPerSecond,
        energyWh,
        params,
        macs,
        device,
        layers,
        latencyMillis,
        Optional.empty());
  }

  /** A result without a measured latency. */
  public TrialResult(
      int format,
      TrialId trial,
      int bestEpoch,
      int epochs,
      SplitScore valid,
      double trainLoss,
      double seconds,
      double imagesPerSecond,
      Optional<Double> energyWh,
      long params,
      long macs,
      String device,
      String layers) {
    this(
        format,
        trial,
        bestEpoch,
        epochs,
        valid,
        trainLoss,
        seconds,
        imagesPerSecond,
        energyWh,
        params,
        macs,
        device,
        layers,
        Optional.empty());
  }
}
