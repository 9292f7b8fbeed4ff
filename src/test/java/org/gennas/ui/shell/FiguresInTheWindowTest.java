package org.gennas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.common.AtomicFile;
import org.gennas.study.event.StopReason;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.chart.ChartCanvas;
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
import org.testfx.util.WaitForAsyncUtils;

/** Saving and copying the figures of a study, with mouse and keyboard. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class FiguresInTheWindowTest {
  @TempDir private Path home;

  private WindowUnderTest window;

  @Start
  void start(Stage stage) {
    window = new WindowUnderTest(stage, home, 1600, 1000);
    // the stage is shared with other tests
    stage.setWidth(1600);
    stage.setHeight(1000);
  }

  @AfterEach
  void stop() {
    window.close();
  }

  private ChartCanvas chart(FxRobot robot) throws Exception {
    StudyFolder folder =
        StudyFolder.create(home.resolve("study"), Studies.quick(), new StudyJson());
    StudyScript script = new StudyScript(Studies.quick(), Studies.START).write(folder).begin();
    script.propose(1, "22121211", "First");
    script.train(1, "cpu:0", 0.81);
    script.propose(1, "12121212", "Second");
    script.train(2, "cpu:0", 0.84);
    script.end(StopReason.TRIALS, "Two trials.");
    robot.interact(() -> window.desk.open(folder.path()));
    Awaitility.await().until(() -> window.model.modeProperty().get() == Mode.ENDED);
    window.settle(robot);
    return robot.lookup(n -> n instanceof ChartCanvas && n.isVisible()).query();
  }

  private static String notice(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#notice .label").tryQuery().map(n -> ((Labeled) n).getText()).orElse("");
  }

  /** The headless screen sends no such event by itself. */
  private static void rightClick(FxRobot robot, ChartCanvas chart) {
    robot.moveTo(chart);
    robot.interact(
        () -> {
          Point2D at = chart.localToScreen(40, 40);
          chart.fireEvent(
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                  40,
                  40,
                  at.getX(),
                  at.getY(),
                  false,
                  null));
        });
  }

  private void save(FxRobot robot, String item, Path file) {
    window.chosenFile.set(Optional.of(file));
    robot.clickOn(item);
    Awaitility.await().until(() -> notice(robot).startsWith("Figure saved") && Files.exists(file));
  }

  @Test
  void theButtonInTheCornerSavesAllThreeKinds(FxRobot robot) throws Exception {
    ChartCanvas chart = chart(robot);
    robot.moveTo(chart);
    WaitForAsyncUtils.waitForFxEvents();
    Node button = chart.lookup(".gn-figure-button");
    assertThat(button.isVisible()).isTrue();
    assertThat(button.getAccessibleText()).contains(chart.figureTitle());
    Screenshot.write(window.picture(robot), "figure-button");
    robot.clickOn(button);
    save(robot, "#figure-save-svg", home.resolve("a.svg"));
    robot.clickOn(button);
    save(robot, "#figure-save-png", home.resolve("a.png"));
    robot.clickOn(button);
    save(robot, "#figure-save-csv", home.resolve("a.csv"));
    assertThat(Files.readString(home.resolve("a.svg")))
        .contains("Research use only", Studies.quick().name());
    assertThat(Files.readString(home.resolve("a.csv")))
        .startsWith("# Research use only, not for clinical use\r\n# " + chart.figureTitle())
        .contains("0.84");
    assertThat(Files.readAllBytes(home.resolve("a.png"))).startsWith(0x89, 'P', 'N', 'G');
    try (Stream<Path> left = Files.list(home)) {
      assertThat(left.filter(AtomicFile::isUnfinished)).isEmpty();
    }
    robot.moveTo("#research-use");
    robot.interact(() -> robot.lookup("#rail-search").query().requestFocus());
    assertThat(button.isVisible()).isFalse();
  }

  @Test
  void theKeyboardOpensTheMenuAndCopies(FxRobot robot) throws Exception {
    ChartCanvas chart = chart(robot);
    robot.interact(chart::requestFocus);
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    assertThat(robot.lookup("#figure-copy-table").tryQuery()).isPresent();
    robot.clickOn("#figure-copy-table");
    String[] copied = new String[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0]).startsWith("# Research use only").contains("\t");
    robot.interact(chart::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.C);
    assertThat(notice(robot)).startsWith("Picture copied");
    boolean[] image = new boolean[1];
    robot.interact(() -> image[0] = Clipboard.getSystemClipboard().hasImage());
    assertThat(image[0]).isTrue();
  }

  @Test
  void aRightClickOpensTheMenuAndAPersonMayThinkBetterOfIt(FxRobot robot) throws Exception {
    ChartCanvas chart = chart(robot);
    rightClick(robot, chart);
    window.chosenFile.set(Optional.empty());
    robot.clickOn("#figure-save-svg");
    WaitForAsyncUtils.waitForFxEvents();
    try (var files = Files.list(home)) {
      assertThat(files.filter(f -> f.toString().endsWith(".svg"))).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsTold(FxRobot robot) throws Exception {
    ChartCanvas chart = chart(robot);
    window.chosenFile.set(Optional.of(home.resolve("no-such-folder/a.svg")));
    rightClick(robot, chart);
    robot.clickOn("#figure-save-svg");
    Awaitility.await().until(() -> notice(robot).startsWith("The figure could not be saved"));
  }

  @Test
  void aFigureIsSavedByNameWhileItIsTheOneLastLookedAt(FxRobot robot) throws Exception {
    ChartCanvas chart = chart(robot);
    robot.interact(chart::requestFocus);
    window.chosenFile.set(Optional.of(home.resolve("named")));
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.interact(
        () -> robot.lookup("#palette-query").queryTextInputControl().setText("numbers csv"));
    robot.type(KeyCode.ENTER);
    Awaitility.await().until(() -> Files.exists(home.resolve("named.csv")));
    assertThat(robot.lookup("#command-palette").query().isVisible()).isFalse();
  }

  @Test
  void namesOfFilesAreSmallLettersAndHyphens() {
    assertThat(FigureExporter.fileName("ROC, 5 findings")).isEqualTo("roc-5-findings");
    assertThat(FigureExporter.fileName("Calibración: línea")).isEqualTo("calibracion-linea");
    assertThat(FigureExporter.fileName("…")).isEqualTo("figure");
    assertThat(FigureExporter.fileName("a".repeat(200))).hasSize(60);
  }
}
