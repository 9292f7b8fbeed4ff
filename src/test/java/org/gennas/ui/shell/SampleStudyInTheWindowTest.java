package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.css.PseudoClass;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.StartsProcesses;
import org.gennas.app.HomeFolder;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The sample study with real workers, steered from the real window by mouse and keys. */
@StartsProcesses
@ShowsWindow
class SampleStudyInTheWindowTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  @TempDir Path home;
  private final FxRobot robot = new FxRobot();
  private final StudyJson json = new StudyJson();
  private Stage stage;
  private WorkbenchApp app;
  private StudyController desk;

  @BeforeEach
  void open() throws Exception {
    WindowMemory.blank().withTheme(Theme.LIGHT).write(home.resolve("window.json"), json);
    stage = FxToolkit.registerPrimaryStage();
    app =
        (WorkbenchApp)
            FxToolkit.setupApplication(
                () -> new WorkbenchApp(new HomeFolder(home), new ApiKeys(Map.of())));
    desk = app.desk().orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupApplication(app);
    FxToolkit.cleanupStages();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
  }

  private Mode mode() {
    return desk.model().modeProperty().get();
  }

  private StudyState state() {
    return desk.model().momentProperty().get().orElseThrow().state();
  }

  private int epochsSeen() {
    return desk.model().momentProperty().get().orElseThrow().histories().values().stream()
        .mapToInt(h -> h.epochs().size())
        .sum();
  }

  /** Clicks a button once it can be used: a click on a disabled one is lost. */
  private void press(String button) {
    await(() -> !robot.lookup(button).queryButton().isDisabled());
    robot.clickOn(button);
  }

  private boolean isChosen(String choice) {
    return robot.lookup(choice).query().getPseudoClassStates().contains(CHOSEN);
  }

  private void picture(String name) throws IOException {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = stage.getScene().snapshot(null));
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
  }

  @Test
  void isEditedStartedPausedResumedStoppedAndOpenedAgain() throws Exception {
    await(() -> stage.getTitle().startsWith("Sample study"));
    robot.clickOn("#slot-1-block-2").type(KeyCode.RIGHT, KeyCode.DIGIT0);
    picture("sample-ready");
    assertTrue(isChosen("#slot-1-block-2"), "chosen by mouse");
    assertTrue(isChosen("#slot-2-block-0"), "chosen by keys, right after the mouse");
    press("#top-start");
    await(() -> mode() == Mode.RUNNING_HERE && epochsSeen() > 0);
    int before = epochsSeen();
    await(() -> epochsSeen() > before);
    picture("sample-running");

    press("#top-pause");
    await(() -> state().phase() == StudyState.Phase.PAUSED);
    await(() -> state().withStatus(Status.RUNNING).isEmpty());
    assertEquals(2, state().withStatus(Status.WAITING).size(), "both trials keep their state");

    int paused = epochsSeen();
    press("#top-start");
    await(() -> epochsSeen() > paused);

    press("#top-stop");
    await(() -> mode() == Mode.ENDED);
    assertTrue(state().withStatus(Status.RUNNING).isEmpty());
    Path folder = desk.model().folderProperty().get().orElseThrow().path();
    assertEquals(state().trials(), StudyFolder.open(folder, json).state().trials());

    robot.interact(() -> desk.open(folder));
    await(() -> mode() == Mode.ENDED && epochsSeen() > paused);
    robot.clickOn("#rail-candidates");
    picture("sample-stopped-candidates");
  }

  @Test
  void aNewStudyIsMadeInTheFormAndReadyToStart() throws Exception {
    await(() -> stage.getTitle().startsWith("Sample study"));
    robot.clickOn("#study-menu").clickOn("New study\u2026");
    await(() -> robot.lookup("#dataset-folder").tryQuery().isPresent());
    robot.clickOn("#dataset-folder").write(Path.of("sample-data").toAbsolutePath().toString());
    await(() -> !robot.lookup("#create-study").queryButton().isDisabled());
    robot.clickOn("#epochs").push(KeyCode.CONTROL, KeyCode.A).write("2");
    picture("new-study-window");
    robot.clickOn("#create-study");
    await(() -> stage.getTitle().startsWith("ChestPhantoms-v1.0-small"));
    assertEquals(Mode.READY, mode());
    assertEquals(2, state().config().training().epochs());
    assertEquals(5, state().config().images().findings().size());
    assertTrue(state().config().images().synthetic());
  }
}
