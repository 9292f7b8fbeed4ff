package org.gennas.study.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RareFindingTest {
  private static StudyEvent.Count count(
      String finding, int positives, int negatives, int with, int without) {
    return new StudyEvent.Count(
        finding, positives, negatives, 0, Optional.of(new StudyEvent.Patients(with, without)));
  }

  private static StudyEvent.Side side(String name, StudyEvent.Count... counts) {
    return new StudyEvent.Side(name, 500, 300, List.of(counts));
  }

  private static List<String> texts(StudyEvent.Side... sides) {
    return RareFinding.of(List.of(sides)).stream().map(RareFinding::text).toList();
  }

  @Test
  void tenImagesOfTenPatientsOfEitherKindAreEnough() {
    assertThat(texts(side("test", count("Edema", 10, 10, 10, 10)))).isEmpty();
  }

  @Test
  void fewerAreNamedWithSideFindingAndWhatIsNeeded() {
    assertThat(
            texts(
                side("train", count("Edema", 3, 400, 3, 200)),
                side("valid", count("Edema", 0, 90, 0, 80)),
                side("test", count("Edema", 1, 9, 1, 9))))
        .containsExactly(
            "3 images with Edema in the training set: too few to learn it from; 10 are needed",
            "No image with Edema in the validation set: too few to estimate its AUC; 10 are needed",
            "1 image with Edema in the test set: too few to estimate its AUC; 10 are needed",
            "9 images without Edema in the test set: too few to estimate its AUC; 10 are needed");
  }

  @Test
  void manyImagesOfFewPatientsAreStillTooFew() {
    assertThat(texts(side("test", count("Edema", 14, 90, 4, 80))))
        .containsExactly(
            "14 images with Edema of 4 patients in the test set: too few to estimate its AUC;"
                + " 10 patients are needed");
  }

  @Test
  void imagesAloneCountWherePatientsAreNotKnown() {
    assertThat(texts(side("test", new StudyEvent.Count("Edema", 14, 9, 2))))
        .containsExactly(
            "9 images without Edema in the test set: too few to estimate its AUC; 10 are needed");
  }

  @Test
  void aSideWithoutImagesIsNotJudged() {
    assertThat(
            texts(
                side("valid", count("Edema", 20, 20, 20, 20)),
                new StudyEvent.Side("test", 0, 0, List.of(count("Edema", 0, 0, 0, 0)))))
        .isEmpty();
  }

  @Test
  void theAdviceDependsOnWhetherAllSidesTogetherHoldEnough() {
    List<RareFinding> rare =
        RareFinding.of(
            List.of(
                side("valid", count("Edema", 3, 99, 3, 99), count("Mass", 30, 99, 30, 99)),
                side("test", count("Edema", 3, 99, 3, 99), count("Mass", 5, 99, 5, 99))));

    assertThat(RareFinding.advice(rare))
        .containsExactly(
            "Mass: give the sets named a larger share.",
            "Edema: no fractions give every set 10. Drop the finding, merge it with a related"
                + " one in the dataset's tables, or add images.");
    assertThat(RareFinding.advice(List.of())).isEmpty();
  }
}
