package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.runner.Device;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.chart.TrajectoryChart;
import org.gennas.ui.command.Command;
import org.gennas.ui.control.BlockEditor;
import org.gennas.ui.control.CodeField;
import org.gennas.ui.shell.WindowUnderTest;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudyScript;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A person at the Search screen: edits, starts, watches, pauses, goes on, stops, opens. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class SearchScreenTest {
  @TempDir static Path homes;
  private static int count;
  private final Path home = homes.resolve("home-" + count++);
  private WindowUnderTest window;

  @Start
  void open(Stage stage) {
    window = new WindowUnderTest(stage, home, 1600, 1000);
    window.searches.devices = List.of(cpu(0), cpu(1));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static Device cpu(int index) {
    return new Device(
        "cpu:" + index, Device.Kind.CPU, "1 thread", 1, 4_000_000_000L, Optional.empty());
  }

  private void ready(FxRobot robot) {
    robot.interact(() -> window.desk.show(Studies.quick()));
    robot.interact(window.window::focus);
  }

  private StudyScript started(FxRobot robot) {
    ready(robot);
    robot.clickOn("#top-start");
    Awaitility.await().until(() -> window.searches.listener.isPresent());
    StudyScript script =
        new StudyScript(Studies.quick(), Studies.START)
            .tell(window.searches.listener.orElseThrow())
            .begin();
    window.now.set(script.now());
    awaitMode(Mode.RUNNING_HERE);
    return script;
  }

  private void awaitMode(Mode mode) {
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> window.model.modeProperty().get() == mode);
  }

  private String code(FxRobot robot) {
    return robot.lookup(n -> n instanceof CodeField).query().getAccessibleText().replace(" ", "");
  }

  @Test
  void theCodeIsEditedByKeysAndUndone(FxRobot robot) {
    ready(robot);
    robot.type(KeyCode.DIGIT2, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DIGIT0);
    assertEquals("21011111", code(robot));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals("21111111", code(robot));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals("11111111", code(robot));
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    assertEquals("21111111", code(robot));
  }

  @Test
  void theCodeIsEditedByMouse(FxRobot robot) {
    ready(robot);
    robot.clickOn("#slot-6-block-2").clickOn("#slot-8-block-0");
    assertEquals("11111210", code(robot));
  }

  @Test
  void aLockSetBeforeTheStartBindsTheStudy(FxRobot robot) throws Exception {
    ready(robot);
    robot.type(KeyCode.DIGIT2, KeyCode.L, KeyCode.DIGIT0);
    assertEquals("21111111", code(robot));
    robot.clickOn("#top-start");
    Awaitility.await().until(() -> window.searches.folder.isPresent());
    StudyConfig written = window.searches.folder.orElseThrow().config();
    assertEquals(2, written.limits().locks().get(0));
    robot.type(KeyCode.DIGIT0);
    assertEquals("21111111", code(robot));
  }

  @Test
  void aLockIsChangedWhileTheSearchRuns(FxRobot robot) {
    started(robot);
    robot.interact(window.window::focus);
    Awaitility.await().until(() -> window.desk.holdsSearch());
    window.settle(robot);
    robot.type(KeyCode.DIGIT2, KeyCode.L, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.L);
    assertTrue(window.searches.asked.contains("lock {0=2}"), window.searches.asked.toString());
    assertTrue(window.searches.asked.contains("lock {0=2, 2=1}"));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals("lock {0=2}", window.searches.asked.get(window.searches.asked.size() - 1));
  }

  @Test
  void aFailedTrialIsRetriedFromItsLaneAndFromItsProposal(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 1);
    int one = script.propose(1, "22222222", "Large.");
    script.start(one, "cpu:0").worker(one).fail(one, "No memory.", "Try a smaller batch.");
    Awaitility.await()
        .until(() -> robot.lookup("#lane-cpu-0.gn-broken #retry-cpu-0").tryQuery().isPresent());
    window.settle(robot);
    robot.clickOn("#retry-cpu-0");
    robot.clickOn("#retry-1");
    assertEquals(2, window.searches.asked.stream().filter(a -> a.equals("retry trial 1")).count());
    script.event(new StudyEvent.TrialRetried(script.now(), one));
    Awaitility.await().until(() -> robot.lookup("#lane-cpu-0.gn-broken").tryQuery().isEmpty());
  }

  @Test
  void proposalsAreAskedForOutOfTurn(FxRobot robot) {
    ready(robot);
    assertTrue(robot.lookup("#ask").queryButton().isDisabled());
    StudyScript script = started(robot).ask(1, 1);
    script.propose(1, "22222222", "Large.");
    Awaitility.await().until(() -> !robot.lookup("#ask").queryButton().isDisabled());
    robot.clickOn("#ask");
    assertTrue(window.searches.asked.contains("ask"));
    script.ask(2, 2).stream(2, 0, "2212", "Because ");
    Awaitility.await().until(() -> robot.lookup("#ask").queryButton().isDisabled());
  }

  @Test
  void aTrialOfTheStudyIsLoadedIntoTheEditor(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 1);
    script.train(script.propose(1, "22121211", "One."), "cpu:0", 0.861);
    Awaitility.await().until(() -> robot.lookup(".gn-best-row").tryQuery().isPresent());
    robot.clickOn("#load").clickOn("T-01   0.861");
    assertEquals("22121211", code(robot));
  }

  @Test
  void theSameTrialIsMarkedEverywhereAndChosenByArrowKeys(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 2);
    script.train(script.propose(1, "22121211", "One."), "cpu:0", 0.861);
    script.train(script.propose(1, "12121222", "Two."), "cpu:1", 0.874);
    Awaitility.await().until(() -> robot.lookup(".gn-best-row").queryAll().size() == 2);
    window.settle(robot);
    ListView<?> best = robot.lookup("#best-list").queryListView();
    robot.interact(best::requestFocus);
    robot.type(KeyCode.DOWN);
    robot.type(KeyCode.DOWN);
    assertEquals(Optional.of(1), window.model.selectedTrialProperty().get());
    robot.interact(() -> window.model.selectedTrialProperty().set(Optional.of(2)));
    assertEquals(0, best.getSelectionModel().getSelectedIndex());
    robot.moveTo(robot.lookup(".gn-best-row").nth(1).<Node>query());
    assertEquals(Optional.of(1), window.model.hoveredTrialProperty().get());
    PseudoClass linked = PseudoClass.getPseudoClass("linked");
    assertEquals(
        1,
        robot.lookup(".gn-proposal-settled").queryAll().stream()
            .filter(n -> n.getPseudoClassStates().contains(linked))
            .count());
  }

  @Test
  void theTrajectoryIsDrawnAgainstTrialsHoursAndEnergy(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 1);
    script.train(script.propose(1, "22121211", "One."), "cpu:0", 0.861);
    Awaitility.await().until(() -> robot.lookup("#trajectory .gn-chart").tryQuery().isPresent());
    window.settle(robot);
    TrajectoryChart chart = robot.lookup("#trajectory .gn-chart").query();
    assertEquals("0.5", chart.table().rows().get(0).get(2).substring(0, 3));
    robot.clickOn("#axis-ENERGY");
    window.settle(robot);
    assertEquals("104.0", chart.table().rows().get(0).get(2).substring(0, 5));
    robot.type(KeyCode.LEFT);
    window.settle(robot);
    double hours = Double.parseDouble(chart.table().rows().get(0).get(2));
    assertEquals(Duration.between(Studies.START, script.now()).toSeconds() / 3600.0, hours, 0.01);
  }

  @Test
  void everyCommandOfTheScreenHasAName(FxRobot robot) {
    started(robot);
    Messages english = Messages.english();
    List<Command> commands = robot.lookup(".gn-search").<SearchScreen>query().commands();
    commands.forEach(c -> assertTrue(english.has(c.id()), c.id()));
    Command retry =
        commands.stream()
            .filter(c -> c.id().equals("search.command.retry"))
            .findFirst()
            .orElseThrow();
    assertFalse(retry.enabled().getAsBoolean(), "nothing has failed");
  }

  @Test
  void anArchitectureIsTrainedOnlyWhileTheSearchRuns(FxRobot robot) {
    ready(robot);
    Button train = robot.lookup("#train").queryButton();
    assertTrue(train.isDisabled());
    started(robot);
    robot.interact(window.window::focus);
    robot.type(KeyCode.DIGIT2);
    assertFalse(train.isDisabled());
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertTrue(window.searches.asked.contains("train 21111111"));
  }

  @Test
  void aNetworkThatIsKnownIsTrainedAgainOnlyWithAnotherSeed(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 1);
    script.train(script.propose(1, "11111100", "Small."), "cpu:0", 0.84);
    robot.interact(window.window::focus);
    robot.type(KeyCode.END, KeyCode.DIGIT0, KeyCode.LEFT, KeyCode.DIGIT0);
    assertEquals("11111100", code(robot));
    Button train = robot.lookup("#train").queryButton();
    Awaitility.await().until(() -> train.getText().equals("Train another seed"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertTrue(window.searches.asked.contains("repeat trial 1"));
    assertFalse(window.searches.asked.contains("train 11111100"));
    robot.type(KeyCode.DIGIT2);
    Awaitility.await().until(() -> train.getText().equals("Train this"));
  }

  @Test
  void curvesGrowWhileATrialTrains(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 2);
    int one = script.propose(1, "22121211", "Wide first.");
    script.start(one, "cpu:0").worker(one).epochs(one, 1, 2, 0.85).progress(one, 3, 0.5);
    awaitPoints(robot, 2);
    script.epochs(one, 3, 5, 0.85);
    awaitPoints(robot, 5);
  }

  private static void awaitPoints(FxRobot robot, int points) {
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(
            () -> {
              Optional<Node> charts = robot.lookup("#lane-cpu-0 .gn-lane-charts").tryQuery();
              return charts.map(c -> ((LaneCharts) c).points() == points).orElse(false);
            });
  }

  @Test
  void theSearchPausesGoesOnAndStops(FxRobot robot) {
    StudyScript script = started(robot);
    robot.clickOn("#top-pause");
    script.pause();
    awaitMode(Mode.PAUSED);
    Button start = robot.lookup("#top-start").queryButton();
    Awaitility.await().until(() -> start.getText().equals("Resume"));
    robot.clickOn("#top-start");
    script.resume();
    awaitMode(Mode.RUNNING_HERE);
    robot.clickOn("#top-stop");
    script.end(StopReason.STOPPED, "By hand.").leave();
    awaitMode(Mode.ENDED);
    Awaitility.await().until(() -> !window.desk.holdsSearch());
    assertEquals(List.of("start", "pause", "resume", "stop"), window.searches.asked.subList(0, 4));
    assertTrue(robot.lookup("#top-stop").queryButton().isDisabled());
  }

  @Test
  void theEnsembleIsASecondResultBesideTheWinner(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 2);
    int one = script.propose(1, "22121211", "Wide first.");
    int two = script.propose(1, "12211121", "Narrow first.");
    script.train(one, "cpu:0", 0.85).train(two, "cpu:1", 0.84);
    script.end(StopReason.TRIALS, "All done.");
    StudyState state = script.state();
    SplitScore valid = state.trial(one).orElseThrow().result().orElseThrow().valid();
    Ensemble ensemble =
        new Ensemble(
            Ensemble.FORMAT,
            script.now(),
            2,
            List.of(
                new Ensemble.Member(state.trial(one).orElseThrow().id(), 0.75),
                new Ensemble.Member(state.trial(two).orElseThrow().id(), 0.25)),
            valid,
            new Ensemble.PlainMean(List.of(one, two), Optional.of(0.8512), Optional.empty()),
            2_500_000,
            90_000_000,
            Optional.empty());
    script.say(new StudyEvent.EnsembleMade(script.now(), ensemble));
    script.say(
        new StudyEvent.TestScored(script.now(), one, valid, Optional.empty(), Optional.of(valid)));
    script.leave();
    awaitMode(Mode.ENDED);
    Awaitility.await().until(() -> robot.lookup("#ending-ensemble").tryQuery().isPresent());
    Awaitility.await()
        .until(() -> robot.lookup("#ending-members").queryLabeled().getText().contains("On the"));
    String score = robot.lookup("#ending-ensemble").queryLabeled().getText();
    assertTrue(score.startsWith("Ensemble of 2 networks, chosen from 2: mean AUC 0.850"), score);
    assertTrue(score.contains("2.50 M params, 90.0 M MACs"), score);
    String members = robot.lookup("#ending-members").queryLabeled().getText();
    assertTrue(members.startsWith("On the test images the ensemble reaches"), members);
    assertTrue(members.contains("By weight: T-01 (0.75), T-02 (0.25)."), members);
    assertTrue(members.contains("Unweighted mean of the best 2: 0.851"), members);
  }

  @Test
  void aFailedTrialTurnsItsLaneRedAndSaysWhy(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 1);
    int one = script.propose(1, "22222222", "Large.");
    script.start(one, "cpu:0").worker(one);
    script.fail(one, "The loss is not a number.", "Try a smaller learning rate.");
    Awaitility.await()
        .until(() -> robot.lookup("#lane-cpu-0.gn-broken .gn-danger-text").tryQuery().isPresent());
    String cause = robot.lookup("#lane-cpu-0 .gn-danger-text").queryLabeled().getText();
    assertEquals("The loss is not a number. Try a smaller learning rate.", cause);
  }

  @Test
  void theImagesPreparationIsShown(FxRobot robot) {
    ready(robot);
    robot.clickOn("#top-start");
    Awaitility.await().until(() -> window.searches.listener.isPresent());
    window.searches.listener.orElseThrow().preparing(1_234, 8_000);
    Awaitility.await().until(() -> robot.lookup("1,234 of 8,000").tryQuery().isPresent());
    assertTrue(robot.lookup("Preparing images").tryQuery().isPresent());
    window.searches.listener.orElseThrow().waitingForImages(2_345, 8_000);
    Awaitility.await().until(() -> robot.lookup("2,345 of 8,000").tryQuery().isPresent());
    assertTrue(
        robot
            .lookup("Waiting for another instance of the program to prepare these images")
            .tryQuery()
            .isPresent());
  }

  @Test
  void aTrialIsStoppedEarly(FxRobot robot) {
    StudyScript script = started(robot).ask(1, 1);
    int one = script.propose(1, "22121211", "Wide first.");
    script.start(one, "cpu:1").worker(one).progress(one, 1, 0.5);
    Awaitility.await()
        .until(() -> robot.lookup("#lane-cpu-1 .gn-lane-charts").tryQuery().isPresent());
    window.settle(robot);
    robot.clickOn("Stop early");
    assertTrue(window.searches.asked.contains("stop trial 1"));
  }

  @Test
  void aFinishedStudyOpensWithItsLeaderboard(FxRobot robot) throws Exception {
    StudyFolder folder = StudyFolder.create(home.resolve("done"), Studies.quick(), new StudyJson());
    StudyScript script = new StudyScript(Studies.quick(), Studies.START).write(folder).begin();
    script.ask(1, 2);
    script.train(script.propose(1, "22121211", "One."), "cpu:0", 0.861);
    script.train(script.propose(1, "12121222", "Two."), "cpu:1", 0.874);
    script.end(StopReason.TRIALS, "2 of 2 trials are done.");
    robot.interact(() -> window.desk.open(folder.path()));
    awaitMode(Mode.ENDED);
    window.settle(robot);
    List<Integer> order =
        robot.lookup(".gn-best-row").queryAll().stream()
            .map(n -> (Integer) n.getUserData())
            .toList();
    assertEquals(List.of(2, 1), order);
    assertEquals("12121222", code(robot));
    assertTrue(robot.lookup("#top-start").queryButton().isDisabled());
    robot.doubleClickOn("T-02");
    Awaitility.await()
        .until(() -> window.window.shell().shownProperty().get().equals("candidates"));
    assertEquals(Optional.of(2), window.model.selectedTrialProperty().get());
  }

  @Test
  void theKeyboardStaysWithTheEditorWhenTheSearchStarts(FxRobot robot) {
    ready(robot);
    robot.interact(() -> window.desk.start());
    awaitMode(Mode.RUNNING_HERE);
    window.settle(robot);
    assertTrue(window.scene.getFocusOwner() instanceof BlockEditor);
  }
}
