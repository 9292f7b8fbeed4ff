package org.gennas.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.notes.TrialNote;
import org.gennas.study.notes.TrialNotes;
import org.gennas.ui.shell.AtOnce;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.TrialFilter;
import org.gennas.ui.study.TrialFilter.Segment;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filter, order, notes, deletion and orders of the Candidates screen, without a window. */
class CandidatesModelTest {
  @TempDir Path home;
  private CandidatesUnderTest under;
  private CandidatesModel model;
  private StudyFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = CandidateStudy.write(home.resolve("study"));
    under = under();
    model = under.model;
  }

  private CandidatesUnderTest under() {
    CandidatesUnderTest fresh =
        new CandidatesUnderTest(home, Messages.english(), new AtOnce(), Runnable::run);
    fresh.open(folder);
    return fresh;
  }

  private int best() {
    return model.study().get().orElseThrow().best().orElseThrow().id().number();
  }

  /** A finished trial that is not the best. */
  private int other() {
    return best() == 3 ? 4 : 3;
  }

  private TrialNotes onDisk() throws IOException {
    return TrialNotes.read(folder);
  }

  @Test
  void unfinishedTrialsStandAboveThenTheBestAndUndefinedOnesLast() {
    List<String> shown = under.shown();
    assertThat(shown).hasSize(CandidateStudy.TRIALS);
    assertThat(shown.subList(0, 4)).containsExactly("T-19", "T-20", "T-21", "T-22");
    assertThat(model.rows().get(4).number()).isEqualTo(best());
    assertThat(shown.subList(19, 22)).containsExactly("T-07", "T-14", "T-16");
  }

  @Test
  void whatIsUndefinedComesLastWhicheverWayItIsSorted() {
    boolean[] turned = {false};
    Comparator<CandidateRow> up =
        RowOrder.by(row -> row.auc(2).orElse(Double.NaN), () -> turned[0]);
    model.sort(up);
    List<Optional<Double>> rising = model.rows().stream().map(r -> r.auc(2)).toList();
    turned[0] = true;
    model.sort(up.reversed());
    List<Optional<Double>> falling = model.rows().stream().map(r -> r.auc(2)).toList();
    long defined = rising.stream().filter(Optional::isPresent).count();
    for (List<Optional<Double>> order : List.of(rising, falling)) {
      assertThat(order.subList(0, (int) defined)).allMatch(Optional::isPresent);
    }
    assertThat(rising.get(0).get()).isLessThan(rising.get(1).get());
    assertThat(falling.get(0).get()).isGreaterThan(falling.get(1).get());
  }

  @Test
  void theFilterIsTheStudysAndIsForgottenWithIt() throws IOException {
    model.filter().set(model.filter().get().withSegment(Segment.FAILED));
    assertThat(under.shown()).containsExactly("T-07");
    assertThat(under.study.filterProperty().get().segment()).isEqualTo(Segment.FAILED);
    StudyFolder next = CandidateStudy.write(home.resolve("next"));
    under.open(next);
    assertThat(under.shown()).hasSize(CandidateStudy.TRIALS);
  }

  @Test
  void aPatternMeansCodesTagsNotesAndProposers() {
    String code = model.row(3).orElseThrow().architecture().code();
    model.filter().set(model.filter().get().withPattern("??" + code.substring(2)));
    assertThat(under.shown()).contains("T-03", "T-18");
    model.annotate(9, TagLine.parse("#paper second seed planned"));
    for (String sought : List.of("#pap", "paper", "SEED planned")) {
      model.filter().set(model.filter().get().withPattern(sought));
      assertThat(under.shown()).as(sought).containsExactly("T-09");
    }
    model.filter().set(model.filter().get().cleared().withProposer(Optional.of("Random")));
    assertThat(under.shown()).containsExactlyInAnyOrder("T-04", "T-08", "T-12", "T-16", "T-20");
  }

  @Test
  void notesAreKeptInTheStudysFolderAndCanBeTakenBack() throws IOException {
    model.annotate(11, TagLine.parse("#best #paper 2nd seed planned"));
    assertThat(onDisk().of(11))
        .isEqualTo(new TrialNote(11, List.of("best", "paper"), "2nd seed planned", false));
    assertThat(under().model.row(11).orElseThrow().note().tags()).containsExactly("best", "paper");
    assertThat(under.edits.undoable().get()).contains("notes on T-11");
    under.edits.undo();
    assertThat(onDisk().trials()).isEmpty();
    under.edits.redo();
    assertThat(model.row(11).orElseThrow().note().note()).isEqualTo("2nd seed planned");
    assertThat(model.tags()).containsExactly("best", "paper");
  }

  @Test
  void aStudyThatRunsElsewhereCanBeAnnotated() throws IOException {
    CandidatesUnderTest watching =
        new CandidatesUnderTest(home, Messages.english(), new AtOnce(), Runnable::run);
    watching.searches.busyElsewhere = true;
    watching.open(folder);
    assertThat(watching.study.mode()).isEqualTo(StudyModel.Mode.RUNNING_ELSEWHERE);
    watching.model.annotate(2, TagLine.parse("#watched"));
    assertThat(onDisk().of(2).tags()).containsExactly("watched");
  }

  @Test
  void damagedNotesAreToldAndNeverOverwritten() throws IOException {
    Files.writeString(folder.trialNotesFile(), "{ \"format\": 99, \"trials\": [] }");
    CandidatesUnderTest damaged = under();
    assertThat(damaged.study.problemProperty().get().orElseThrow())
        .contains("trial-notes.json")
        .contains("newer");
    damaged.model.annotate(2, TagLine.parse("#lost"));
    damaged.model.delete(2);
    assertThat(Files.readString(folder.trialNotesFile())).contains("99");
    assertThat(damaged.shown()).contains("T-02");
  }

  @Test
  void aDeletedTrialIsGoneFromEveryFilterAndCountUntilItIsTakenBack() throws IOException {
    int number = other();
    long before = model.count(Segment.ALL);
    under.study.compared().setAll(number, best());
    model.delete(number);
    String label = String.format("T-%02d", number);
    assertThat(under.shown()).doesNotContain(label);
    assertThat(model.count(Segment.ALL)).isEqualTo(before - 1);
    assertThat(under.study.compared()).containsExactly(best());
    assertThat(under.study.filterProperty().get().deleted(number)).isTrue();
    assertThat(onDisk().of(number).deleted()).isTrue();
    under.study.filterProperty().set(TrialFilter.all());
    assertThat(under.shown()).as("whoever sets the filter").doesNotContain(label);
    assertThat(under().shown()).as("opened again").doesNotContain(label);
    under.edits.undo();
    assertThat(under.shown()).contains(label);
    assertThat(onDisk().trials()).isEmpty();
  }

  @Test
  void theBestAndWhatTrainsOrWaitsCannotBeDeleted() {
    assertThat(model.bond(best())).contains(StudyModel.Bond.OUTCOME);
    for (int number : List.of(19, 21)) {
      assertThat(model.bond(number)).contains(StudyModel.Bond.UNFINISHED);
    }
    for (int number : List.of(best(), 19, 21)) {
      model.delete(number);
    }
    assertThat(under.shown()).hasSize(CandidateStudy.TRIALS);
    assertThat(under.edits.undoable().get()).isEmpty();
  }

  @Test
  void theNeighbourIsChosenAfterADeletion() {
    int at = under.shown().indexOf(String.format("T-%02d", other()));
    String next = under.shown().get(at + 1);
    model.chosen().set(Optional.of(other()));
    model.delete(other());
    assertThat(model.chosenRow().orElseThrow().trial().id().label()).isEqualTo(next);
  }

  @Test
  void anotherStudyForgetsWhatCouldBeTakenBack() throws IOException {
    model.annotate(2, TagLine.parse("#one"));
    under.open(CandidateStudy.write(home.resolve("next")));
    assertThat(under.edits.undoable().get()).isEmpty();
    assertThat(model.row(2).orElseThrow().note().empty()).isTrue();
  }

  @Test
  void twoToFourTrialsAreComparedTheFirstChosenIsTheReference() {
    for (int number : List.of(3, 9, 2, 10)) {
      assertThat(model.toggleCompared(number)).isTrue();
    }
    assertThat(model.toggleCompared(11)).as("a fifth").isFalse();
    assertThat(model.toggleCompared(9)).isTrue();
    assertThat(under.study.compared()).containsExactly(3, 2, 10);
    model.compareTopOrNone();
    assertThat(model.canCompare()).isFalse();
    model.compareTopOrNone();
    assertThat(under.study.compared()).hasSize(4).first().isEqualTo(best());
  }

  @Test
  void theSearchIsAskedOnlyWhileItHears() {
    model.repeat(3);
    model.goOn(14);
    model.goOn(16);
    model.goOn(3);
    assertThat(under.orders).containsExactly("repeat 3", "go on 14", "go on 16");
    under.hears = false;
    model.repeat(3);
    assertThat(model.canRepeat()).isFalse();
    assertThat(under.orders).hasSize(3);
  }

  @Test
  void rowsAreSavedAsTheyAreShownWithAllDigitsAndTheNotice() throws IOException {
    model.annotate(11, TagLine.parse("#best a \"good\" one, small"));
    String csv = CandidatesCsv.of(CandidateStudy.FINDINGS, List.copyOf(model.rows()));
    List<String> lines = csv.lines().toList();
    assertThat(lines.get(0)).isEqualTo("# Research use only, not for clinical use");
    assertThat(lines.get(1)).startsWith("trial,architecture,repeats,state,mean_auc,ci_low");
    assertThat(lines).hasSize(CandidateStudy.TRIALS + 2);
    assertThat(lines.get(2)).startsWith("T-19").contains(",running,,,,");
    assertThat(csv).contains("best,\"a \"\"good\"\" one, small\"");
    assertThat(csv.lines().filter(l -> l.startsWith("T-18,")).findFirst().orElseThrow())
        .contains(",3,finished,");
  }

  @Test
  void emptyingFreesModelsAndCheckpointsOfDeletedTrialsAlone() throws IOException {
    CandidateActions actions = new CandidateActions(model, Messages.english(), under.around);
    model.chosen().set(Optional.of(other()));
    actions.delete();
    assertThat(under.notices)
        .containsExactly(String.format("T-%02d was deleted. Its files are kept. Undo", other()));
    model.chosen().set(Optional.of(14));
    actions.delete();
    long[] bytes = {0};
    actions.measureDeleted(found -> bytes[0] = found);
    assertThat(bytes[0]).as("the halted one may go on").isEqualTo(12_000);
    actions.emptyDeleted();
    var trial = folder.trial(model.row(other()).orElseThrow().trial().id());
    assertThat(trial.modelFile()).doesNotExist();
    assertThat(trial.checkpointFile()).doesNotExist();
    assertThat(trial.validPredictionsFile()).exists();
    assertThat(folder.trial(model.row(best()).orElseThrow().trial().id()).modelFile()).exists();
    under.offers.get(0).run();
    assertThat(under.shown()).contains(String.format("T-%02d", other()));
  }

  @Test
  void aModelIsExportedWithItsCardAndReplacesNothing() throws IOException {
    Path into = Files.createDirectories(home.resolve("out"));
    under.chosenFolder = Optional.of(into);
    CandidateActions actions = new CandidateActions(model, Messages.english(), under.around);
    model.chosen().set(Optional.of(9));
    actions.exportModel();
    actions.exportModel();
    assertThat(Files.size(into.resolve("chexpert-5-T-09-model.zip"))).isEqualTo(3_000);
    assertThat(into.resolve("chexpert-5-T-09-model-2.zip")).exists();
    assertThat(Files.readString(into.resolve("chexpert-5-T-09-model-card.txt")))
        .contains("Research use only, not for clinical use.")
        .contains("Cardiomegaly: 0.8")
        .contains("valid: 1,200 images of 400 patients")
        .doesNotContain("/data");
    assertThat(under.notices).hasSize(2).allMatch(n -> n.contains("Research use only"));
  }

  @Test
  void aModelThatIsGoneIsToldWithWhatToDo() throws IOException {
    under.chosenFolder = Optional.of(home);
    model.chosen().set(Optional.of(9));
    Files.delete(folder.trial(model.row(9).orElseThrow().trial().id()).modelFile());
    new CandidateActions(model, Messages.english(), under.around).exportModel();
    assertThat(under.notices.get(0)).contains("T-09 has no model").contains("again");
  }
}
