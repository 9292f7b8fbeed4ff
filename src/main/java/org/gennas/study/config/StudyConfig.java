package org.gennas.study.config;

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
 * @param startFrom where trainings get their first weights; empty: drawn
 * @param time that the study is given as a whole; empty: as long as its rules say
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
    Optional<Architecture> warmStart,
    Optional<StartFrom> startFrom,
    Optional<TimeBudget> time) {
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

  /**
   * A study without confirmation, early stopping, second objective, warm start, weights and time.
   */
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with other images. */
  public StudyConfig withImages(ImagesConfig other) {
    Draft draft = new Draft(this);
    draft.images = other;
    return draft.config();
  }

  /** The same with other limits. */
  public StudyConfig withLimits(SearchLimits other) {
    Draft draft = new Draft(this);
    draft.limits = other;
    return draft.config();
  }

  /** The same with another confirmation, or none. */
  public StudyConfig withConfirmation(Optional<Confirmation> other) {
    Draft draft = new Draft(this);
    draft.confirmation = other;
    return draft.config();
  }

  /** The same with other rules of early stopping, or none. */
  public StudyConfig withEarlyStopping(Optional<EarlyStopping> other) {
    Draft draft = new Draft(this);
    draft.earlyStopping = other;
    return draft.config();
  }

  /** The same with another second objective, or none. */
  public StudyConfig withSecondObjective(Optional<SecondObjective> other) {
    Draft draft = new Draft(this);
    draft.secondObjective = other;
    return draft.config();
  }

  /** The same with another first network, or the strategy's own. */
  public StudyConfig withWarmStart(Optional<Architecture> other) {
    Draft draft = new Draft(this);
    draft.warmStart = other;
    return draft.config();
  }

  /** The same with first weights from elsewhere, or drawn. */
  public StudyConfig withStartFrom(Optional<StartFrom> other) {
    Draft draft = new Draft(this);
    draft.startFrom = other;
    return draft.config();
  }

  /** The same with another time, or none. */
  public StudyConfig withTime(Optional<TimeBudget> other) {
    Draft draft = new Draft(this);
    draft.time = other;
    return draft.config();
  }

  /** The same with another training. */
  public StudyConfig withTraining(TrainingConfig other) {
    Draft draft = new Draft(this);
    draft.training = other;
    return draft.config();
  }

  /** The same with other rules for its end. */
  public StudyConfig withStop(StopRules other) {
    Draft draft = new Draft(this);
    draft.stop = other;
    return draft.config();
  }

  /** The same with another language model, or none. */
  public StudyConfig withLanguageModel(Optional<LanguageModel> other) {
    Draft draft = new Draft(this);
    draft.languageModel = other;
    return draft.config();
  }

  /** What can be changed before a study begins; confined to one call. */
  private static final class Draft {
    private final StudyConfig from;
    private ImagesConfig images;
    private SearchLimits limits;
    private Optional<LanguageModel> languageModel;
    private Optional<Confirmation> confirmation;
    private Optional<EarlyStopping> earlyStopping;
    private Optional<SecondObjective> secondObjective;
    private Optional<Architecture> warmStart;
    private Optional<StartFrom> startFrom;
    private Optional<TimeBudget> time;
    private TrainingConfig training;
    private StopRules stop;

    Draft(StudyConfig from) {
      this.from = from;
      this.images = from.images();
      this.limits = from.limits();
      this.languageModel = from.languageModel();
      this.confirmation = from.confirmation();
      this.earlyStopping = from.earlyStopping();
      this.secondObjective = from.secondObjective();
      this.warmStart = from.warmStart();
      this.startFrom = from.startFrom();
      this.time = from.time();
      this.training = from.training();
      this.stop = from.stop();
    }

    StudyConfig config() {
      return new StudyConfig(
          from.format(),
          from.name(),
          images,
          from.space(),
          training,
          from.proposer(),
          from.schedule(),
          from.devices(),
          stop,
          limits,
          from.seed(),
          languageModel,
          confirmation,
          earlyStopping,
          secondObjective,
          warmStart,
          startFrom,
          time);
    }
  }
}
