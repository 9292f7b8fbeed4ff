package org.gennas.study.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.gennas.study.folder.Studies;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each number of a training's settings, its range and how settings are put together. */
class TrainingNumberTest {
  private static StudyConfig study(TrainingConfig training) {
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
        c.stop(),
        c.limits(),
        c.seed());
  }

  private static double[] outside(NumberRange range) {
    double step = range.whole() ? 1 : 1e-6;
    DoubleStream ends =
        switch (range.kind()) {
          case WHOLE, CLOSED -> DoubleStream.of(range.least() - step, range.most() + step);
          case ABOVE -> DoubleStream.of(range.least(), range.most() + step);
          case BELOW -> DoubleStream.of(range.least() - step, range.most());
        };
    DoubleStream never =
        range.whole()
            ? DoubleStream.empty()
            : DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    return DoubleStream.concat(ends, never).toArray();
  }

  @ParameterizedTest
  @EnumSource(TrainingNumber.class)
  void whatIsOutOfRangeIsNamedWithItsRange(TrainingNumber number) {
    for (double value : outside(number.range())) {
      TrainingConfig training =
          new TrainingDraft(TrainingConfig.strong()).set(number, value).config("own");
      assertEquals(
          List.of(
              "training."
                  + number.field()
                  + ": "
                  + number.range().words()
                  + ", not "
                  + NumberRange.plain(value)),
          ConfigCheck.problems(study(training)));
    }
  }

  @ParameterizedTest
  @EnumSource(TrainingNumber.class)
  void whatIsInRangeIsTakenAndReadAgain(TrainingNumber number) {
    NumberRange range = number.range();
    double middle = range.whole() ? 3 : (range.least() + range.most()) / 2;
    TrainingConfig training =
        new TrainingDraft(TrainingConfig.quick()).set(number, middle).config("own");
    assertEquals(middle, number.of(training));
    assertEquals(List.of(), ConfigCheck.problems(study(training)));
    assertEquals(training, new TrainingDraft(training).config("own"));
  }

  @Test
  void rangesAreToldInWords() {
    assertEquals("a whole number from 1 to 10000", TrainingNumber.EPOCHS.range().words());
    assertEquals("above 0 and at most 10", TrainingNumber.LEARNING_RATE.range().words());
    assertEquals("0 to below 1", TrainingNumber.MOMENTUM.range().words());
    assertEquals("0 to 0.5", TrainingNumber.SHIFT.range().words());
    assertFalse(TrainingNumber.EPOCHS.range().holds(1.5));
  }

  @Test
  void aDraftLeavesOutWhatChangesNothing() {
    for (TrainingConfig preset : TrainingConfig.presets()) {
      assertEquals(preset, new TrainingDraft(preset).config(preset.preset()));
    }
    TrainingConfig plain =
        new TrainingDraft(TrainingConfig.strong())
            .withoutAugmentation()
            .optimizer(Recipe.Optimizer.SGD)
            .annealing(Recipe.Annealing.EXPONENTIAL)
            .standardize(false)
            .set(TrainingNumber.WEIGHT_DECAY, 0)
            .set(TrainingNumber.WARM_UP, 0)
            .set(TrainingNumber.AVERAGING, 0)
            .set(TrainingNumber.DROPOUT, 0)
            .config("own");
    assertEquals(Optional.empty(), plain.augmentation());
  }

  @Test
  void allRandomChangesOfImagesAreKnown() {
    int components =
        TrainingConfig.Augmentation.class.getRecordComponents().length
            + Recipe.Variation.class.getRecordComponents().length;
    assertEquals(components, TrainingNumber.ofAugmentation().size());
    assertTrue(new TrainingDraft(TrainingConfig.strong()).augments());
    assertFalse(new TrainingDraft(TrainingConfig.strong()).withoutAugmentation().augments());
  }

  @Test
  void everyFieldIsWhereStudyJsonHasIt() throws Exception {
    String text = new StudyJson().pretty(TrainingConfig.strong());
    for (TrainingNumber number : TrainingNumber.values()) {
      String[] path = number.field().split("[.]");
      assertTrue(text.contains('"' + path[path.length - 1] + '"'), number.field());
    }
    assertEquals(
        TrainingNumber.values().length,
        Arrays.stream(TrainingNumber.values()).map(TrainingNumber::field).distinct().count());
  }
}
