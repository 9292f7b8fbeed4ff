package org.gennas.study.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Why a plan is laid out as it is; put into words where it is shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reason")
@JsonSubTypes({
  @Type(value = PlanReason.Measured.class, name = "measured"),
  @Type(value = PlanReason.QuickSettings.class, name = "quick-settings"),
  @Type(value = PlanReason.Epochs.class, name = "epochs"),
  @Type(value = PlanReason.Sizes.class, name = "sizes"),
  @Type(value = PlanReason.Trials.class, name = "trials"),
  @Type(value = PlanReason.Halted.class, name = "halted"),
  @Type(value = PlanReason.NotHalted.class, name = "not-halted"),
  @Type(value = PlanReason.Confirmed.class, name = "confirmed"),
  @Type(value = PlanReason.NotConfirmed.class, name = "not-confirmed"),
  @Type(value = PlanReason.Spare.class, name = "spare"),
  @Type(value = PlanReason.Pace.class, name = "pace")
})
public sealed interface PlanReason {
  /**
   * The time of one training, by the measured speed.
   *
   * @param devices that train at the same time
   * @param smallest seconds of the smallest network that can be proposed
   * @param largest seconds of the largest
   */
  record Measured(int devices, double smallest, double largest) implements PlanReason {}

  /**
   * The quick settings, since the time is too short for the strong ones.
   *
   * @param fewest full trainings that the strong ones would have to leave time for
   */
  record QuickSettings(int fewest) implements PlanReason {}

  /**
   * Epochs of each training.
   *
   * @param full epochs of the training settings as they are
   * @param steps of one training
   */
  record Epochs(int epochs, int full, long steps, boolean byHand) implements PlanReason {}

  /**
   * Which networks can be proposed.
   *
   * @param networks so many
   * @param of so many that the study's own limits allow
   * @param macs of the largest
   */
  record Sizes(int networks, int of, long macs, boolean byHand) implements PlanReason {}

  /** How many networks are trained, on so many devices. */
  record Trials(int trials, int devices, boolean byHand) implements PlanReason {}

  /** Trainings that look bad are halted. */
  record Halted(boolean byHand) implements PlanReason {}

  /** Every training runs through: there are too few to tell which look bad. */
  record NotHalted(boolean byHand) implements PlanReason {}

  /** The best are trained again. */
  record Confirmed(int candidates, int seeds, boolean byHand) implements PlanReason {}

  /** Nothing is trained again. */
  record NotConfirmed(boolean byHand) implements PlanReason {}

  /** What was laid down by hand takes so many seconds less than there are. */
  record Spare(double seconds) implements PlanReason {}

  /**
   * How trainings went so far.
   *
   * @param factor their time over the expected one
   */
  record Pace(double factor) implements PlanReason {}
}
