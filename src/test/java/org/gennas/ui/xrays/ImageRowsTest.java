package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.notes.ImageNotes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRowsTest {
  @TempDir Path folder;
  private List<ListedImage> images;
  private CandidateScores first;
  private CandidateScores second;
  private ImageNotes notes = ImageNotes.none();

  @BeforeEach
  void read() throws IOException {
    ScriptedStudy study = FewImages.study(folder);
    images = study.images().images();
    first = CandidateScores.of(study.predictions(new Candidate.OfTrial(FewImages.FIRST.id())));
    second = CandidateScores.of(study.predictions(new Candidate.OfTrial(FewImages.SECOND.id())));
  }

  private ImageRows rows(ImageFilter filter) {
    return ImageRows.of(
        new ImageRows.Wanted(
            images, Optional.of(first), Optional.of(second), notes, filter, false, false));
  }

  private static List<String> names(ImageRows rows) {
    return rows.shown().stream().map(row -> row.image().name()).toList();
  }

  @Test
  void theMostProbableComeFirst() {
    List<Double> p =
        rows(ImageFilter.none()).shown().stream()
            .map(row -> row.probability().orElseThrow())
            .toList();
    assertThat(p).hasSize(6).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void theCountsOfOutcomesAddUpToTheLabelledImagesAndEachHoldsWhatItCounts() {
    ImageRows all = rows(ImageFilter.none());
    assertThat(all.counts().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    for (CallOutcome outcome : CallOutcome.values()) {
      ImageRows some = rows(ImageFilter.none().withOutcome(Optional.of(outcome)));
      assertThat(some.shown()).hasSize(all.counts().getOrDefault(outcome, 0));
      assertThat(some.shown()).allMatch(row -> row.outcome().equals(Optional.of(outcome)));
      assertThat(some.counts()).isEqualTo(all.counts());
    }
  }

  @Test
  void aMaskedLabelHasNoOutcome() {
    ImageRows edema = rows(ImageFilter.none().withFinding(3));
    assertThat(edema.shown())
        .filteredOn(row -> row.image().name().equals("p0"))
        .allMatch(row -> row.outcome().isEmpty());
  }

  @Test
  void aFindingWithOneClassOnlyHasNoThresholdAndIsShownRaw() {
    assertThat(first.thresholds().get(2)).isEqualTo(OptionalDouble.empty());
    assertThat(first.scalings().get(2)).isEmpty();
    assertThat(first.calibrated(0.3, 2)).isEqualTo(0.3);
    assertThat(rows(ImageFilter.none().withFinding(2)).counts()).isEmpty();
  }

  @Test
  void viewSexAndAgeNarrowTheList() {
    ImageFilter none = ImageFilter.none();
    assertThat(names(rows(none.withProjection(ImageFilter.Projection.PA))))
        .containsExactlyInAnyOrder("p0", "p2", "p4");
    assertThat(names(rows(none.withSex(ImageFilter.Sex.M))))
        .containsExactlyInAnyOrder("p3", "p4", "p5");
    assertThat(names(rows(none.withAges(30, 50)))).containsExactlyInAnyOrder("p1", "p2", "p3");
    assertThat(names(rows(none.withAges(30, ImageFilter.OLDEST)))).doesNotContain("p5");
    assertThat(names(rows(none))).contains("p5");
  }

  @Test
  void marksNarrowTheList() {
    notes =
        notes
            .with("images/p1.png", ImageNotes.Note.none().withBookmarked(true))
            .with("images/p3.png", ImageNotes.Note.none().withText("Look again."));
    assertThat(names(rows(ImageFilter.none().withMark(ImageFilter.Mark.BOOKMARKED))))
        .containsExactly("p1");
    assertThat(names(rows(ImageFilter.none().withMark(ImageFilter.Mark.NOTED))))
        .containsExactly("p3");
  }

  @Test
  void disagreementMeansThatOneCandidateCallsAndTheOtherDoesNot() {
    ImageRows apart = rows(ImageFilter.none().withDisagreement(true));
    assertThat(apart.shown()).hasSize(apart.disagreements());
    for (ImageRows.Row row : apart.shown()) {
      String path = row.image().path();
      assertThat(first.called(first.probability(path, 0).orElseThrow(), 0))
          .isNotEqualTo(second.called(second.probability(path, 0).orElseThrow(), 0));
    }
  }

  @Test
  void calibrationKeepsTheOutcomeOfEveryImage() {
    for (ListedImage image : images) {
      double raw = first.probability(image.path(), 0).orElseThrow();
      double threshold = first.thresholds().get(0).orElseThrow();
      assertThat(first.calibrated(raw, 0) >= first.calibrated(threshold, 0))
          .isEqualTo(raw >= threshold);
    }
  }

  @Test
  void anImageThatWasNotPredictedComesLast() {
    PredictionTable few =
        new PredictionTable(
            ScriptedStudy.FINDINGS,
            List.of(
                new PredictionTable.Row(
                    "images/p4.png", "x", new double[] {.1, .1, .1, .1, .1}, new int[5])));
    first = CandidateScores.of(few);
    ImageRows rows = rows(ImageFilter.none());
    assertThat(names(rows)).startsWith("p4").hasSize(6);
    assertThat(rows.shown().get(1).probability()).isEmpty();
  }
}
