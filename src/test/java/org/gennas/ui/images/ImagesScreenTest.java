package org.gennas.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.StartsProcesses;
import org.gennas.data.NihRadiographs;
import org.gennas.data.prepared.PreparationProcess;
import org.gennas.data.tables.SmallChestMnist;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.form.ChosenImages;
import org.gennas.ui.form.DatasetFolderLookup;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.text.Messages;
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

/** The Data screen as people use it, on real X-rays and on a packed file. */
@StartsProcesses
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ImagesScreenTest {
  @TempDir Path home;
  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final AtomicReference<Optional<Path>> chosen = new AtomicReference<>(Optional.empty());
  private final List<ChosenImages> studies = new ArrayList<>();
  private ImagesModel model;
  private ImagesScreen screen;
  private Scene scene;
  private StackPane root;

  @Start
  void start(Stage stage) {
    show(stage, Messages.english());
  }

  private void show(Stage stage, Messages messages) {
    model =
        new ImagesModel(
            new DatasetRegistry(
                home.resolve("datasets.json"), home.resolve("prepared"), new StudyJson()),
            new ImagesModel.Around(
                background,
                Platform::runLater,
                Clock.systemUTC(),
                new DatasetFolderLookup(),
                List::of,
                Optional::empty,
                new EditHistory(),
                messages));
    screen =
        new ImagesScreen(
            model,
            appearance.paletteProperty(),
            messages,
            new ImagesScreen.Around(
                ZoneOffset.UTC,
                title -> chosen.get().map(Path::toFile),
                title -> chosen.get().map(Path::toFile),
                studies::add));
    root = new StackPane(screen);
    root.getStyleClass().add("gn-content");
    scene = new Scene(root, 1528, 918);
    appearance.style(scene);
    stage.setScene(scene);
    stage.setWidth(1528);
    stage.setHeight(918);
    stage.show();
  }

  @AfterEach
  void stop() {
    Platform.runLater(model::close);
    background.shutdownNow();
  }

  private static void until(Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, holds);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void pictures(FxRobot robot, String name) throws IOException {
    for (boolean narrow : new boolean[] {false, true}) {
      robot.interact(() -> screen.setMaxSize(narrow ? 1184 : 1504, narrow ? 694 : 894));
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        robot.interact(() -> appearance.choiceProperty().set(theme));
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(
            () -> {
              root.applyCss();
              root.layout();
            });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> image[0] = scene.snapshot(null));
        Screenshot.write(
            image[0],
            "data-"
                + name
                + "-"
                + theme.name().toLowerCase(Locale.ROOT)
                + (narrow ? "-1280" : "-1600"));
      }
    }
    robot.interact(
        () -> {
          screen.setMaxSize(1504, 894);
          appearance.choiceProperty().set(Theme.LIGHT);
        });
  }

  private void found() throws TimeoutException {
    until(() -> model.wizard().facts().get().isPresent());
    until(() -> model.wizard().files().get().isPresent());
    until(() -> !(model.wizard().splitState().get() instanceof ImportModel.SplitState.Working));
  }

  @Test
  void aFolderIsImportedStepByStepByMouse(FxRobot robot) throws TimeoutException, IOException {
    Path folder = NihRadiographs.cheXpertLayout(home.resolve("radiographs"));
    pictures(robot, "empty");
    chosen.set(Optional.of(folder));
    robot.clickOn("#import-folder");
    found();
    pictures(robot, "found");
    robot.clickOn("#step-next");
    assertThat(model.wizard().step().get()).isEqualTo(Step.LABELS);
    robot.clickOn("#label-3");
    assertThat(robot.lookup("#label-3").queryAs(CheckBox.class).isSelected()).isTrue();
    pictures(robot, "labels");
    robot.clickOn("#step-3");
    found();
    pictures(robot, "split");
    assertThat(robot.lookup("#leak-patients").queryAs(CheckLine.class).words())
        .isEqualTo("0 patients in two sets");
    robot.clickOn("#step-4");
    until(
        () ->
            model.wizard().preview().tiles().stream()
                .allMatch(t -> t.picture() instanceof PreviewTile.Picture.Decoded));
    pictures(robot, "preview");
    robot.clickOn("#preview-next");
    assertThat(model.wizard().preview().seed().text().get()).isEqualTo("2");
    robot.clickOn("#step-5");
    pictures(robot, "prepare");
    robot.clickOn("#prepare");
    until(() -> model.wizard().preparation().state().get() instanceof PreparationModel.State.Done);
    found();
    pictures(robot, "prepared");
    robot.clickOn("#step-3");
    assertThat(robot.lookup("#leak-pictures").queryAs(CheckLine.class).words())
        .startsWith("0 of " + NihRadiographs.IMAGES + " prepared pictures");
    robot.clickOn("#study-with-images");
    assertThat(studies).hasSize(1);
    assertThat(studies.get(0).findings()).hasSize(6);
    assertThat(studies.get(0).px()).isEqualTo(64);
  }

  @Test
  void aPackedFileIsPreparedByKeyboardAlone(FxRobot robot) throws TimeoutException, IOException {
    Path file = new SmallChestMnist(28, 1200, 150, 150).write(home.resolve("set/chestmnist.npz"));
    until(() -> robot.lookup("#images-path").query().isFocused());
    robot.write(file.toString());
    found();
    assertThat(model.wizard().found().orElseThrow().layout()).isEqualTo("MedMNIST");
    pictures(robot, "packed-found");
    robot.push(KeyCode.ALT, KeyCode.DIGIT2);
    robot.interact(() -> robot.lookup("#label-0").query().requestFocus());
    robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
    assertThat(model.wizard().findings().get(1).chosen().get()).isFalse();
    robot.push(KeyCode.SPACE);
    robot.push(KeyCode.ALT, KeyCode.RIGHT);
    found();
    pictures(robot, "packed-split");
    assertThat(robot.lookup("#leak-patients").queryAs(CheckLine.class).words())
        .contains("patients are not named");
    robot.push(KeyCode.ALT, KeyCode.DIGIT4);
    robot.push(KeyCode.N);
    assertThat(model.wizard().preview().seed().text().get()).isEqualTo("2");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> model.wizard().preparation().state().get() instanceof PreparationModel.State.Done);
    pictures(robot, "packed-prepared");
    assertThat(robot.lookup("#prepare-status").queryAs(Label.class).getText())
        .startsWith("Done: 1,500 images");
    robot.interact(screen::focusShelf);
    ListView<?> list = robot.lookup("#datasets").queryListView();
    robot.interact(() -> list.getSelectionModel().select(0));
    robot.push(KeyCode.DELETE);
    until(() -> model.contents().get().orElseThrow().datasets().isEmpty());
    pictures(robot, "packed-forgotten");
  }

  @Test
  void whatAnotherRunPreparesIsWaitedForAndTheWaitingCanBeCancelled(FxRobot robot)
      throws TimeoutException, IOException {
    Path folder = NihRadiographs.cheXpertLayout(home.resolve("radiographs"));
    robot.interact(() -> model.open(folder));
    found();
    robot.push(KeyCode.ALT, KeyCode.DIGIT5);
    until(() -> model.wizard().preparation().place().get().isPresent());
    Path store = model.wizard().preparation().place().get().orElseThrow().folder();
    Label status = robot.lookup("#prepare-status").queryAs(Label.class);
    try (PreparationProcess other = PreparationProcess.start(folder, store, 64, 20)) {
      robot.clickOn("#prepare");
      until(() -> status.getText().contains("another instance of the program"));
      pictures(robot, "prepare-elsewhere");
      robot.clickOn("#prepare");
      until(
          () ->
              model.wizard().preparation().state().get() instanceof PreparationModel.State.Stopped);
      robot.clickOn("#prepare");
      until(() -> status.getText().contains("another instance of the program"));
      other.goOn();
      until(() -> status.getText().startsWith("Done: 0 images prepared now, 48"));
    }
  }

  @Test
  void whatCannotBeReadIsToldWithItsLine(FxRobot robot) throws TimeoutException, IOException {
    Path folder = Files.createDirectories(home.resolve("broken"));
    Files.writeString(
        folder.resolve("train.csv"), "Path,Sex,Age,Frontal/Lateral,AP/PA,Edema\nx,F,old,F,,1\n");
    robot.interact(() -> assertThat(screen.drop(List.of(folder))).isTrue());
    until(() -> robot.lookup("#import-problem").tryQuery().isPresent());
    pictures(robot, "problem");
    assertThat(robot.lookup("#import-problem .label").queryAs(Label.class).getText())
        .contains("train.csv, line 2");
    Files.writeString(
        folder.resolve("train.csv"),
        """
        Path,Sex,Age,Frontal/Lateral,AP/PA,Edema
        b/train/patient1/study1/view1_frontal.jpg,Male,51,Frontal,AP,1.0
        b/train/patient2/study1/view1_frontal.jpg,Male,0,Frontal,PA,0.0
        b/train/patient3/study1/view1_frontal.jpg,,62,Frontal,PA,-1.0
        """);
    robot.clickOn("#look-again");
    found();
    pictures(robot, "missing");
    assertThat(robot.lookup("#found-files").queryAs(CheckLine.class).kind())
        .isEqualTo(CheckLine.Kind.BAD);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(
        () -> model.wizard().preparation().state().get() instanceof PreparationModel.State.Failed);
    pictures(robot, "failed");
    assertThat(robot.lookup("#prepare").queryAs(Button.class).isDisabled()).isFalse();
  }

  @Test
  void itSpeaksSpanish(FxRobot robot) throws TimeoutException, IOException {
    Stage stage = (Stage) scene.getWindow();
    robot.interact(() -> show(stage, new Messages(new Locale("es"))));
    Path folder = NihRadiographs.cheXpertLayout(home.resolve("radiographs"));
    robot.interact(() -> model.open(folder));
    found();
    pictures(robot, "found-es");
    for (Step step : List.of(Step.LABELS, Step.SPLIT, Step.PREPARE)) {
      robot.interact(() -> model.wizard().step().set(step));
      pictures(robot, step.name().toLowerCase(Locale.ROOT) + "-es");
    }
    assertThat(robot.lookup("#study-with-images").queryAs(Button.class).getText())
        .isEqualTo("Nuevo estudio con estas imágenes");
  }

  @Test
  void policiesAreChosenAndTheirEffectIsSeenAtOnce(FxRobot robot)
      throws TimeoutException, IOException {
    Path folder = NihRadiographs.nihLayout(home.resolve("radiographs"));
    robot.interact(() -> model.open(folder));
    found();
    robot.push(KeyCode.ALT, KeyCode.DIGIT2);
    robot.interact(() -> model.wizard().findings().get(1).blank().set(Meaning.IGNORE));
    found();
    assertThat(screen.commands()).extracting(c -> c.id()).contains("images.command.prepare");
    assertThat(robot.lookup("#study-with-images").queryAs(Button.class).isDisabled()).isFalse();
  }
}
