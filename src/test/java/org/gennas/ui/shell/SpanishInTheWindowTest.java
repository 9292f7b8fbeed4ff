package org.gennas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.ui.study.Studies;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window's frame in Spanish. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class SpanishInTheWindowTest {
  @TempDir private static Path home;

  private WindowUnderTest window;

  @Start
  void start(Stage stage) {
    window = new WindowUnderTest(stage, home, 1280, 800, new Messages(new Locale("es")));
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  @AfterEach
  void stop() {
    window.close();
  }

  @Test
  void railBarsPaletteAndSettingsSpeakSpanish(FxRobot robot) throws Exception {
    robot.interact(() -> window.desk.show(Studies.quick()));
    Labeled start = robot.lookup("#top-start").query();
    assertThat(start.getText()).isEqualTo("Iniciar");
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.interact(() -> robot.lookup("#palette-query").queryTextInputControl().setText("busq"));
    Screenshot.write(window.picture(robot), "palette-es-1280");
    robot.type(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    Awaitility.await().until(() -> robot.lookup("A processor").tryQuery().isPresent());
    Screenshot.write(window.picture(robot), "settings-es-1280");
    assertThat(robot.lookup("Modelos de lenguaje").tryQuery()).isPresent();
    robot.type(KeyCode.F1);
    Screenshot.write(window.picture(robot), "keys-es-1280");
    robot.type(KeyCode.F1);
  }

  @Test
  void aLanguageWithoutTextGetsEnglish() {
    Messages finnish = new Messages(new Locale("fi"));
    assertThat(finnish.get("top.start")).isEqualTo("Start");
    Assertions.assertThrows(MissingResourceException.class, () -> finnish.get("no.such.text"));
  }
}
