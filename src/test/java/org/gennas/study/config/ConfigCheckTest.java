package org.gennas.study.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.Studies;
import org.junit.jupiter.api.Test;

/** Settings in and out of range. */
class ConfigCheckTest {
  private static StudyConfig with(TrainingConfig training, StopRules stop, SearchLimits limits) {
    StudyConfig c = Studies.config();
    return new StudyConfig(
        c.format(),
        c.name(),
        c.images(),
        c.space(),
        training,
        c.proposer(),
        c.schedule(),
        c.devices(),
        stop,
        limits,
        c.seed());
  }

  @Test
  void usual_settings_are_right() {
    assertEquals(List.of(), ConfigCheck.problems(Studies.config()));
    for (TrainingConfig preset : TrainingConfig.presets()) {
      assertEquals(
          List.of(),
          ConfigCheck.problems(with(preset, Studies.config().stop(), SearchLimits.none())));
    }
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    StudyConfig wrong =
        with(
            new TrainingConfig("own", 0, 0, -1, 1.5, 1, Optional.empty()),
            new StopRules(
                0, Optional.of(new StopRules.Plateau(0, -1)), Optional.of(0.0), Optional.of(1.5)),
            new SearchLimits(Map.of(8, 3), Optional.empty(), Optional.empty()));
    assertEquals(11, ConfigCheck.problems(wrong).size(), ConfigCheck.problems(wrong).toString());
    FileProblem e =
        assertThrows(FileProblem.class, () -> ConfigCheck.require(wrong, Path.of("study.json")));
    assertTrue(
        e.getMessage().contains("training.epochs: a whole number from 1 to 10000, not 0"),
        e.getMessage());
    assertTrue(e.getMessage().contains("not 8: 3"), e.getMessage());
  }

  @Test
  void a_confirmation_has_at_least_one_candidate_and_one_seed() {
    StudyConfig config = Studies.config();
    assertEquals(
        List.of(),
        ConfigCheck.problems(config.withConfirmation(Optional.of(Confirmation.usual()))));
    assertEquals(
        List.of(
            "confirmation.candidates: 1 to 100, not 0", "confirmation.seeds: 1 to 100, not 101"),
        ConfigCheck.problems(config.withConfirmation(Optional.of(new Confirmation(0, 101)))));
  }
}
