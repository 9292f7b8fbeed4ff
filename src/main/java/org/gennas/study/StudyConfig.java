package org.gennas.study;

import java.util.Optional;

/**
 * What was asked of a study: study.json, never changed after the start.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param name shown to people
 * @param space preset of the search space
 * @param proposer strategy: "surrogate" or "random", "llm" or "hybrid"
 * @param seed everything random in the search derives from it
 * @param languageModel asked by "llm" and "hybrid", which need it
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
    long seed,
    Optional<LanguageModel> languageModel) {
  /** The version that this program writes and the newest that it reads. */
  public static final int FORMAT = 1;

  /** A study without a language model. */
  public StudyConfig(
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
    this(
        format,
        name,
        images,
        space,
        training,
        proposer,
        schedule,
        devices,
        stop,
        limits,
        seed,
        Optional.empty());
  }
}
