package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.data.NihRadiographs;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.notes.ImageNotes;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.SharedStage;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The screen over real radiographs, with networks that answer by a script. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class XraysScreenTest {
  @TempDir static Path folder;

  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final ExecutorService background = Executors.newFixedThreadPool(2);
  private final EditHistory history = new EditHistory();
  private final List<String> told = new ArrayList<>();
  private final AtomicReference<Optional<File>> chosenFile =
      new AtomicReference<>(Optional.empty());
  private XraysModel model;
  private XraysScreen screen;
  private Scene scene;

  @Start
  void start(Stage stage) {
    screen(stage, Messages.english());
  }

  private void screen(Stage stage, Messages messages) {
    model = new XraysModel(background, Platform::runLater, history, new StudyJson());
    screen =
        new XraysScreen(
            model,
            appearance.paletteProperty(),
            messages,
            new XraysScreen.Around(
                title -> chosenFile.get(),
                title -> Optional.of(folder.toFile()),
                (kind, text) -> told.add(kind + " " + text),
                background,
                Platform::runLater));
    StackPane root = new StackPane(screen);
    root.getStyleClass().add("gn-content");
    scene = new Scene(root, 1528, 918);
    appearance.style(scene);
    SharedStage.show(stage, scene);
  }

  @BeforeEach
  void open(FxRobot robot) throws IOException {
    Path own = Files.createTempDirectory(folder, "study");
    ScriptedStudy study =
        ScriptedStudy.ofRealImages(
            NihRadiographs.nihLayout(own.resolve("radiographs")), own.resolve("image-notes.json"));
    robot.interact(
        () -> {
          model.open(Optional.of(study));
          model.offer(
              List.of(FewImages.FIRST, FewImages.SECOND),
              Optional.of(FewImages.FIRST).map(TrialState::id),
              SearchSpace.chestXray());
          model.chooseFinding(1);
        });
    until(() -> model.firstNetwork().reading().isPresent() && counted());
  }

  private boolean counted() {
    return !model.images().rows().get().counts().isEmpty();
  }

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) {
    await().atMost(30, TimeUnit.SECONDS).until(condition);
  }

  private void picture(FxRobot robot, String name) throws IOException {
    // thumbnails and pixels come from the background, each at its own time
    for (int i = 0; i < 8; i++) {
      robot.sleep(60);
      robot.interact(() -> {});
    }
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = scene.snapshot(null));
    Screenshot.write(image[0], name);
  }

  private void size(FxRobot robot, double width, double height) {
    robot.interact(
        () ->
            ((Region) scene.getRoot().getChildrenUnmodifiable().get(0)).setMaxSize(width, height));
  }

  private String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  private void selectWithBox(FxRobot robot) {
    robot.interact(
        () ->
            model
                .images()
                .selected()
                .set(
                    model.images().rows().get().shown().stream()
                        .map(ImageRows.Row::image)
                        .filter(image -> !image.boxes("Cardiomegaly").isEmpty())
                        .findFirst()));
    until(() -> model.firstNetwork().reading().isPresent());
  }

  @Test
  void theScreenLooksAsDrawnInBothThemes(FxRobot robot) throws IOException {
    selectWithBox(robot);
    picture(robot, "xrays-light");
    robot.interact(() -> appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "xrays-dark");
    size(robot, 1184, 694);
    picture(robot, "xrays-dark-1280");
    robot.interact(() -> appearance.choiceProperty().set(Theme.LIGHT));
    picture(robot, "xrays-light-1280");
  }

  @Test
  void theScreenSpeaksSpanish(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          Stage stage = (Stage) scene.getWindow();
          screen(stage, new Messages(Locale.forLanguageTag("es")));
        });
    open(robot);
    selectWithBox(robot);
    picture(robot, "xrays-light-es");
    assertThat(text(robot, "#xrays-invert")).isEqualTo("Invertir");
  }

  @Test
  void arrowsWalkThroughTheImagesAndLettersSwitchWhatIsSeen(FxRobot robot) {
    ListView<?> list = robot.lookup("#xrays-list").queryListView();
    robot.interact(list::requestFocus);
    int before = model.images().position();
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.UP);
    assertThat(model.images().position()).isEqualTo(before + 1);
    assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(before + 1);
    ViewerModel viewer = model.viewer();
    robot.push(KeyCode.I);
    assertThat(viewer.inverted().get()).isTrue();
    robot.push(KeyCode.H);
    assertThat(viewer.heatShown().get()).isFalse();
    robot.push(KeyCode.B);
    assertThat(viewer.boxesShown().get()).isFalse();
    robot.push(KeyCode.W);
    assertThat(viewer.tool().get()).isEqualTo(ViewerModel.Tool.WINDOW);
    double scale = viewer.viewport(0).get().scale();
    robot.push(KeyCode.ADD);
    assertThat(viewer.viewport(0).get().scale()).isGreaterThan(scale);
    robot.push(KeyCode.DIGIT0);
    assertThat(viewer.viewport(0).get().scale()).isEqualTo(scale);
    robot.push(KeyCode.F);
    assertThat(list.getParent().isVisible() && isShown(list)).isFalse();
    robot.push(KeyCode.F);
    assertThat(isShown(list)).isTrue();
  }

  private static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void outcomesNarrowTheListAndTheSecondPressShowsAllAgain(FxRobot robot) {
    int total = model.images().rows().get().shown().size();
    robot.clickOn("#xrays-outcome-TP");
    until(() -> model.images().rows().get().shown().size() < total);
    assertThat(model.images().rows().get().shown())
        .allMatch(row -> row.outcome().equals(Optional.of(CallOutcome.TP)));
    robot.clickOn("#xrays-outcome-TP");
    until(() -> model.images().rows().get().shown().size() == total);
    robot.clickOn("#xrays-outcome-FN").clickOn("#xrays-view-AP").clickOn("#xrays-reset");
    until(() -> model.images().rows().get().shown().size() == total);
    assertThat(model.images().filter().get().isClear()).isTrue();
  }

  @Test
  void aDragWithTheWindowToolChangesTheWindowAndOneWithPanMovesThePicture(FxRobot robot) {
    ViewerModel viewer = model.viewer();
    double width = viewer.window().get().width();
    double level = viewer.window().get().center();
    robot.clickOn("#xrays-tool-WINDOW");
    robot.drag("#xrays-pane-1").dropBy(-60, 40);
    assertThat(viewer.window().get().width()).isLessThan(width);
    assertThat(viewer.window().get().center()).isGreaterThan(level);
    assertThat(viewer.preset().get()).isEmpty();
    robot.clickOn("#xrays-preset-FULL");
    assertThat(viewer.window().get().width()).isEqualTo(width);
    double left = viewer.viewport(0).get().left();
    robot.clickOn("#xrays-tool-PAN");
    robot.drag("#xrays-pane-2").dropBy(30, 0);
    assertThat(viewer.viewport(0).get().left()).isGreaterThan(left + 15);
    robot.clickOn("#xrays-tool-MEASURE");
    robot.drag("#xrays-pane-1").dropBy(50, 0);
    assertThat(viewer.measurement().get().orElseThrow().pixels()).isGreaterThan(5);
  }

  @Test
  void aNoteIsKeptWithTheStudyAndUndoTakesItBack(FxRobot robot) throws IOException {
    ListedImage image = model.images().selected().get().orElseThrow();
    robot.push(KeyCode.N);
    robot.write("Compare the left angle. i h");
    assertThat(model.viewer().inverted().get()).as("no key acts while one writes").isFalse();
    robot.interact(() -> robot.lookup("#xrays-list").query().requestFocus());
    until(() -> model.notes().saving().get() instanceof NotesModel.Saving.Saved);
    assertThat(model.notes().notes().get().note(image.path()).text())
        .isEqualTo("Compare the left angle. i h");
    robot.clickOn("#xrays-bookmark").clickOn("#xrays-doubt");
    assertThat(model.notes().notes().get().note(image.path()))
        .isEqualTo(new ImageNotes.Note("Compare the left angle. i h", true, true));
    robot.interact(
        () -> {
          while (history.undoable().get().isPresent()) {
            history.undo();
          }
        });
    assertThat(robot.lookup("#xrays-note").queryAs(TextArea.class).getText()).isEmpty();
    assertThat(model.notes().notes().get().note(image.path()).blank()).isTrue();
  }

  @Test
  void heatIsComparedWithTheRadiologistsBoxes(FxRobot robot) {
    selectWithBox(robot);
    robot.interact(() -> {});
    assertThat(text(robot, "#xrays-peak")).isIn("yes", "no");
    assertThat(text(robot, "#xrays-share")).contains("%");
    robot.clickOn("#xrays-score-boxes");
    until(() -> model.boxScoring().state().get() instanceof BoxScoring.State.Done);
    robot.interact(() -> {});
    assertThat(text(robot, "#xrays-boxes")).contains("n = " + model.boxedImages());
  }

  @Test
  void aFileFromDiskOpensAndOneThatIsNoneIsToldAndSkipped(FxRobot robot) throws IOException {
    Path file = folder.resolve("opened.png");
    FewImages.picture(file, 64);
    chosenFile.set(Optional.of(file.toFile()));
    robot.press(KeyCode.CONTROL).push(KeyCode.O).release(KeyCode.CONTROL);
    until(() -> model.firstNetwork().reading().isPresent() && fromDisk());
    robot.interact(() -> {});
    assertThat(robot.lookup("#xrays-strip").query().isVisible()).isTrue();
    picture(robot, "xrays-from-disk");
    Path torn = Files.writeString(folder.resolve("torn.dcm"), "no picture");
    robot.interact(() -> model.openFile(torn));
    until(() -> model.shown().get() instanceof XraysModel.Shown.Unreadable);
    robot.interact(() -> {});
    assertThat(robot.lookup("#xrays-unreadable").tryQuery()).isPresent();
    picture(robot, "xrays-unreadable");
    robot.clickOn("#xrays-skip");
    until(() -> model.shown().get() instanceof XraysModel.Shown.Picture);
    assertThat(robot.lookup("#xrays-strip").query().isVisible()).isFalse();
  }

  private boolean fromDisk() {
    return model.subject().get() instanceof XraysModel.Subject.FromDisk
        && model.shown().get() instanceof XraysModel.Shown.Picture;
  }

  @Test
  void thePictureIsSavedWithTheResearchUseLineUnderANameThatTellsNoPatient(FxRobot robot)
      throws IOException {
    selectWithBox(robot);
    ListedImage image = model.images().selected().get().orElseThrow();
    robot.interact(
        () ->
            screen.commands().stream()
                .filter(command -> command.id().equals("xrays.command.save"))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    until(() -> !told.isEmpty());
    assertThat(told.get(0)).startsWith("OK").contains(image.exportName() + "-T-01-cardiomegaly");
    assertThat(told.get(0)).doesNotContain(image.name());
    try (var files = Files.list(folder)) {
      Path png =
          files
              .filter(f -> f.getFileName().toString().endsWith("cardiomegaly.png"))
              .findFirst()
              .orElseThrow();
      Files.createDirectories(Path.of("target/screenshots"));
      Files.copy(
          png,
          Path.of("target/screenshots/xrays-export.png"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void everyCommandHasATextAndAnEmptyScreenSaysWhatToDo(FxRobot robot) throws IOException {
    Messages messages = Messages.english();
    assertThat(screen.commands()).allMatch(c -> messages.has(c.id()) && messages.has(c.section()));
    assertThat(XraysScreen.keys()).allMatch(k -> messages.has(k.messageKey()));
    robot.interact(() -> model.open(Optional.empty()));
    picture(robot, "xrays-empty");
    robot.clickOn("#xrays-layout-CANDIDATES");
    assertThat(model.viewer().layout().get()).isEqualTo(ViewerModel.Layout.CANDIDATES);
  }
}
