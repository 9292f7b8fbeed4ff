package org.gennas.ui.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;

/** Study settings for tests of the window. */
public final class Studies {
  private static final TrainingConfig EIGHT_EPOCHS =
      new TrainingConfig("own", 8, 24, 0.05, 0.8, 0.9, Optional.empty());

  public static final Instant START = Instant.parse("2026-03-02T09:12:00Z");

  private Studies() {}

  /** Five findings, in step, surrogate, ten trials at most, plateau of three. */
  public static StudyConfig config(String name, int px, TrainingConfig training, int trials) {
    return new StudyConfig(
        StudyConfig.FORMAT,
        name,
        new ImagesConfig(
            "/data/chexpert",
            List.of(
                policy("Cardiomegaly"),
                policy("Edema"),
                policy("Consolidation"),
                policy("Atelectasis"),
                policy("Pleural Effusion")),
            ImagesConfig.View.FRONTAL,
            px,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.8, 0.1, 0.1, 7),
            Optional.empty(),
            false),
        "chest-xray",
        training,
        "surrogate",
        Schedule.IN_STEP,
        DeviceChoice.all(),
        new StopRules(
            trials,
            Optional.of(new StopRules.Plateau(3, 0.001)),
            Optional.empty(),
            Optional.empty()),
        SearchLimits.none(),
        17);
  }

  /** The same study with a language model as its proposer. */
  public static StudyConfig asking(StudyConfig c, String model) {
    return new StudyConfig(
        c.format(),
        c.name(),
        c.images(),
        c.space(),
        c.training(),
        "llm",
        c.schedule(),
        c.devices(),
        c.stop(),
        c.limits(),
        c.seed(),
        Optional.of(
            new LanguageModel(
                "openai",
                model,
                Optional.empty(),
                Optional.empty(),
                LanguageModel.ANSWER_TOKENS,
                "analyst",
                false,
                Optional.of(new LanguageModel.Price(2, 8)),
                LanguageModel.Limits.none())));
  }

  /** A quick study at 64 px. */
  public static StudyConfig quick() {
    return config("Phantoms, first look", 64, EIGHT_EPOCHS, 6);
  }

  private static FindingPolicy policy(String finding) {
    return new FindingPolicy(finding, Meaning.IGNORE, Meaning.ZEROS);
  }
}
