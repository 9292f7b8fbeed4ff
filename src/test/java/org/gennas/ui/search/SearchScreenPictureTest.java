package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.study.event.StopReason;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.shell.Screenshot;
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

/** Pictures of the Search screen in the middle of a search, in both themes and two sizes. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class SearchScreenPictureTest {
  @TempDir static Path home;
  private Stage stage;
  private WindowUnderTest window;

  @Start
  void open(Stage shown) {
    stage = shown;
    window = new WindowUnderTest(shown, home, 1600, 1000);
    shown.setWidth(1600);
    shown.setHeight(1000);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void inTheMiddleOfASearch(FxRobot robot) throws Exception {
    StudyScript script = started(robot);
    SearchScreenPictures.middle(script);
    window.now.set(script.now().plus(Duration.ofSeconds(2)));
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> window.model.modeProperty().get() == Mode.RUNNING_HERE);
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT).press(KeyCode.DIGIT2).release(KeyCode.DIGIT2);
    for (KeyCode key : List.of(KeyCode.LEFT, KeyCode.DIGIT2, KeyCode.END, KeyCode.DIGIT0)) {
      robot.press(key).release(key);
    }
    for (KeyCode key : List.of(KeyCode.LEFT, KeyCode.LEFT, KeyCode.DIGIT2, KeyCode.LEFT)) {
      robot.press(key).release(key);
    }
    shoot(robot, "search-light", "search-dark");
    robot.interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(800);
        });
    shoot(robot, "search-light-1280", "search-dark-1280");
  }

  @Test
  void inSpanish(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          window.close();
          window = new WindowUnderTest(stage, home, 1600, 1000, new Messages(new Locale("es")));
        });
    StudyScript script = started(robot);
    SearchScreenPictures.middle(script);
    window.now.set(script.now().plus(Duration.ofSeconds(2)));
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> window.model.modeProperty().get() == Mode.RUNNING_HERE);
    robot.interact(() -> window.model.selectedTrialProperty().set(Optional.of(10)));
    shoot(robot, "search-es-light", "search-es-dark");
    robot.interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(800);
        });
    shoot(robot, "search-es-light-1280", "search-es-dark-1280");
  }

  @Test
  void beforeTheStart(FxRobot robot) throws Exception {
    robot.interact(() -> window.desk.show(SearchScreenPictures.config()));
    robot.interact(window.window::focus);
    robot.type(KeyCode.DIGIT2, KeyCode.L, KeyCode.RIGHT, KeyCode.DIGIT2, KeyCode.L, KeyCode.RIGHT);
    shoot(robot, "search-ready-light", "search-ready-dark");
  }

  @Test
  void whenThingsGoWrong(FxRobot robot) throws Exception {
    StudyScript script = started(robot);
    window.searches.listener.orElseThrow().preparing(41_300, 223_414);
    shoot(robot, "search-preparing-light", "search-preparing-dark");
    window.searches.listener.orElseThrow().fitting(1_200, 178_000);
    shoot(robot, "search-fitting-light", "search-fitting-dark");
    script.begin().ask(1, 3);
    int one = script.propose(1, "22222222", "Expected 0.861. All wide.", 0.861);
    int two = script.propose(1, "12121212", "Expected 0.858. Every other slot wide.", 0.858);
    script.propose(1, "11111111", "Expected 0.850. All small.", 0.850);
    script.start(one, "cuda:0").worker(one).start(two, "cuda:1").worker(two);
    script.fail(
        one,
        "The GPU has no memory left for a batch of 24 images of 224 px.",
        "Try a batch of 16, smaller images, or an architecture with less MB6_K5 in slots 1 and 2.");
    script.epochs(two, 1, 3, 0.85).progress(two, 4, 0.1);
    shoot(robot, "search-failed-light", "search-failed-dark");
  }

  @Test
  void afterTheEnd(FxRobot robot) throws Exception {
    StudyFolder folder =
        StudyFolder.create(home.resolve("ended"), SearchScreenPictures.config(), new StudyJson());
    StudyScript script =
        new StudyScript(SearchScreenPictures.config(), Studies.START).write(folder);
    SearchScreenPictures.rounds(script);
    script.end(StopReason.PLATEAU, "No gain above 0.0010 in 3 iterations; the best remains T-05.");
    script.test(5, 0.859);
    script.baselines(SearchScreenPictures.baselines(5, 0.8531, 0.0059, true));
    robot.interact(() -> window.desk.open(folder.path()));
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> window.model.modeProperty().get() == Mode.ENDED);
    shoot(robot, "search-ended-light", "search-ended-dark");
    assertTrue(
        robot
            .lookup(
                "T-05 is not significantly better than ridge regression on 32 \u00d7 32 pixels: on"
                    + " the test images the difference in mean AUC is +0.006 (95% CI \u22120.006 to"
                    + " +0.018)")
            .tryQuery()
            .isPresent());
    robot.interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(800);
        });
    shoot(robot, "search-ended-light-1280", "search-ended-dark-1280");
  }

  @Test
  void aConfirmationUnderWay(FxRobot robot) throws Exception {
    StudyScript script = started(robot);
    robot.interact(() -> SearchScreenPictures.confirming(script));
    shoot(robot, "search-confirming-light", "search-confirming-dark");
    assertTrue(robot.lookup("T-15 \u00b7 repeat of T-09").tryQuery().isPresent());
    assertTrue(
        robot
            .lookup("The search is over; the best networks are being" + " confirmed")
            .tryQuery()
            .isPresent());
  }

  @Test
  void aConfirmedWinner(FxRobot robot) throws Exception {
    StudyFolder folder =
        StudyFolder.create(
            home.resolve("confirmed"), SearchScreenPictures.confirmedConfig(), new StudyJson());
    StudyScript script =
        new StudyScript(SearchScreenPictures.confirmedConfig(), Studies.START).write(folder);
    SearchScreenPictures.confirming(script);
    SearchScreenPictures.confirmed(script);
    robot.interact(() -> window.desk.open(folder.path()));
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> window.model.modeProperty().get() == Mode.ENDED);
    shoot(robot, "search-confirmed-light", "search-confirmed-dark");
    assertTrue(
        robot
            .lookup("12 of 12 trials finished \u00b7 T-10 confirmed: 0.865 over 2 fresh")
            .tryQuery()
            .isPresent());
  }

  private StudyScript started(FxRobot robot) {
    window.searches.devices = SearchScreenPictures.DEVICES;
    robot.interact(
        () -> {
          window.desk.show(SearchScreenPictures.confirmedConfig());
          window.desk.start();
        });
    Awaitility.await().until(() -> window.searches.listener.isPresent());
    return new StudyScript(SearchScreenPictures.confirmedConfig(), Studies.START)
        .tell(window.searches.listener.orElseThrow());
  }

  private void shoot(FxRobot robot, String light, String dark) throws Exception {
    assertTrue(Files.size(Screenshot.write(window.picture(robot), light)) > 40_000);
    robot.interact(window.appearance::toggle);
    assertTrue(Files.size(Screenshot.write(window.picture(robot), dark)) > 40_000);
    robot.interact(window.appearance::toggle);
  }
}
