package org.gennas.ui.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.gennas.study.SecondObjective;
import org.gennas.ui.Messages;
import org.gennas.ui.Screenshot;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Arena screen as people use it. */
@ExtendWith(ApplicationExtension.class)
class ArenaScreenTest {
  @TempDir private static Path temporary;

  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final List<String> told = new ArrayList<>();
  private ArenaModel model;
  private Scene scene;

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  @Start
  void start(Stage stage) {
    model = new ArenaModel(background, Platform::runLater);
    File folder = temporary.resolve("saved").toFile();
    ArenaScreen screen =
        new ArenaScreen(
            model,
            appearance.paletteProperty(),
            Messages.english(),
            new ArenaScreen.Around(
                title -> Optional.of(folder),
                title -> Optional.empty(),
                (kind, text) -> told.add(text)));
    StackPane root = new StackPane(screen);
    root.getStyleClass().add("gn-content");
    scene = new Scene(root, 1528, 918);
    appearance.style(scene);
    stage.setScene(scene);
    stage.show();
  }

  private void ended() throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        120,
        TimeUnit.SECONDS,
        () -> !model.progress().get().running() && model.result().get().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void picture(FxRobot robot, String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage[] image = new WritableImage[1];
    robot.interact(
        () -> {
          scene.getRoot().applyCss();
          scene.getRoot().layout();
        });
    robot.interact(() -> image[0] = scene.snapshot(null));
    Screenshot.write(image[0], name);
  }

  @Test
  void strategies_are_played_looked_at_and_saved(FxRobot robot)
      throws TimeoutException, IOException {
    picture(robot, "arena-empty");
    robot.interact(
        () -> {
          model.budget().text().set("50");
          model.searches().text().set("10");
        });
    robot.clickOn("#arena-begin");
    ended();
    assertEquals(6, model.result().get().orElseThrow().courses().size());
    picture(robot, "arena-light-1528x918");
    robot.interact(() -> appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "arena-dark-1528x918");
    robot.interact(() -> appearance.choiceProperty().set(Theme.LIGHT));
    robot.clickOn("Hours");
    robot.clickOn("Regret");
    picture(robot, "arena-regret-by-hours");
    StackPane root = (StackPane) scene.getRoot();
    robot.interact(() -> root.setMaxWidth(1208));
    picture(robot, "arena-light-1208x918");
    robot.interact(() -> root.setMaxWidth(Double.MAX_VALUE));
    robot.clickOn("#arena-save");
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !told.isEmpty());
    assertTrue(told.get(0).startsWith("Tables and pictures are in "), told.toString());
    assertTrue(Files.exists(temporary.resolve("saved").resolve("arena.png")));
  }

  @Test
  void the_keyboard_alone_plays_and_cancels(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          robot.lookup("#arena-budget").queryAs(TextField.class).requestFocus();
          model.searches().text().set("1000");
        });
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.write("20");
    robot.interact(() -> robot.lookup("#arena-play").queryAs(Button.class).requestFocus());
    robot.type(KeyCode.SPACE);
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> model.result().get().isPresent());
    assertEquals(Optional.of(20), model.budget().value());
    robot.type(KeyCode.SPACE);
    ended();
    assertTrue(model.result().get().orElseThrow().plays().size() < 6000);
  }

  @Test
  void a_second_objective_shows_the_hypervolume(FxRobot robot)
      throws TimeoutException, IOException {
    robot.interact(
        () -> {
          model.objective().set(Optional.of(SecondObjective.MACS));
          model.budget().text().set("20");
          model.searches().text().set("3");
        });
    robot.clickOn("#arena-player-evolution");
    assertFalse(robot.lookup("#arena-player-evolution").queryAs(CheckBox.class).isSelected());
    robot.clickOn("#arena-play");
    ended();
    assertEquals(5, model.result().get().orElseThrow().courses().size());
    robot.clickOn("Hypervolume");
    picture(robot, "arena-hypervolume");
  }
}
