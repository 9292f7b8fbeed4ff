package org.gennas.ui.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.arena.SearchTrajectory;
import org.gennas.ui.chart.BandChart;
import org.gennas.ui.control.Segments;
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
import org.testfx.util.WaitForAsyncUtils;

/** The Arena screen in the window, as people use it. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ArenaScreenTest {
  @TempDir private static Path temporary;

  private Stage stage;
  private WindowUnderTest window;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    window = new WindowUnderTest(stage, temporary, 1600, 1000);
    // the stage is shared with other tests
    stage.setWidth(1600);
    stage.setHeight(1000);
  }

  @AfterEach
  void stop() {
    window.close();
  }

  private void open(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.window.shell().show("arena"));
    until(() -> !button(robot, "#arena-play").isDisabled());
  }

  private static void until(java.util.concurrent.Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, holds);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Button button(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Button.class);
  }

  private static String status(FxRobot robot) {
    return robot.lookup("#arena-status").queryAs(Label.class).getText();
  }

  private static void write(FxRobot robot, String field, String text) {
    TextField there = robot.lookup(field).queryAs(TextField.class);
    robot.interact(there::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write(text);
  }

  private void ended(FxRobot robot) throws TimeoutException {
    until(() -> status(robot).endsWith("searches finished"));
  }

  private void pictures(FxRobot robot, String name) throws IOException {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> window.appearance.choiceProperty().set(theme));
      Screenshot.write(
          window.picture(robot),
          name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + (int) window.scene.getWidth());
    }
    robot.interact(() -> window.appearance.choiceProperty().set(Theme.LIGHT));
  }

  /** Moves the mouse down the middle of the chart until it speaks. */
  private String hover(FxRobot robot, BandChart chart) {
    Label tip = from(chart);
    for (int y = 30; y < chart.getHeight() && !tip.isVisible(); y += 10) {
      robot.moveTo(chart.localToScreen(chart.getWidth() * 0.4, y));
      window.settle(robot);
    }
    return tip.isVisible() ? tip.getText() : "";
  }

  private static Label from(BandChart chart) {
    return (Label) chart.lookup(".gn-chart-tip");
  }

  private static void choose(FxRobot robot, String text) {
    robot.clickOn(robot.lookup(text).match(n -> n.getParent() instanceof Segments).<Node>query());
  }

  private void narrow(FxRobot robot) {
    robot.interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(800);
        });
  }

  private static TableView<SearchTrajectory> standings(FxRobot robot) {
    return robot.lookup("#arena-standings").queryTableView();
  }

  @Test
  void aSyntheticLandscapeIsPlayedLookedAtAndSaved(FxRobot robot)
      throws TimeoutException, IOException {
    open(robot);
    pictures(robot, "arena-empty");
    write(robot, "#arena-searches", "12");
    robot.clickOn("#arena-begin");
    ended(robot);
    assertThat(standings(robot).getItems())
        .extracting(SearchTrajectory::player)
        .startsWith("random")
        .hasSize(6);
    BandChart chart = robot.lookup("#arena-chart").queryAs(BandChart.class);
    pictures(robot, "arena-rank");
    assertThat(chart.describe()).contains("Rank", "Gaussian process");
    choose(robot, "Simulated hours");
    choose(robot, "Regret");
    pictures(robot, "arena-regret");
    assertThat(chart.describe()).contains("score lost");
    choose(robot, "Rank");
    choose(robot, "Queries");
    narrow(robot);
    pictures(robot, "arena-rank");
    assertThat(hover(robot, chart)).contains("Rank", "quartiles", "simulated h");
    pictures(robot, "arena-hover");
    Path folder = temporary.resolve("saved");
    window.chosenFolder.set(Optional.of(folder));
    robot.clickOn("#arena-save");
    until(() -> robot.lookup("Tables and pictures are in " + folder).tryQuery().isPresent());
    assertThat(Files.size(folder.resolve("arena.png"))).isGreaterThan(100);
    pictures(robot, "arena-saved");
  }

  @Test
  void theKeyboardAlonePlaysCancelsAndSetsAPlayerOff(FxRobot robot)
      throws TimeoutException, IOException {
    open(robot);
    assertThat(robot.lookup("#arena-source-synthetic").query().isFocused()).isTrue();
    write(robot, "#arena-searches", "1000");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> button(robot, "#arena-play").getText().equals("Cancel"));
    until(
        () -> {
          window.now.updateAndGet(now -> now.plusSeconds(1));
          return status(robot).endsWith("left");
        });
    pictures(robot, "arena-playing");
    robot.push(KeyCode.ESCAPE);
    until(() -> status(robot).startsWith("Cancelled after"));
    write(robot, "#arena-searches", "2");
    write(robot, "#arena-budget", "6");
    robot.interact(() -> button(robot, "#arena-play").requestFocus());
    robot.push(KeyCode.SPACE);
    ended(robot);
    robot.interact(() -> standings(robot).requestFocus());
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertThat(standings(robot).getSelectionModel().getSelectedItem().player())
        .isNotEqualTo("random");
    pictures(robot, "arena-highlight");
    narrow(robot);
    robot.push(KeyCode.F1);
    pictures(robot, "arena-keys");
  }

  @Test
  void aSecondObjectiveShowsTheHypervolume(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.clickOn("#arena-player-evolution");
    robot.clickOn("#arena-objective").clickOn("Few MACs");
    write(robot, "#arena-searches", "4");
    write(robot, "#arena-devices", "4");
    write(robot, "#arena-budget", "24");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    ended(robot);
    assertThat(standings(robot).getItems()).hasSize(5);
    assertThat(robot.lookup("#arena-player-random").queryAs(CheckBox.class).isDisabled()).isTrue();
    choose(robot, "Hypervolume");
    narrow(robot);
    pictures(robot, "arena-hypervolume");
  }

  @Test
  void aDamagedTableIsToldWhereItIsChosen(FxRobot robot) throws TimeoutException, IOException {
    Path broken = temporary.resolve("broken.csv");
    Files.writeString(broken, "architecture,score1,params,macs\n01,0.5,1,1\n0x,0.6,1,1\n");
    window.chosenTable.set(Optional.of(broken));
    open(robot);
    robot.clickOn("#arena-source-file");
    assertThat(button(robot, "#arena-play").isDisabled()).isTrue();
    robot.clickOn("#arena-open");
    Label found = robot.lookup("#arena-table").queryAs(Label.class);
    until(() -> found.getText().contains("line 3"));
    assertThat(found.getText()).contains("broken.csv");
    assertThat(button(robot, "#arena-play").isDisabled()).isTrue();
    write(robot, "#arena-budget", "0");
    narrow(robot);
    pictures(robot, "arena-broken");
  }
}
