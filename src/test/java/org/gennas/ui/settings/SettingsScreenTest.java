package org.gennas.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.proposal.llm.Provider;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.WindowUnderTest;
import org.gennas.ui.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Settings screen in the window. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class SettingsScreenTest {
  @TempDir private Path home;

  private WindowUnderTest window;
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    window = new WindowUnderTest(stage, home, 1600, 1000);
    // the stage is shared with other tests
    stage.setWidth(1600);
    stage.setHeight(1000);
  }

  @AfterEach
  void stop() {
    window.close();
  }

  private void open(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    Awaitility.await().until(() -> robot.lookup("A processor").tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void picturesInBothThemesAndSizes(FxRobot robot) throws Exception {
    window.notes.add(
        "GPU 0, NVIDIA H100: nd4j-cuda-11.6 has no kernels for compute capability 9.0"
            + " (it serves 3.7 to 8.9); the CPU is used.");
    Path images = Files.createDirectories(home.resolve("prepared/nih-128"));
    Files.write(images.resolve("train.bin"), new byte[123_456]);
    open(robot);
    Screenshot.write(window.picture(robot), "settings-light");
    robot.interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(800);
          window.appearance.toggle();
          window.preferences.language().set(Language.SPANISH);
        });
    robot.clickOn("#settings-images-clear");
    Screenshot.write(window.picture(robot), "settings-dark-1280");
    assertThat(robot.lookup("#settings-restart").query().isVisible()).isTrue();
  }

  @Test
  void aKeyIsKeptInMemoryAndCanBeForgotten(FxRobot robot) throws Exception {
    open(robot);
    robot.clickOn("#settings-provider-anthropic");
    PasswordField field = robot.lookup("#settings-key").query();
    robot.interact(() -> field.setText("sk-secret-7"));
    robot.clickOn("#settings-key-use");
    assertThat(window.keys.key(Provider.ANTHROPIC)).isPresent();
    assertThat(field.getText()).isEmpty();
    assertThat(robot.lookup("#settings-provider-anthropic").query().getAccessibleText())
        .isEqualTo("Anthropic: Key set");
    robot.clickOn("#settings-key-forget");
    assertThat(window.keys.key(Provider.ANTHROPIC)).isEmpty();
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("sk-secret-7");
      }
    }
  }

  @Test
  void arrowKeysGoThroughTheProviders(FxRobot robot) {
    open(robot);
    robot.clickOn("#settings-provider-openai");
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
    assertThat(robot.lookup("#settings-provider-ollama").query().isFocused()).isTrue();
    robot.interact(() -> robot.lookup("#settings-llm-model").queryTextInputControl().setText("m"));
    assertThat(robot.lookup("#settings-llm-check").query().isDisabled()).isFalse();
  }

  @Test
  void studiesGoToAnotherFolderFromTheNextStartOn(FxRobot robot) throws Exception {
    open(robot);
    Path other = Files.createDirectory(home.resolve("elsewhere"));
    window.chosenFolder.set(Optional.of(other));
    robot.clickOn("#settings-studies-change");
    Label shown = robot.lookup("#settings-studies").query();
    Awaitility.await().until(() -> shown.getText().equals(other.toString()));
    robot.clickOn("#settings-studies-home");
    assertThat(shown.getText()).isEqualTo(home.resolve("studies").toString());
  }

  @Test
  void preparedImagesAreDeletedAfterAYes(FxRobot robot) throws Exception {
    Path images = Files.createDirectories(home.resolve("prepared/nih-128"));
    Files.write(images.resolve("train.bin"), new byte[1000]);
    open(robot);
    Awaitility.await().until(() -> robot.lookup("1 KiB").tryQuery().isPresent());
    robot.clickOn("#settings-images-clear");
    robot.clickOn("#settings-images-yes");
    Awaitility.await().until(() -> robot.lookup("None yet").tryQuery().isPresent());
    assertThat(images).doesNotExist();
    robot.clickOn("#settings-logs-open");
    assertThat(window.shownFile.get()).contains(home.resolve("logs"));
  }
}
