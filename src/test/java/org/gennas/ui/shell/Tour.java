package org.gennas.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.gennas.app.HomeFolder;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A whole session as a person would have it, from images on disk to the report, in the real window
 * with real workers, steered by mouse and keys; a picture of every stage. It makes the pictures of
 * docs/tour.md.
 *
 * <p>{@code java <headless flags> org.gennas.ui.shell.Tour DATASET HOME PICTURES}, where the flags
 * are those of the tests in pom.xml.
 */
public final class Tour {
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Small, so that two cores search in minutes. */
  private static final String PX = "48";

  private final FxRobot robot = new FxRobot();
  private final Path dataset;
  private final Path pictures;
  private final Stage stage;
  private final StudyController desk;
  private int taken;

  private Tour(Path dataset, Path pictures, Stage stage, StudyController desk) {
    this.dataset = dataset;
    this.pictures = pictures;
    this.stage = stage;
    this.desk = desk;
  }

  /** Gives the tour and ends the program. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[1]);
    Files.createDirectories(home);
    WindowMemory.blank().withTheme(Theme.LIGHT).write(home.resolve("window.json"), new StudyJson());
    Stage stage = FxToolkit.registerPrimaryStage();
    WorkbenchApp app =
        (WorkbenchApp)
            FxToolkit.setupApplication(
                () -> new WorkbenchApp(new HomeFolder(home), new ApiKeys(Map.of())));
    Tour tour =
        new Tour(Path.of(arguments[0]), Path.of(arguments[2]), stage, app.desk().orElseThrow());
    try {
      tour.give();
    } finally {
      FxToolkit.cleanupApplication(app);
      FxToolkit.cleanupStages();
    }
    System.exit(0);
  }

  private void give() throws IOException {
    until(() -> stage.getTitle().startsWith("Sample study"));
    picture("start");
    importImages();
    search();
    candidates();
    compare();
    images();
    themes();
  }

  private void importImages() throws IOException {
    robot.clickOn("#rail-images");
    until(() -> there("#images-path"));
    robot.clickOn("#images-path").write(dataset.toString()).push(KeyCode.ENTER);
    until(() -> usable("#step-2") && usable("#step-3"));
    settle(3);
    picture("found");
    for (String step : List.of("labels", "split", "preview")) {
      robot.clickOn("#step-" + (List.of("labels", "split", "preview").indexOf(step) + 2));
      settle(step.equals("preview") ? 4 : 2);
      picture(step);
    }
    robot.clickOn("#step-5");
    type("#images-px", PX);
    robot.clickOn("#prepare");
    until(() -> usable("#study-with-images") && !busyPreparing());
    settle(2);
    picture("prepared");
    robot.clickOn("#study-with-images");
    until(() -> usable("#create-study"));
    type("#epochs", "6");
    type("#rate", "0.1");
    type("#decay", "0.85");
    type("#stop-trials", "8");
    type("#confirm-candidates", "2");
    type("#confirm-seeds", "1");
    settle(2);
    picture("new-study");
    press("#create-study");
    until(() -> desk.model().mode() == Mode.READY && !stage.getTitle().startsWith("Sample"));
  }

  private boolean busyPreparing() {
    return robot.lookup("#prepare-progress").tryQuery().filter(Node::isVisible).isPresent();
  }

  private void search() throws IOException {
    press("#top-start");
    until(() -> finished() >= 4 && epochsOfRunning() >= 5);
    settle(5);
    picture("searching");
    until(() -> desk.model().mode() == Mode.ENDED);
    until(() -> reported());
    settle(110); // until the notice is gone
    picture("ended");
  }

  private void candidates() throws IOException {
    robot.clickOn("#rail-candidates");
    until(() -> there("#candidates-table"));
    robot.interact(() -> robot.lookup("#candidates-table").query().requestFocus());
    robot.push(KeyCode.HOME);
    settle(8);
    picture("candidates");
    toggle("#candidate-side", 1);
    settle(3);
    picture("calibration");
    robot.interact(() -> robot.lookup("#candidates-table").query().requestFocus());
    robot.push(KeyCode.HOME);
    robot.push(KeyCode.SPACE).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.SPACE);
    robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
    settle(1);
  }

  private void toggle(String segments, int index) {
    List<Node> buttons =
        List.copyOf(
            robot.from(robot.lookup(segments).queryAll()).lookup(".toggle-button").queryAll());
    if (index < buttons.size()) {
      robot.interact(((ToggleButton) buttons.get(index))::fire);
    }
  }

  private void compare() throws IOException {
    robot.push(KeyCode.C);
    until(() -> there("#compare-roc"));
    settle(20);
    picture("compare");
  }

  private void images() throws IOException {
    robot.clickOn("#rail-xrays");
    until(() -> there("#xrays-list"));
    until(() -> !robot.lookup("#xrays-list").queryListView().getItems().isEmpty());
    choose("Cardiomegaly");
    settle(3);
    robot.clickOn("#xrays-outcome-TP");
    settle(3);
    ListView<?> list = robot.lookup("#xrays-list").queryListView();
    robot.interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(0);
        });
    settle(25);
    robot.clickOn("#xrays-note").write("Heart border to the left chest wall.");
    if (usable("#xrays-score-boxes")) {
      robot.clickOn("#xrays-score-boxes");
    }
    settle(130); // until the notice is gone
    picture("xrays");
  }

  private void choose(String finding) {
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          javafx.scene.control.ComboBox<String> box =
              robot.lookup("#xrays-finding").queryAs(javafx.scene.control.ComboBox.class);
          if (box.getItems().contains(finding)) {
            box.setValue(finding);
          }
        });
  }

  private void themes() throws IOException {
    robot.clickOn("#rail-theme");
    settle(5);
    picture("xrays-dark");
    robot.clickOn("#rail-settings");
    settle(5);
    picture("settings");
    robot.clickOn("#rail-search");
    settle(3);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    settle(2);
    picture("palette");
    robot.push(KeyCode.ESCAPE);
  }

  private long finished() {
    return count(TrialState.Status.FINISHED);
  }

  private long count(TrialState.Status status) {
    return desk.model()
        .momentProperty()
        .get()
        .map(m -> (long) m.state().withStatus(status).size())
        .orElse(0L);
  }

  private int epochsOfRunning() {
    return desk.model()
        .momentProperty()
        .get()
        .map(
            m ->
                m.state().withStatus(TrialState.Status.RUNNING).stream()
                    .mapToInt(t -> m.history(t.id()).epochs().size())
                    .sum())
        .orElse(0);
  }

  private boolean reported() {
    return desk.model()
        .folderProperty()
        .get()
        .filter(folder -> Files.exists(folder.path().resolve("model-card.html")))
        .isPresent();
  }

  private boolean there(String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private boolean usable(String id) {
    return robot.lookup(id).tryQuery().filter(n -> !n.isDisabled()).isPresent();
  }

  private void press(String id) {
    until(() -> usable(id));
    robot.clickOn(id);
  }

  private void type(String id, String text) {
    TextField field = robot.lookup(id).queryAs(TextField.class);
    robot.interact(() -> field.setText(text));
  }

  private void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
  }

  /** Lets what runs in the background come onto the screen, in tenths of a second. */
  private void settle(int tenths) {
    for (int i = 0; i < tenths; i++) {
      robot.sleep(100);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private void picture(String name) throws IOException {
    settle(3);
    AtomicReference<WritableImage> image = new AtomicReference<>();
    robot.interact(() -> image.set(stage.getScene().snapshot(null)));
    Files.createDirectories(pictures);
    taken++;
    Path file = pictures.resolve("%02d-%s.png".formatted(taken, name));
    ImageIO.write(SwingFXUtils.fromFXImage(image.get(), null), "png", file.toFile());
    System.out.println(file);
  }
}
