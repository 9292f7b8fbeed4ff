package org.gennas.study.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gennas.study.folder.Studies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingConfigTest {
  @ParameterizedTest
  @CsvSource({"1000, 40", "980, 41", "4000, 10", "1, 60", "100000, 4"})
  void theStrongSettingsTrainBySteps(int images, int epochs) {
    assertEquals(epochs, TrainingConfig.strong(images).epochs());
  }

  @Test
  void theRateOfAdamWGrowsWithTheRootOfTheBatch() {
    TrainingConfig strong = TrainingConfig.strong();
    TrainingConfig larger = strong.withBatch(4 * strong.batch());
    assertEquals(4 * strong.batch(), larger.batch());
    assertEquals(2 * strong.learningRate(), larger.learningRate(), 1e-12);
    assertEquals(strong.recipe(), larger.recipe());
  }

  @Test
  void theRateOfSgdGrowsWithTheBatch() {
    TrainingConfig quick = TrainingConfig.quick();
    TrainingConfig sgd = new TrainingDraft(quick).optimizer(Recipe.Optimizer.SGD).config("own");
    assertEquals(sgd.learningRate() / 2, sgd.withBatch(sgd.batch() / 2).learningRate(), 1e-12);
  }

  @Test
  void presetsAreFoundByTheirNames() {
    assertEquals(Optional.of(TrainingConfig.paper()), TrainingConfig.preset("paper"));
    assertEquals(Optional.empty(), TrainingConfig.preset("own"));
  }

  @Test
  void thePaperHasNoRecipe() {
    assertEquals(Optional.empty(), TrainingConfig.paper().recipe());
    assertEquals(
        new TrainingConfig("paper", 50, 24, 0.0004, 0.97, 0.9, Optional.empty()),
        TrainingConfig.paper());
  }

  @Test
  void findingsWithASideAreKnownByTheirNames() {
    List<String> sided =
        List.of(
            "Left Lower Lobe Opacity",
            "right_sided aortic arch",
            "Dextrocardia",
            "situs inversus",
            "Levocardia");
    List<String> others =
        List.of("Cardiomegaly", "Pleural Effusion", "Pneumothorax", "Copyright mark", "Edema");
    assertEquals(sided, SidedFindings.among(sided));
    assertEquals(List.of(), SidedFindings.among(others));
  }

  @Test
  void mirroringIsWarnedOfOnlyWhereAFindingHasASide() {
    StudyConfig plain = Studies.config();
    ImagesConfig i = plain.images();
    StudyConfig sided =
        plain.withImages(
            new ImagesConfig(
                i.folder(),
                List.of(
                    new FindingPolicy(
                        "Dextrocardia", FindingPolicy.Meaning.ONES, FindingPolicy.Meaning.ZEROS)),
                i.view(),
                i.px(),
                i.split(),
                i.prepared(),
                i.synthetic()));
    assertEquals(List.of(), ConfigCheck.warnings(sided));
    TrainingConfig mirrors =
        new TrainingDraft(TrainingConfig.quick()).set(TrainingNumber.FLIP, 0.5).config("own");
    assertEquals(List.of(), ConfigCheck.warnings(with(plain, mirrors)));
    List<String> warnings = ConfigCheck.warnings(with(sided, mirrors));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("Dextrocardia"), warnings.get(0));
  }

  private static StudyConfig with(StudyConfig c, TrainingConfig training) {
    return new StudyConfig(
        c.format(),
        c.name(),
        c.images(),
        c.space(),
        training,
        c.proposer(),
        c.schedule(),
        c.devices(),
        c.stop(),
        c.limits(),
        c.seed());
  }
}
