package org.gennas.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.data.tables.SmallChestMnist;
import org.gennas.ui.form.DatasetFolderLookup;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.WindowUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From the Data screen to a new study, in the real window. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ImagesInTheWindowTest {
  @TempDir Path home;
  private WindowUnderTest window;

  @Start
  void start(Stage stage) {
    window = new WindowUnderTest(stage, home, 1600, 1000);
    window.datasets.set(new DatasetFolderLookup());
  }

  @AfterEach
  void stop() {
    window.close();
  }

  @Test
  void chosenImagesFillTheFormOfANewStudy(FxRobot robot) throws IOException, TimeoutException {
    Path file = new SmallChestMnist(28, 60, 20, 20).write(home.resolve("set/chestmnist.npz"));
    window.chosenTable.set(Optional.of(file));
    robot.interact(() -> window.window.shell().show("images"));
    robot.clickOn("#import-file");
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () ->
            robot.lookup("#study-with-images").match(n -> !n.isDisabled()).tryQuery().isPresent());
    robot.clickOn("#step-5");
    TextField px = robot.lookup("#images-px").queryAs(TextField.class);
    robot.interact(() -> px.setText("28"));
    Screenshot.write(window.picture(robot), "data-in-the-window");
    robot.clickOn("#study-with-images");
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> robot.lookup("#dataset-folder").tryQuery().isPresent());
    assertThat(robot.lookup("#dataset-folder").queryAs(TextField.class).getText())
        .isEqualTo(file.toAbsolutePath().toString());
    assertThat(robot.lookup("#px").queryAs(TextField.class).getText()).isEqualTo("28");
    Screenshot.write(window.picture(robot), "data-new-study");
    assertThat(Files.exists(home.resolve("datasets.json"))).isTrue();
  }
}
