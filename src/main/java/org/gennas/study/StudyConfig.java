package org.gennas.study;

import java.util.Optional;
import org.gennas.space.Architecture;

/**
 * What was asked of a study: study.json, never changed after the start.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param name shown to people
 * @param space preset of the search space
 * @param proposer strategy: "surrogate" or "random", "llm" or "hybrid"
 * @param seed everything random in the search derives from it
 * @param languageModel asked by "llm" and "hybrid", which need it
 * @param confirmation empty: the best of the search is the winner
 * @param earlyStopping empty: every training runs to its last epoch
 * @param secondObjective empty: only the score counts
 * @param warmStart the network to be trained first; empty: the strategy's own choice
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
    Optional<LanguageModel> languageModel,
    Optional<Confirmation> confirmation,
    Optional<EarlyStopping> earlyStopping,
    Optional<SecondObjective> secondObjective,
    Optional<Architecture> warmStart) {
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

  /** A study without confirmation, early stopping, second objective and warm start. */
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
      long seed,
      Optional<LanguageModel> languageModel) {
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
        languageModel,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with other images. */
  public StudyConfig withImages(ImagesConfig other) {
    return new StudyConfig(
        format,
        name,
        other,
        space,
        training,
        proposer,
        schedule,
        devices,
        stop,
        limits,
        seed,
        languageModel,
        confirmation,
        earlyStopping,
        secondObjective,
        warmStart);
  }

  /** The same with other limits. */
  public StudyConfig withLimits(SearchLimits other) {
    return new StudyConfig(
        format,
        name,
        images,
        space,
        training,
        proposer,
        schedule,
        devices,
        stop,
        other,
        seed,
        languageModel,
        confirmation,
        earlyStopping,
        secondObjective,
        warmStart);
  }

  /** The same with another confirmation, or none. */
  public StudyConfig withConfirmation(Optional<Confirmation> other) {
    return new StudyConfig(
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
        languageModel,
        other,
        earlyStopping,
        secondObjective,
        warmStart);
  }

  /** The same with other rules of early stopping, or none. */
  public StudyConfig withEarlyStopping(Optional<EarlyStopping> other) {
    return new StudyConfig(
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
        languageModel,
        confirmation,
        other,
        secondObjective,
        warmStart);
  }

  /** The same with another second objective, or none. */
  public StudyConfig withSecondObjective(Optional<SecondObjective> other) {
    return new StudyConfig(
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
        languageModel,
        confirmation,
        earlyStopping,
        other,
        warmStart);
  }

  /** The same with another first network, or the strategy's own. */
  public StudyConfig withWarmStart(Optional<Architecture> other) {
    return new StudyConfig(
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
        languageModel,
        confirmation,
        earlyStopping,
        secondObjective,
        other);
  }

  /** The same with another language model, or none. */
  public StudyConfig withLanguageModel(Optional<LanguageModel> other) {
    return new StudyConfig(
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
        other,
        confirmation,
        earlyStopping,
        secondObjective,
        warmStart);
  }
}
