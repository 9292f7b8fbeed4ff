package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ui.Screenshot;
import org.gennas.ui.WindowUnderTest;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudyScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Pictures of the Search screen in the middle of a search, in both themes and two sizes. */
@ExtendWith(ApplicationExtension.class)
class SearchScreenPictureTest {
  @TempDir static Path home;
  private Stage stage;
  private WindowUnderTest window;

  @Start
  void open(Stage shown) {
    stage = shown;
    window = new WindowUnderTest(shown, home, 1600, 1000);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void inTheMiddleOfASearch(FxRobot robot) throws Exception {
    window.searches.devices = SearchScreenPictures.DEVICES;
    robot.interact(
        () -> {
          window.desk.show(SearchScreenPictures.config());
          window.desk.start();
        });
    Awaitility.await().until(() -> window.searches.listener.isPresent());
    StudyScript script =
        new StudyScript(SearchScreenPictures.config(), Studies.START)
            .tell(window.searches.listener.orElseThrow());
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
  void beforeTheStart(FxRobot robot) throws Exception {
    robot.interact(() -> window.desk.show(SearchScreenPictures.config()));
    shoot(robot, "search-ready-light", "search-ready-dark");
  }

  private void shoot(FxRobot robot, String light, String dark) throws Exception {
    assertTrue(Files.size(Screenshot.write(window.picture(robot), light)) > 40_000);
    robot.interact(window.appearance::toggle);
    assertTrue(Files.size(Screenshot.write(window.picture(robot), dark)) > 40_000);
    robot.interact(window.appearance::toggle);
  }
}
