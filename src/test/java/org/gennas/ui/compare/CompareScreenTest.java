package org.gennas.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.WindowUnderTest;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Compare screen in the real window, over a study on disk. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class CompareScreenTest {
  @TempDir Path home;
  private Stage stage;
  private WindowUnderTest window;
  private StudyFolder folder;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void open(FxRobot robot, int trials, double width, double height) throws IOException {
    folder = ComparedStudy.write(home.resolve("study"), trials, 3_000);
    robot.interact(
        () -> {
          window = new WindowUnderTest(stage, home, width, height);
          window.desk.open(folder.path());
          window.window.shell().show("compare");
        });
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> window.model.momentProperty().get().isPresent());
    window.settle(robot);
  }

  private void compare(FxRobot robot, Integer... numbers) {
    robot.interact(() -> window.model.compared().setAll(numbers));
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () ->
                robot.lookup("#compare-verdict").tryQuery().isPresent()
                    && !verdict(robot).isEmpty());
    window.settle(robot);
  }

  private static String verdict(FxRobot robot) {
    return robot.lookup("#compare-verdict").queryAs(Label.class).getText();
  }

  private void picture(FxRobot robot, String name) throws IOException {
    Screenshot.write(window.picture(robot), name);
  }

  @Test
  void threeTrialsBesideEachOtherInBothThemes(FxRobot robot) throws IOException {
    open(robot, 17, 1600, 1000);
    picture(robot, "compare-beginning");
    compare(robot, 1, 13, 5);
    robot.clickOn("Edema");
    window.settle(robot);
    picture(robot, "compare-light");
    assertThat(verdict(robot)).contains("A and B").contains("One training each");
    ChartCanvas forest = robot.lookup("#compare-forest").queryAs(ChartCanvas.class);
    assertThat(forest.table().rows()).hasSize(2 * 6);
    assertThat(forest.getAccessibleText()).contains("B minus A");
    robot.interact(() -> window.appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "compare-dark");
    robot.interact(() -> robot.lookup("#compare-cost").query().requestFocus());
    robot.push(KeyCode.C);
    picture(robot, "compare-lit-dark");
  }

  @Test
  void fourTrialsFitASmallWindow(FxRobot robot) throws IOException {
    open(robot, 17, 1280, 800);
    compare(robot, 1, 13, 9, 16);
    picture(robot, "compare-small");
    robot.interact(
        () ->
            robot
                .lookup(".gn-compare .scroll-pane")
                .queryAs(javafx.scene.control.ScrollPane.class)
                .setVvalue(1));
    picture(robot, "compare-small-below");
  }

  @Test
  void theBestAreComparedWithOneClickAndLettersTakeTheKeys(FxRobot robot) throws IOException {
    open(robot, 8, 1600, 1000);
    robot.clickOn("#compare-best");
    window.settle(robot);
    List<Integer> best = List.copyOf(window.model.compared());
    assertThat(best).hasSize(3);
    robot.interact(() -> robot.lookup("#compare-cost").query().requestFocus());
    robot.push(KeyCode.B);
    assertThat(robot.lookup(".gn-lit").tryQuery()).isPresent();
    robot.push(KeyCode.R);
    assertThat(window.model.compared()).containsExactly(best.get(1), best.get(0), best.get(2));
    robot.push(KeyCode.C).push(KeyCode.DELETE);
    assertThat(window.model.compared()).containsExactly(best.get(1), best.get(0));
    robot.clickOn("#remove-B");
    window.settle(robot);
    assertThat(robot.lookup("#compare-beginning").tryQuery()).isPresent();
  }

  @Test
  void thePlotSelectsWithAClickAndComparesWithTwo(FxRobot robot) throws IOException {
    open(robot, 8, 1600, 1000);
    CostPlot plot = robot.lookup("#compare-cost").queryAs(CostPlot.class);
    robot.interact(plot::requestFocus);
    robot.push(KeyCode.RIGHT);
    Optional<Integer> first = window.model.selectedTrialProperty().get();
    assertThat(first).isPresent();
    robot.push(KeyCode.RIGHT);
    assertThat(window.model.selectedTrialProperty().get()).isPresent().isNotEqualTo(first);
    Point2D place = placeOf(plot, first.get());
    robot.moveTo(plot.localToScreen(place));
    assertThat(window.model.hoveredTrialProperty().get()).isEqualTo(first);
    doubleClick(robot, () -> !window.model.compared().isEmpty());
    assertThat(window.model.compared()).containsExactly(first.get());
    assertThat(window.model.selectedTrialProperty().get()).isEqualTo(first);
  }

  /** Once more where a busy machine has put so much time between the clicks that they are two. */
  private static void doubleClick(FxRobot robot, Callable<Boolean> done) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () -> {
              robot.doubleClickOn(MouseButton.PRIMARY);
              return done.call();
            });
  }

  /** Where a trial lies in the plot, found as a person would: by looking for it. */
  private static Point2D placeOf(CostPlot plot, int number) {
    for (double x = 0; x < plot.getWidth(); x += 3) {
      for (double y = 0; y < plot.getHeight(); y += 3) {
        if (plot.nearest(x, y).map(TrialPoint::number).equals(Optional.of(number))) {
          return new Point2D(x + 3, y + 3);
        }
      }
    }
    throw new AssertionError("Trial " + number + " is not in the plot");
  }

  @Test
  void aDragOnAnAxisMarksAndEscapeClears(FxRobot robot) throws IOException {
    open(robot, 17, 1600, 1000);
    compare(robot, 1, 13);
    ParallelPlot plot = robot.lookup("#compare-coordinates").queryAs(ParallelPlot.class);
    CoordinateFrame.Upright axis = plot.frame().orElseThrow().axes().get(0);
    Point2D from = plot.localToScreen(axis.x(), axis.y().px(2.3));
    Point2D to = plot.localToScreen(axis.x(), axis.y().px(1.6));
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
    window.settle(robot);
    picture(robot, "compare-marked");
    assertThat(noteOf(robot)).matches("\\d+ of 17 trials are in the marked ranges");
    robot.push(KeyCode.ESCAPE);
    assertThat(noteOf(robot)).isEqualTo("drag on an axis to filter");
    robot.interact(plot::requestFocus);
    robot.push(KeyCode.RIGHT).push(KeyCode.DOWN);
    assertThat(noteOf(robot)).contains("in the marked ranges");
    robot.push(KeyCode.UP);
    assertThat(noteOf(robot)).isEqualTo("drag on an axis to filter");
    robot.clickOn("Trajectory");
    window.settle(robot);
    assertThat(robot.lookup("#compare-trajectory").tryQuery()).isPresent();
    picture(robot, "compare-trajectory");
  }

  private static String noteOf(FxRobot robot) {
    return robot
        .lookup("#compare-coordinates")
        .queryAs(Node.class)
        .getScene()
        .getRoot()
        .lookupAll(".gn-note")
        .stream()
        .filter(Label.class::isInstance)
        .map(n -> ((Label) n).getText())
        .filter(t -> t.contains("drag on an axis") || t.contains("the marked ranges"))
        .findFirst()
        .orElse("");
  }

  @Test
  void missingPredictionsAreToldWithTheirCause(FxRobot robot) throws IOException {
    open(robot, 3, 1600, 1000);
    for (int number = 1; number <= 3; number++) {
      Files.delete(
          folder
              .trial(
                  window
                      .model
                      .momentProperty()
                      .get()
                      .orElseThrow()
                      .state()
                      .trial(number)
                      .orElseThrow()
                      .id())
              .validPredictionsFile());
    }
    robot.interact(() -> window.model.compared().setAll(1, 2));
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () ->
                robot.lookup(".gn-empty .label").queryAllAs(Label.class).stream()
                    .anyMatch(l -> l.getText().startsWith("Predictions missing")));
    picture(robot, "compare-missing");
  }

  @Test
  void everyFigureTellsItsNumbersAndSaysWhatItShows(FxRobot robot) throws IOException {
    open(robot, 8, 1600, 1000);
    compare(robot, 1, 2);
    for (Node node : robot.lookup(".gn-compare .gn-chart").queryAll()) {
      ChartCanvas figure = (ChartCanvas) node;
      assertThat(figure.figureTitle()).isNotBlank();
      assertThat(figure.describe()).startsWith(figure.figureTitle());
      assertThat(figure.table().rows()).as(figure.figureTitle()).isNotEmpty();
      Bounds inScene = figure.localToScene(figure.getLayoutBounds());
      assertThat(inScene.getHeight()).as(figure.figureTitle()).isGreaterThan(100);
    }
  }
}
