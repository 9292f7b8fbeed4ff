package org.gennas.study;

/**
 * What was asked of a study: study.json, never changed after the start.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param name shown to people
 * @param space preset of the search space
 * @param proposer strategy: "surrogate" or "random"
 * @param seed everything random in the search derives from it
 */
public record StudyConfig(
    int format,
    String name,
    ImagesConfig images,
    String space,
    TrainingConfig training,
    String proposer,
    Schedule schedule,
    DeviceChoice devices,
    StopRules stop,
    SearchLimits limits,
    long seed) {
  /** The version that this program writes and the newest that it reads. */
  public static final int FORMAT = 1;
}
