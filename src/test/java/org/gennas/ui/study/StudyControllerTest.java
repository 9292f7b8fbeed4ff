package org.gennas.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, beginning, pausing, resuming and stopping a study, without a window. */
class StudyControllerTest {
  @TempDir Path home;
  private final StudyModel model = new StudyModel();
  private final ScriptedSearches searches = new ScriptedSearches();
  private final StudyJson json = new StudyJson();

  private StudyController desk() {
    return new StudyController(
        model,
        searches,
        folder -> Files.writeString(folder.reportFile(), "report"),
        Runnable::run,
        Runnable::run,
        home.resolve("studies"),
        Messages.english());
  }

  private StudyScript script() {
    return new StudyScript(Studies.quick(), Studies.START).tell(searches.listener.orElseThrow());
  }

  @Test
  void aStudyThatIsShownIsReadyAndNothingIsWrittenYet() {
    desk().show(Studies.quick());
    assertEquals(Mode.READY, model.modeProperty().get());
    assertEquals(
        "Phantoms, first look", model.momentProperty().get().orElseThrow().state().config().name());
    assertFalse(Files.exists(home.resolve("studies")));
  }

  @Test
  void startMakesTheFolderAndRunsTheSearchThere() throws IOException {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    StudyFolder folder = model.folderProperty().get().orElseThrow();
    assertEquals(home.resolve("studies").resolve("phantoms-first-look"), folder.path());
    assertEquals(Studies.quick(), folder.config());
    assertEquals(List.of("start"), searches.asked);
    script().begin();
    assertEquals(Mode.RUNNING_HERE, model.modeProperty().get());
  }

  @Test
  void twoStudiesOfOneNameGetFoldersOfTheirOwn() {
    StudyController first = desk();
    first.show(Studies.quick());
    first.start();
    script().begin().end(StopReason.STOPPED, "").leave();
    first.show(Studies.quick());
    first.start();
    assertEquals(
        "phantoms-first-look-2",
        model.folderProperty().get().orElseThrow().path().getFileName().toString());
  }

