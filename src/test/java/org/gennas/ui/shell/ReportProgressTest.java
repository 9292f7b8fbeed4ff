package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.ui.study.ReportSteps;
import org.gennas.ui.study.ReportWork;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The line that tells how far a report is, in a window. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ReportProgressTest {
  private final ReportWork work = new ReportWork();
  private StackPane window;
  private Appearance appearance;

  @Start
  void open(Stage stage) {
    window = new StackPane(new StackPane());
    ReportProgress.over(window, work, new Messages(new Locale("es")));
    Scene scene = new Scene(window, 700, 200);
    appearance = new Appearance(Theme.LIGHT);
    appearance.style(scene);
    SharedStage.show(stage, scene);
  }

  @Test
  void it_is_there_while_a_report_is_written_and_calls_it_off_by_the_keyboard(FxRobot robot)
      throws Exception {
    Node line = window.lookup("#report-progress");
    assertFalse(line.isVisible());
    boolean[] cancelled = {false};
    robot.interact(() -> ReportSteps.show(work, 2, 6, () -> cancelled[0] = true));
    assertTrue(line.isVisible());
    ProgressBar bar = robot.lookup(".progress-bar").queryAs(ProgressBar.class);
    assertEquals(1 / 3.0, bar.getProgress(), 1e-9);
    Label label = (Label) line.lookup(".label");
    assertEquals("Escribiendo el informe, 2 de 6 pasos", label.getText());
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      robot.interact(() -> appearance.choiceProperty().set(theme));
      WritableImage[] image = new WritableImage[1];
      robot.interact(() -> image[0] = window.getScene().snapshot(null));
      Screenshot.write(image[0], "report-progress-" + theme.name().toLowerCase(Locale.ROOT));
    }
    robot.interact(() -> window.lookup("#report-cancel").requestFocus());
    robot.type(KeyCode.SPACE);
    assertTrue(cancelled[0]);
    robot.interact(() -> ReportSteps.end(work));
    assertFalse(line.isVisible());
  }
}
