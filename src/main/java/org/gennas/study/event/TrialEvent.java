package org.gennas.study.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/** What happens in one training: a line of a trial's events.jsonl. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @Type(value = TrialEvent.Began.class, name = "began"),
  @Type(value = TrialEvent.Progress.class, name = "progress"),
  @Type(value = TrialEvent.EpochEnded.class, name = "epoch"),
  @Type(value = TrialEvent.Load.class, name = "load"),
  @Type(value = TrialEvent.Finished.class, name = "finished"),
  @Type(value = TrialEvent.Stopped.class, name = "stopped"),
  @Type(value = TrialEvent.Failed.class, name = "failed")
})
public sealed interface TrialEvent {
  Instant at();

  /**
   * A worker process took the trial up.
   *
   * @param fromEpoch epochs already done: 0 at first, more after a resume
   * @param trainImages images on the training side
   * @param validImages images on the validation side
   */
  record Began(
      Instant at,
      long pid,
      String device,
      String layers,
      int fromEpoch,
      int epochs,
      int batchesPerEpoch,
      int trainImages,
      int validImages)
      implements TrialEvent {}

  /**
   * About once a second.
   *
   * @param epoch 1-based, in training now
   * @param batch batches of it done
   * @param loss mean over the batches of this epoch so far
   */
  record Progress(
      Instant at, int epoch, int batch, int batches, double loss, double imagesPerSecond)
      implements TrialEvent {}

  /**
   * @param epoch 1-based
   * @param best whether its model is the best so far
   */
  record EpochEnded(
      Instant at,
      int epoch,
      double learningRate,
      double trainLoss,
      SplitScore valid,
      boolean best,
      double seconds)
      implements TrialEvent {}

  /**
   * How busy the device is; empty is "not measured".
   *
   * @param utilisation 0 to 1 of the worker's share of the device
   * @param memoryBytes used by the worker
   * @param memoryTotalBytes of the device
   * @param powerWatts now
   * @param energyWh since the worker took the trial up
   */
  record Load(
      Instant at,
      Optional<Double> utilisation,
      Optional<Long> memoryBytes,
      Optional<Long> memoryTotalBytes,
      Optional<Double> powerWatts,
      Optional<Double> energyWh)
      implements TrialEvent {}

  /** The training is complete and summary.json is written. */
  record Finished(Instant at, TrialResult result) implements TrialEvent {}

  /** The worker was asked to stop; the checkpoint holds {@code epochs} whole epochs. */
  record Stopped(Instant at, int epochs) implements TrialEvent {}

  /**
   * The training cannot continue.
   *
   * @param remedy what to try
   * @param cause empty in what older versions wrote
   */
  record Failed(Instant at, String message, String remedy, Optional<FailureCause> cause)
      implements TrialEvent {}
}
