package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.WindowUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class XraysInTheWindowTest {
  @TempDir static Path home;

  private WindowUnderTest window;

  @Start
  void start(Stage stage) {
    window = new WindowUnderTest(stage, home, 1280, 800);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theRailLeadsToTheScreenWhichSaysWhatItIsForAndWhatItNeeds(FxRobot robot) throws IOException {
    robot.interact(() -> window.window.shell().show("xrays"));
    assertThat(robot.lookup("#xrays-research-banner").tryQuery()).isPresent();
    Screenshot.write(window.picture(robot), "xrays-without-a-study");
    robot.push(KeyCode.F1);
    assertThat(robot.lookup("open a picture from disk").tryQuery()).isPresent();
  }
}
