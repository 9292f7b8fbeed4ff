package org.gennas.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.gennas.common.NumberFormats;
import org.gennas.evaluation.Confusion;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.ScoredCases;
import org.gennas.ui.candidates.Thresholds.Way;
import org.junit.jupiter.api.Test;

/** How thresholds are chosen, and predictive values at a stated prevalence. */
class ThresholdsTest {
  private final ScoredCases cases = CandidateStudy.predictions(3).cases(1);

  private double threshold(Thresholds thresholds) {
    return thresholds.point(1, cases).orElseThrow().threshold();
  }

  @Test
  void byHandBeginsWhereYoudenStandsAndEachFindingHasItsOwn() {
    Thresholds manual = Thresholds.usual().by(Way.MANUAL);
    assertThat(threshold(manual)).isEqualTo(threshold(Thresholds.usual()));
    assertThat(threshold(manual.at(0, 0.9))).isEqualTo(threshold(manual));
    assertThat(threshold(manual.at(1, 0.9))).isEqualTo(0.9);
    assertThat(Thresholds.usual().at(1, 0.3).way()).isEqualTo(Way.MANUAL);
  }

  @Test
  void ninetyPercentOfThoseWithTheFindingAreFound() {
    OperatingPoint point = Thresholds.usual().by(Way.SENSITIVITY).point(1, cases).orElseThrow();
    assertThat(point.confusion().sensitivity().getAsDouble()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void withoutBothClassesThereIsNoPoint() {
    ScoredCases one =
        ScoredCases.ofIndependent(new double[] {0.2, 0.4}, new boolean[] {false, false});
    for (Way way : Way.values()) {
      assertThat(Thresholds.usual().by(way).point(0, one)).isEmpty();
    }
  }

  @Test
  void predictiveValuesFollowTheStatedPrevalence() {
    Confusion c = new Confusion(80, 10, 20, 90);
    Thresholds asInData = Thresholds.usual();
    assertThat(asInData.ppv(c)).isEqualTo(c.ppv());
    Thresholds rare = asInData.atPrevalence(OptionalDouble.of(0.01));
    // Bayes: 0.8 * 0.01 / (0.8 * 0.01 + 0.1 * 0.99)
    assertThat(rare.ppv(c).getAsDouble()).isCloseTo(0.008 / 0.107, within(1e-12));
    assertThat(rare.npv(c).getAsDouble()).isCloseTo(0.891 / 0.893, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asInData.atPrevalence(OptionalDouble.of(1.2)));
  }

  @Test
  void aPrevalenceIsReadInPercentAsPeopleWriteIt() {
    assertThat(PrevalenceField.share("5").getAsDouble()).isCloseTo(0.05, within(1e-12));
    assertThat(PrevalenceField.share("2,5 %").getAsDouble()).isCloseTo(0.025, within(1e-12));
    for (String wrong : new String[] {"", "101", "-1", "many", "NaN"}) {
      assertThat(PrevalenceField.share(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void scalingNeverMakesCalibrationWorseOnTheCasesItWasFittedTo() {
    FindingCalibration calibration = FindingCalibration.of(cases).orElseThrow();
    assertThat(calibration.before().cases()).isEqualTo(cases.size());
    assertThat(calibration.before().bins()).hasSize(FindingCalibration.BINS);
    assertThat(calibration.after().orElseThrow().brier())
        .isLessThanOrEqualTo(calibration.before().brier() + 1e-4);
  }

  @Test
  void timeSpansTakeLittleRoom() {
    assertThat(NumberFormats.briefDuration(41.6)).isEqualTo("42 s");
    assertThat(NumberFormats.briefDuration(59.7)).isEqualTo("1 min");
    assertThat(NumberFormats.briefDuration(1980)).isEqualTo("33 min");
    assertThat(NumberFormats.briefDuration(3599)).isEqualTo("1 h 00");
    assertThat(NumberFormats.briefDuration(4980)).isEqualTo("1 h 23");
  }
}