  @Test
  void eventsReachTheModelInTheirOrder() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    StudyScript script = script().begin().ask(1, 2);
    int one = script.propose(1, "22121211", "Wide first.");
    script.start(one, "cpu:0").worker(one).epochs(one, 1, 3, 0.85);
    StudySnapshot moment = model.momentProperty().get().orElseThrow();
    assertEquals(1, moment.state().iteration());
    assertEquals(3, moment.histories().get(one).epochs().size());
  }

  @Test
  void proposalsStreamInAndGiveWayToTheirTrials() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    StudyScript script = script().begin().ask(1, 2);
    script.stream(1, 0, "22121211", "Slots 1 and 2 ").stream(1, 0, "22121211", "lead.");
    StudySnapshot.Incoming incoming = model.momentProperty().get().orElseThrow().incoming().get(0);
    assertEquals("Slots 1 and 2 lead.", incoming.rationale());
    assertEquals(Optional.of(new Architecture("22121211")), incoming.architecture());
    script.propose(1, "22121211", "Slots 1 and 2 lead.");
    assertEquals(List.of(), model.momentProperty().get().orElseThrow().incoming());
  }

  @Test
  void pauseResumeAndStopGoToTheSearch() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    StudyScript script = script().begin();
    desk.pause();
    assertEquals(Mode.SETTLING, model.modeProperty().get());
    script.pause();
    assertEquals(Mode.PAUSED, model.modeProperty().get());
    desk.start();
    script.resume();
    assertEquals(Mode.RUNNING_HERE, model.modeProperty().get());
    desk.stop();
    script.end(StopReason.STOPPED, "").leave();
    assertEquals(Mode.ENDED, model.modeProperty().get());
    assertEquals(List.of("start", "pause", "resume", "stop", "close"), searches.asked);
    assertFalse(desk.holdsSearch());
  }

  @Test
  void whatKeepsAStudyFromTrainingIsToldUntilItIsMended() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    StudyScript script = script().begin().ask(1, 1);
    int one = script.propose(1, "22121211", "Wide first.");
    script
        .start(one, "cpu:0")
        .event(
            new StudyEvent.Blocked(
                Instant.EPOCH, Optional.of(one), "T-01: No space left.", "Free some space."));
    assertEquals(Mode.PAUSED, model.modeProperty().get());
    assertEquals(
        Optional.of(
            "Paused: T-01: No space left. Free some space. The study resumes by itself once that is"
                + " mended; it is checked every minute."),
        model.problemProperty().get());
    script.resume();
    assertEquals(Optional.empty(), model.problemProperty().get());
    assertEquals(Mode.RUNNING_HERE, model.modeProperty().get());
  }

  @Test
  void aFailedTrialIsTriedAgainAfterTheEndAsWell() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    StudyScript script = script().begin().ask(1, 1);
    int one = script.propose(1, "22121211", "Wide first.");
    script.start(one, "cpu:0").fail(one, "No space left.", "Free some space.");
    desk.retry(one);
    script.end(StopReason.TRIALS, "").leave();
    desk.retry(one);
    assertEquals(
        List.of("start", "retry trial 1", "close", "start, trying again [1]"), searches.asked);
    script().begin();
    assertEquals(Mode.RUNNING_HERE, model.modeProperty().get());
  }

  @Test
  void aReportCanBeHadFromTheFirstResultOnAndIsAlwaysFresh() throws IOException {
    StudyController desk = desk();
    desk.show(Studies.quick());
    assertFalse(model.canReport());
    desk.start();
    StudyScript script = script().begin().ask(1, 2);
    int one = script.propose(1, "22121211", "Wide first.");
    List<Path> shown = new ArrayList<>();
    desk.report(shown::add);
    assertEquals(List.of(), shown);
    script.train(one, "cpu:0", 0.85);
    assertTrue(model.canReport());
    Path report = model.folderProperty().get().orElseThrow().reportFile();
    Files.writeString(report, "of yesterday");
    desk.report(shown::add);
    assertEquals(List.of(report), shown);
    assertEquals("report", Files.readString(report));
  }

  @Test
  void eachStudyShownIsCounted() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    int before = model.openedProperty().get();
    desk.start();
    assertEquals(before, model.openedProperty().get());
    script().begin().end(StopReason.STOPPED, "").leave();
    desk.show(Studies.quick());
    assertEquals(before + 1, model.openedProperty().get());
  }

  @Test
  void aStudyThatEndedWithoutAResultHasAReportToo() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    StudyScript script = script().begin();
    assertFalse(model.canReport());
    script.end(StopReason.STOPPED, "").leave();
    assertTrue(model.canReport());
    List<Path> shown = new ArrayList<>();
    desk.report(shown::add);
    assertEquals(1, shown.size());
  }

  @Test
  void theEndWritesTheReportAndSaysWhereItIs() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    script().begin().end(StopReason.TRIALS, "6 of 6 trials").leave();
    Path report = model.folderProperty().get().orElseThrow().reportFile();
    assertTrue(Files.exists(report));
    assertTrue(model.noticeProperty().get().orElseThrow().contains(report.toString()));
  }

  @Test
  void onlyARunningSearchTakesAPersonsArchitecture() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.train(new Architecture("22222222"));
    desk.start();
    script().begin();
    desk.train(new Architecture("22121211"));
    desk.steer(c -> c.stopTrial(3));
    assertEquals(List.of("start", "train 22121211", "stop trial 3"), searches.asked);
  }

  @Test
  void aStudyThatCannotStartSaysWhyAndStaysReady() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    searches.refusal = Optional.of(new IOException("No device can be used."));
    desk.start();
    assertEquals(Mode.READY, model.modeProperty().get());
    assertTrue(model.problemProperty().get().orElseThrow().contains("No device can be used."));
  }

  @Test
  void anEndedFolderOpensWithItsTrialsAndTheirCurves() throws IOException {
    StudyFolder folder = StudyFolder.create(home.resolve("done"), Studies.quick(), json);
    StudyScript script = new StudyScript(Studies.quick(), Studies.START).write(folder).begin();
    script.ask(1, 1);
    script.train(script.propose(1, "22121211", "Why not."), "cpu:0", 0.861);
    script.end(StopReason.TRIALS, "1 of 1");
    desk().open(folder.path());
    assertEquals(Mode.ENDED, model.modeProperty().get());
    StudySnapshot moment = model.momentProperty().get().orElseThrow();
    assertEquals(0.861, moment.state().best().orElseThrow().auc().orElseThrow());
    assertEquals(8, moment.histories().get(1).epochs().size());
  }

  @Test
  void aFolderThatACrashLeftCanGoOn() throws IOException {
    StudyFolder folder = StudyFolder.create(home.resolve("cut"), Studies.quick(), json);
    StudyScript script = new StudyScript(Studies.quick(), Studies.START).write(folder).begin();
    script.ask(1, 1);
    script.start(script.propose(1, "22121211", "Why not."), "cpu:0");
    StudyController desk = desk();
    desk.open(folder.path());
    assertEquals(Mode.PAUSED, model.modeProperty().get());
    desk.start();
    assertEquals(List.of("start"), searches.asked);
    assertEquals(folder.path(), searches.folder.orElseThrow().path());
  }

  @Test
  void aStudyThatATerminalRunsIsWatchedAndCannotBeSteered() throws IOException {
    StudyFolder folder = StudyFolder.create(home.resolve("live"), Studies.quick(), json);
    StudyScript script = new StudyScript(Studies.quick(), Studies.START).write(folder).begin();
    searches.busyElsewhere = true;
    StudyController desk = desk();
    desk.open(folder.path());
    assertEquals(Mode.RUNNING_ELSEWHERE, model.modeProperty().get());
    script.tell(searches.listener.orElseThrow()).ask(1, 1);
    script.propose(1, "22121211", "From the terminal.");
    assertEquals(1, model.momentProperty().get().orElseThrow().state().trials().size());
    desk.pause();
    desk.stop();
    assertEquals(List.of("watch"), searches.asked);
    script.end(StopReason.TRIALS, "").leave();
    assertEquals(Mode.ENDED, model.modeProperty().get());
    assertEquals(Optional.empty(), model.noticeProperty().get());
  }

  @Test
  void aFolderWithoutAStudyIsRefusedAndTheOpenOneStays() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.open(home.resolve("nothing"));
    assertTrue(model.problemProperty().get().orElseThrow().contains("study.json is missing"));
    assertEquals(Mode.READY, model.modeProperty().get());
    desk.start();
    script().begin();
    assertEquals(Mode.RUNNING_HERE, model.modeProperty().get());
  }

  @Test
  void noOtherStudyIsOpenedOverARunningSearch() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    script().begin();
    desk.open(home.resolve("other"));
    assertEquals(Mode.RUNNING_HERE, model.modeProperty().get());
    assertTrue(model.problemProperty().get().isPresent());
    assertEquals(List.of("start"), searches.asked);
  }

  @Test
  void locksCanBeSetBeforeTheStartOnly() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    SearchLimits locked = new SearchLimits(Map.of(0, 2), Optional.empty(), Optional.empty());
    desk.limit(locked);
    assertEquals(locked, model.momentProperty().get().orElseThrow().state().config().limits());
    desk.start();
    desk.limit(SearchLimits.none());
    assertEquals(locked, model.momentProperty().get().orElseThrow().state().config().limits());
  }

  @Test
  void closingPausesARunningSearchAndTellsSo() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    script().begin();
    assertTrue(desk.close());
    assertEquals(List.of("start", "close"), searches.asked);
  }

  @Test
  void closingAfterTheEndCutsNothingShort() {
    StudyController desk = desk();
    desk.show(Studies.quick());
    desk.start();
    script().begin().end(StopReason.TRIALS, "").leave();
    assertFalse(desk.close());
  }

  @Test
  void aBurstOfEventsIsOneUpdate() {
    Deque<Runnable> window = new ArrayDeque<>();
    StudyController desk =
        new StudyController(
            model, searches, folder -> {}, Runnable::run, window::add, home, Messages.english());
    desk.show(Studies.quick());
    desk.start();
    while (!window.isEmpty()) {
      window.poll().run();
    }
    StudyScript script = script().begin().ask(1, 1);
    int one = script.propose(1, "22121211", "");
    script.start(one, "cpu:0").worker(one);
    for (int batch = 0; batch < 10_000; batch++) {
      script.progress(one, 1, batch / 10_000.0);
    }
    assertEquals(1, window.size());
    window.poll().run();
    assertEquals(1, model.momentProperty().get().orElseThrow().state().trials().size());
  }
}
