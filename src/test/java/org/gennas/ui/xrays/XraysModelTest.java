package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gennas.runner.inspection.InspectionProblem;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.inspection.Reading;
import org.gennas.ui.command.EditHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XraysModelTest {
  @TempDir Path folder;
  private final XraysModel model =
      new XraysModel(Runnable::run, Runnable::run, new EditHistory(), new StudyJson());
  private ScriptedStudy study;

  @BeforeEach
  void open() throws IOException {
    study = FewImages.study(folder);
    model.open(Optional.of(study));
    model.offer(
        List.of(FewImages.FIRST, FewImages.SECOND),
        Optional.of(FewImages.FIRST).map(TrialState::id),
        SearchSpace.chestXray());
  }

  private String selected() {
    return model.images().selected().get().map(ListedImage::name).orElse("none");
  }

  private void select(String name) {
    model
        .images()
        .selected()
        .set(
            model.images().found().orElseThrow().images().stream()
                .filter(image -> image.name().equals(name))
                .findFirst());
  }

  @Test
  void theBestCandidateAndTheNextAreLookedAtAndTheMostProbableImageIsShown() {
    assertThat(model.first().chosen().get()).contains(new Candidate.OfTrial(FewImages.FIRST.id()));
    assertThat(model.second().chosen().get())
        .contains(new Candidate.OfTrial(FewImages.SECOND.id()));
    assertThat(model.images().position()).isZero();
    assertThat(study.asked).contains("warm T-01", "warm T-02");
  }

  private static Ensemble ensemble(double weight) {
    return new Ensemble(
        Ensemble.FORMAT,
        Instant.EPOCH,
        2,
        List.of(
            new Ensemble.Member(FewImages.FIRST.id(), weight),
            new Ensemble.Member(FewImages.SECOND.id(), 1 - weight)),
        FewImages.FIRST.result().orElseThrow().valid(),
        new Ensemble.PlainMean(List.of(1, 2), Optional.empty(), Optional.empty()),
        1,
        1,
        Optional.empty());
  }

  @Test
  void theEnsembleIsAskedLikeANetworkAndOneThatIsChosenAnewTakesItsPlace() {
    assertThat(model.ensemble().get()).isEmpty();
    model.offer(Optional.of(ensemble(0.75)));
    assertThat(model.ensemble().get()).contains(ensemble(0.75));
    select("p4");
    study.asked.clear();
    model.second().chosen().set(Optional.of(new Candidate.OfEnsemble(ensemble(0.75))));
    assertThat(model.second().scores().get()).isPresent();
    assertThat(study.asked).containsExactly("warm Ensemble", "B Ensemble");
    study.asked.clear();
    model.offer(Optional.of(ensemble(0.5)));
    assertThat(model.second().chosen().get()).contains(new Candidate.OfEnsemble(ensemble(0.5)));
    assertThat(study.asked).containsExactly("warm Ensemble", "B Ensemble");
    model.offer(Optional.empty());
    assertThat(model.second().chosen().get()).isEmpty();
  }

  @Test
  void aPictureIsShownAndBothNetworksAreAskedAboutIt() {
    study.asked.clear();
    select("p4");
    assertThat(model.shown().get()).isInstanceOf(XraysModel.Shown.Picture.class);
    assertThat(model.firstNetwork().reading()).isPresent();
    assertThat(model.secondNetwork().reading()).isPresent();
    assertThat(study.asked).containsExactly("A T-01", "B T-02");
    select("p1");
    study.asked.clear();
    select("p4");
    assertThat(study.asked).as("what was answered is remembered").isEmpty();
  }

  @Test
  void aMissingFileIsToldWithItsPathAndCanBeSkipped() {
    select("p2");
    assertThat(model.shown().get())
        .isInstanceOfSatisfying(
            XraysModel.Shown.Unreadable.class,
            it -> {
              assertThat(it.file().toString()).endsWith("p2.png");
              assertThat(it.message()).contains("p2.png");
            });
    assertThat(model.firstNetwork().state().get()).isInstanceOf(NetworkModel.State.Nothing.class);
    model.images().rising().set(true);
    int at = model.images().position();
    model.skip();
    assertThat(model.images().position()).isEqualTo(Math.min(5, at + 1));
  }

  @Test
  void arrowsStopAtTheEndsOfTheList() {
    model.images().move(-100);
    assertThat(model.images().position()).isZero();
    model.images().move(100);
    assertThat(model.images().position()).isEqualTo(5);
  }

  @Test
  void aFileFromDiskIsShownWithoutALabelAndLeavesTheStudyAsItWas() throws IOException {
    Path file = folder.resolve("other.png");
    FewImages.picture(file, 30);
    model.openFile(file);
    assertThat(model.subject().get()).isEqualTo(new XraysModel.Subject.FromDisk(file));
    assertThat(model.shown().get()).isInstanceOf(XraysModel.Shown.Picture.class);
    assertThat(model.comparison().state().get()).isEqualTo(new PictureComparison.State.Unknown());
    assertThat(model.firstNetwork().reading()).isPresent();
    assertThat(selected()).isEqualTo("none");
    model.closeFile();
    assertThat(model.subject().get()).isInstanceOf(XraysModel.Subject.OfStudy.class);
    assertThat(model.comparison().state().get()).isEqualTo(new PictureComparison.State.Nothing());
    assertThat(Files.exists(study.notesFile())).isFalse();
  }

  @Test
  void anAnswerThatComesTooLateIsNotShownForAnotherPicture() {
    List<String> others =
        List.of("p1", "p3", "p5").stream().filter(name -> !name.equals(selected())).toList();
    CompletableFuture<Reading> late = new CompletableFuture<>();
    study.answer = Optional.of(late);
    select(others.get(0));
    assertThat(model.firstNetwork().state().get()).isInstanceOf(NetworkModel.State.Waiting.class);
    study.answer = Optional.of(new CompletableFuture<>());
    select(others.get(1));
    late.complete(ScriptedStudy.reading(new Candidate.OfTrial(FewImages.FIRST.id())));
    assertThat(model.firstNetwork().state().get()).isInstanceOf(NetworkModel.State.Waiting.class);
  }

  @Test
  void aModelThatCannotBeAskedSaysWhy() {
    study.answer =
        Optional.of(
            CompletableFuture.failedFuture(
                new InspectionProblem("model.zip is missing.", "Train the candidate again.")));
    select("p5");
    assertThat(model.firstNetwork().state().get())
        .isEqualTo(
            new NetworkModel.State.Failed("model.zip is missing. Train the candidate again."));
    assertThat(model.shown().get()).isInstanceOf(XraysModel.Shown.Picture.class);
  }

  @Test
  void aQuestionCalledOffByAnOlderOneIsAskedOnceMore() {
    CompletableFuture<Reading> off = new CompletableFuture<>();
    study.answer = Optional.of(off);
    select("p5");
    study.answer = Optional.empty();
    off.cancel(false);
    assertThat(model.firstNetwork().reading()).isPresent();
  }

  @Test
  void heatIsScoredOverAllBoxesOfTheFinding() {
    model.chooseFinding(1);
    assertThat(model.boxedImages()).isEqualTo(1);
    model.scoreBoxes();
    assertThat(model.boxScoring().state().get())
        .isInstanceOfSatisfying(
            BoxScoring.State.Done.class,
            done -> {
              assertThat(done.unread()).isZero();
              assertThat(done.score().orElseThrow().images()).isEqualTo(1);
              assertThat(done.score().get().hits()).isEqualTo(1);
            });
    model.chooseFinding(0);
    assertThat(model.boxScoring().state().get()).isEqualTo(new BoxScoring.State.Idle());
    assertThat(model.boxedImages()).isZero();
  }

  @Test
  void closingTheStudyForgetsEverything() {
    model.open(Optional.empty());
    assertThat(model.images().rows().get().shown()).isEmpty();
    assertThat(model.shown().get()).isEqualTo(new XraysModel.Shown.Nothing());
    assertThat(model.first().chosen().get()).isEmpty();
    assertThat(model.viewer().picture().get()).isEmpty();
  }

  @Test
  void theWindowIsChangedByPresetsAndDragsWithinTheLevels() {
    select("p4");
    ViewerModel viewer = model.viewer();
    assertThat(viewer.preset().get()).contains(WindowPreset.FULL);
    viewer.choose(WindowPreset.LUNG);
    double lung = viewer.window().get().width();
    assertThat(viewer.preset().get()).contains(WindowPreset.LUNG);
    select("p1");
    assertThat(viewer.preset().get()).as("kept").contains(WindowPreset.LUNG);
    viewer.dragWindow(20, -10_000);
    assertThat(viewer.preset().get()).isEmpty();
    assertThat(viewer.window().get().center()).isZero();
    assertThat(viewer.window().get().width()).isNotEqualTo(lung);
  }

  @Test
  void linkedPanesZoomTogetherAndUnlinkedOnesAlone() {
    select("p4");
    ViewerModel viewer = model.viewer();
    viewer.resize(200, 100);
    viewer.zoom(1, 2, 10, 10);
    assertThat(viewer.viewport(0).get()).isEqualTo(viewer.viewport(1).get());
    viewer.linked().set(false);
    viewer.pan(1, 5, 5);
    assertThat(viewer.viewport(0).get()).isNotEqualTo(viewer.viewport(1).get());
    viewer.linked().set(true);
    assertThat(viewer.viewport(0).get()).isEqualTo(viewer.viewport(1).get());
    viewer.actualSize();
    assertThat(viewer.viewport(0).get().scale()).isEqualTo(1);
  }

  @Test
  void lengthsAreMillimetresOnlyWhereTheSpacingIsKnown() {
    select("p4");
    ViewerModel.Measurement line = new ViewerModel.Measurement(0, 0, 3, 4);
    assertThat(line.pixels()).isEqualTo(5);
    assertThat(line.millimetres(model.viewer().picture().get().orElseThrow())).isEmpty();
  }
}
