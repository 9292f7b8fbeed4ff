package org.gennas.study;

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
    String layers) {
  public static final int FORMAT = 1;
}
