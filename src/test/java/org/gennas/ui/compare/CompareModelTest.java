package org.gennas.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.PairedBootstrap;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.study.ScriptedSearches;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which trials are compared and what comes of it, without a window. */
class CompareModelTest {
  @TempDir Path home;
  private final StudyModel study = new StudyModel();
  private final EditHistory edits = new EditHistory();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private StudyFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = ComparedStudy.write(home.resolve("study"), 6, 240);
    new StudyController(
            study,
            new ScriptedSearches(),
            f -> {},
            Runnable::run,
            Runnable::run,
            home.resolve("studies"),
            Messages.english())
        .open(folder.path());
  }

  @AfterEach
  void close() {
    background.shutdownNow();
  }

  private PredictionTable read(TrialId trial) throws IOException {
    return PredictionTable.read(folder.trial(trial).validPredictionsFile());
  }

  /** Every step is handed over by the test's own thread, in turn. */
  private CompareModel model(CompareModel.Predictions predictions) {
    return new CompareModel(
        study,
        predictions,
        new CompareModel.Around(
            background,
            update -> {
              synchronized (this) {
                update.run();
              }
            },
            edits,
            Messages.english(),
            new PairedBootstrap(200, 0.95, 1),
            new BootstrapInterval(100, 0.95, 1)));
  }

  private Comparison shown(CompareModel model) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () ->
                model.stateProperty().get() instanceof CompareModel.State.Shown s
                    && s.comparison().pairs().isPresent());
    return ((CompareModel.State.Shown) model.stateProperty().get()).comparison();
  }

  @Test
  void fewerThanTwoTrialsCompareToNothing() {
    CompareModel model = model(this::read);
    model.add(3);
    assertThat(model.stateProperty().get()).isEqualTo(new CompareModel.State.Nothing());
    assertThat(model.trialsProperty().get()).hasSize(1);
    assertThat(model.room()).isEqualTo(3);
  }

  @Test
  void everyOtherTrialIsTestedAgainstTheReference() {
    CompareModel model = model(this::read);
    study.compared().setAll(2, 3, 1);
    Comparison comparison = shown(model);
    assertThat(comparison.trials()).extracting(TrialId::number).containsExactly(2, 3, 1);
    assertThat(comparison.images()).isEqualTo(240);
    assertThat(comparison.patients()).isEqualTo(80);
    assertThat(comparison.pairs().orElseThrow())
        .extracting(Comparison.Pair::place)
        .containsExactly(1, 2);
    assertThat(comparison.tests()).isEqualTo(2 * (1 + 5));
    for (Comparison.Pair pair : comparison.pairs().orElseThrow()) {
      pair.findings()
          .forEach(
              test ->
                  assertThat(test.orElseThrow().adjusted().orElseThrow())
                      .isGreaterThanOrEqualTo(test.orElseThrow().difference().p().orElseThrow()));
    }
  }

  @Test
  void aTrialDoesNotDifferFromTheSamePredictions() {
    CompareModel model = model(trial -> read(folderTrial(1)));
    study.compared().setAll(1, 2);
    Comparison.Pair pair = shown(model).pairs().orElseThrow().get(0);
    assertThat(pair.mean().orElseThrow().difference().difference()).isZero();
    assertThat(pair.mean().orElseThrow().adjusted().orElseThrow()).isEqualTo(1);
    assertThat(pair.mean().orElseThrow().standsOut()).isFalse();
  }

  private TrialId folderTrial(int number) {
    return study.momentProperty().get().orElseThrow().state().trial(number).orElseThrow().id();
  }

  @Test
  void missingPredictionsAreToldAndTheOtherTrialsAreStillCompared() throws IOException {
    Files.delete(folder.trial(folderTrial(2)).validPredictionsFile());
    CompareModel model = model(this::read);
    study.compared().setAll(1, 2, 3);
    Comparison comparison = shown(model);
    assertThat(comparison.curves().get(0)).isPresent();
    assertThat(comparison.curves().get(1)).isEmpty();
    List<Comparison.Pair> pairs = comparison.pairs().orElseThrow();
    assertThat(pairs.get(0).problem().orElseThrow())
        .contains("There are no predictions", "predictions-valid.csv");
    assertThat(pairs.get(1).problem()).isEmpty();
    assertThat(pairs.get(1).mean()).isPresent();
  }

  @Test
  void predictionsOfOtherImagesAreNotCompared() throws IOException {
    PredictionTable table = read(folderTrial(2));
    new PredictionTable(table.findings(), table.rows().subList(1, 240))
        .write(folder.trial(folderTrial(2)).validPredictionsFile());
    CompareModel model = model(this::read);
    study.compared().setAll(1, 2);
    assertThat(shown(model).pairs().orElseThrow().get(0).problem().orElseThrow())
        .isEqualTo("The images differ (240 and 239): images/0.png is in one of them only.");
  }

  @Test
  void aNewChoiceCancelsTheOldWorkAndItsResultIsNeverShown() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    CompareModel model =
        model(
            trial -> {
              if (trial.number() == 6) {
                begun.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  interrupted.set(true);
                  throw new IOException("cancelled", e);
                }
              }
              return read(trial);
            });
    List<Comparison> seen = new ArrayList<>();
    model
        .stateProperty()
        .addListener(
            (observable, old, now) -> {
              if (now instanceof CompareModel.State.Shown s) {
                seen.add(s.comparison());
              }
            });
    study.compared().setAll(6, 1);
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> begun.getCount() == 0);
    study.compared().setAll(2, 1);
    Comparison comparison = shown(model);
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(interrupted::get);
    assertThat(comparison.trials().get(0).number()).isEqualTo(2);
    assertThat(seen).allMatch(c -> c.trials().get(0).number() == 2);
  }

  @Test
  void changesCanBeTakenBack() {
    CompareModel model = model(this::read);
    model.add(1);
    model.add(4);
    model.add(4);
    model.makeReference(1);
    assertThat(study.compared()).containsExactly(4, 1);
    assertThat(edits.undoable().get()).isEqualTo(Optional.of("make T-04 the reference"));
    model.remove(0);
    assertThat(study.compared()).containsExactly(1);
    edits.undo();
    edits.undo();
    assertThat(study.compared()).containsExactly(1, 4);
    edits.redo();
    assertThat(study.compared()).containsExactly(4, 1);
    edits.undo();
    edits.undo();
    edits.undo();
    assertThat(study.compared()).isEmpty();
  }

  @Test
  void thereIsRoomForFourAndTheBestComeFirst() {
    CompareModel model = model(this::read);
    for (int number = 1; number <= 6; number++) {
      model.add(number);
    }
    assertThat(study.compared()).containsExactly(1, 2, 3, 4);
    assertThat(model.candidates()).extracting(t -> t.id().number()).containsExactlyInAnyOrder(5, 6);
    model.compareBest();
    int best =
        study.momentProperty().get().orElseThrow().state().best().orElseThrow().id().number();
    assertThat(study.compared()).hasSize(3).startsWith(best);
  }

  @Test
  void theHighlightIsTakenBackByTheSameKeyAndGoesWithItsTrial() {
    CompareModel model = model(this::read);
    study.compared().setAll(1, 2);
    model.toggleHighlight(1);
    assertThat(model.highlightedProperty().get()).isEqualTo(OptionalInt.of(1));
    model.toggleHighlight(1);
    assertThat(model.highlightedProperty().get()).isEmpty();
    model.toggleHighlight(3);
    assertThat(model.highlightedProperty().get()).isEmpty();
    model.toggleHighlight(1);
    study.compared().setAll(1);
    assertThat(model.highlightedProperty().get()).isEmpty();
  }
}
