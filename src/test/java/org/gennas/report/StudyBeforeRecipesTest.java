package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.data.batch.Augmentation;
import org.gennas.data.batch.InputSettings;
import org.gennas.engine.TrainingInput;
import org.gennas.study.config.ConfigCheck;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in which a training has no recipe, as the program wrote them before there was one. */
class StudyBeforeRecipesTest {
  private static final TrainingConfig WRITTEN =
      new TrainingConfig(
          "own",
          6,
          24,
          0.2,
          0.75,
          0.9,
          Optional.of(new TrainingConfig.Augmentation(0.05, 5, 0.1)),
          Optional.empty());

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    for (String name : List.of("study.json", "trial.json")) {
      try (InputStream in = getClass().getResourceAsStream("before-recipes/" + name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
  }

  @Test
  void its_study_opens_and_can_go_on() throws IOException {
    StudyConfig config = StudyFolder.open(folder, new StudyJson()).config();
    assertEquals(WRITTEN, config.training());
    assertEquals(List.of(), ConfigCheck.problems(config));
    assertEquals(List.of(), ConfigCheck.warnings(config));
  }

  @Test
  void its_trial_is_fed_the_same_images_as_before() throws IOException {
    TrialOrder order =
        new StudyJson().read(folder.resolve("trial.json"), TrialOrder.class, TrialOrder.FORMAT);
    assertEquals(WRITTEN, order.training());
    assertEquals(
        new InputSettings(Optional.of(new Augmentation(0.05, 5, 0.1)), false, 0),
        TrainingInput.of(order.training()));
  }

  @Test
  void its_report_tells_the_training_as_before() throws IOException {
    ReportContent content = ReportContent.read(StudyFolder.open(folder, new StudyJson()));
    String protocol = ProtocolSection.of(content).finished();
    assertTrue(
        protocol.contains(
            ": 6 epochs of batches of 24, SGD with Nesterov momentum 0.9, learning rate 0.2 times"
                + " 0.75 an epoch, binary cross-entropy with masked labels, augmented by shifts up"
                + " to 5 %, rotations up to 5°, brightness up to 10 %</dd>"),
        protocol);
  }
}
