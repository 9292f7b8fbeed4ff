package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.ui.command.Command;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window's frame: screens by mouse and keys, help, theme, the line on research use. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class WorkbenchShellTest {
  private final List<String> made = new ArrayList<>();
  private Appearance appearance;
  private WorkbenchShell shell;
  private Scene scene;

  @Start
  void open(Stage stage) {
    appearance = new Appearance(Theme.LIGHT);
    shell =
        new WorkbenchShell(
            appearance,
            Messages.english(),
            List.of(
                new Screen("search", "Search", Material2AL.ACCOUNT_TREE, () -> view("one")),
                new Screen("candidates", "Candidates", Material2MZ.TABLE_ROWS, () -> view("two"))));
    shell.topBar().showStudy("CheXpert-5, two GPUs", "Parallel search \u00b7 surrogate");
    shell.topBar().showState(Badge.Kind.OK, Material2AL.FIBER_MANUAL_RECORD, "Running");
    List<StatPair> stats = new ArrayList<>();
    for (String name : List.of("Iteration", "Plateau", "Elapsed", "Time left", "Best AUC")) {
      StatPair stat = new StatPair(name);
      stat.show("17 h 06 min");
      stats.add(stat);
    }
    stats.get(0).ticks(3, 10, false);
    shell.topBar().setStats(stats);
    shell.markBusy("search", true);
    shell.statusBar().showDataSet("Phantoms \u00b7 1,200 training images \u00b7 split by patient");
    shell.statusBar().addFact(Material2MZ.MEMORY, "2 of 2 devices busy");
    scene = new Scene(shell, 1600, 1000);
    appearance.style(scene);
    // the tests share a stage, which keeps the size that one of them gave it
    stage.setWidth(1600);
    stage.setHeight(1000);
    stage.setScene(scene);
    stage.show();
  }

  private Node view(String text) {
    made.add(text);
    return new Card(text).setBody(new VBox(new Label(text)));
  }

  @Test
  void aScreenIsMadeWhenItIsFirstShownAndKept(FxRobot robot) {
    assertEquals(List.of("one"), made);
    robot.clickOn("#rail-candidates");
    robot.clickOn("#rail-search");
    robot.clickOn("#rail-candidates");
    assertEquals(List.of("one", "two"), made);
    assertEquals("candidates", shell.shownProperty().get());
  }

  @Test
  void controlAndANumberChangeTheScreen(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    assertEquals("candidates", shell.shownProperty().get());
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
    assertEquals("search", shell.shownProperty().get());
    robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
    assertEquals("search", shell.shownProperty().get());
  }

  @Test
  void keysOfTheScreenShownGoBeforeThoseOfTheWindow(FxRobot robot) {
    List<String> done = new ArrayList<>();
    robot.interact(
        () -> {
          shell.serve(
              List.of(
                  Command.of("study.menu.open", "command.section.study", () -> done.add("window"))
                      .withKeys("Ctrl", "O")));
          shell
              .commands()
              .add(
                  List.of(
                      Command.of("candidates.filter", "screen.candidates", () -> {})
                          .withKeys("Ctrl", "O")));
        });
    robot.push(KeyCode.CONTROL, KeyCode.O);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.push(KeyCode.CONTROL, KeyCode.O);
    assertEquals(List.of("window"), done);
  }

  @Test
  void f1ListsTheKeysAndEscPutsTheListAway(FxRobot robot) {
    Node help = robot.lookup("#key-help").query();
    assertFalse(help.isVisible());
    robot.type(KeyCode.F1);
    assertTrue(help.isVisible());
    robot.type(KeyCode.ESCAPE);
    assertFalse(help.isVisible());
  }

  @Test
  void researchUseOnlyStaysOnEveryScreen(FxRobot robot) {
    for (String id : List.of("search", "candidates")) {
      robot.interact(() -> shell.show(id));
      Label line = robot.lookup("#research-use").query();
      assertTrue(line.isVisible());
      assertEquals("Research use only \u2013 not for clinical use", line.getText());
    }
  }

  @Test
  void aSmallWindowKeepsItsBarsWhole(FxRobot robot) {
    robot.interact(() -> scene.getWindow().setWidth(900));
    robot.interact(() -> scene.getWindow().setHeight(420));
    WaitForAsyncUtils.waitForFxEvents();
    var bar = shell.statusBar().localToScene(shell.statusBar().getBoundsInLocal());
    assertEquals(scene.getHeight(), bar.getMaxY(), 0.5);
    var stop = robot.lookup("#top-stop").query();
    assertTrue(stop.localToScene(stop.getBoundsInLocal()).getMaxX() <= scene.getWidth());
    for (Node stat : robot.lookup(".gn-stat").queryAll()) {
      double right = stat.localToScene(stat.getBoundsInLocal()).getMaxX();
      double actions = stop.getParent().localToScene(stop.getParent().getBoundsInLocal()).getMinX();
      assertTrue(!stat.isVisible() || right <= actions);
    }
  }

  @Test
  void anOfferCanBeTaken(FxRobot robot) {
    boolean[] undone = new boolean[1];
    robot.interact(
        () -> shell.tell(Badge.Kind.INFO, "Search stopped", "Undo", () -> undone[0] = true));
    robot.clickOn("Undo");
    assertTrue(undone[0]);
    assertFalse(robot.lookup("#notice").query().isVisible());
  }

  @Test
  void theThemeButtonChangesTheWindow(FxRobot robot) throws Exception {
    WritableImage light = picture(robot);
    robot.clickOn("#rail-theme");
    WritableImage dark = picture(robot);
    assertTrue(appearance.isDark());
    assertNotEquals(
        light.getPixelReader().getArgb(800, 900), dark.getPixelReader().getArgb(800, 900));
    assertTrue(Files.size(Screenshot.write(light, "shell-light")) > 10_000);
    assertTrue(Files.size(Screenshot.write(dark, "shell-dark")) > 10_000);
  }

  private WritableImage picture(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = scene.snapshot(null));
    return image[0];
  }
}
