package org.gennas.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.gennas.app.HomeFolder;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.runner.FoundDevices;
import org.gennas.runner.inspection.Inspector;
import org.gennas.study.config.StudyConfig;
import org.gennas.ui.form.DatasetLookup;
import org.gennas.ui.settings.Preferences;
import org.gennas.ui.study.PacedExecutor;
import org.gennas.ui.study.ScriptedSearches;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window around searches that a test scripts. */
public final class WindowUnderTest implements AutoCloseable {
  public final ScriptedSearches searches = new ScriptedSearches();
  public final StudyModel model = new StudyModel();
  public final Appearance appearance = new Appearance(Theme.LIGHT);
  public final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  public final AtomicReference<Optional<Path>> shownFile = new AtomicReference<>(Optional.empty());

  /** What the person answers when asked for a folder. */
  public final AtomicReference<Optional<Path>> chosenFolder =
      new AtomicReference<>(Optional.empty());

  /** What the person answers when asked for a table's file. */
  public final AtomicReference<Optional<Path>> chosenTable =
      new AtomicReference<>(Optional.empty());

  /** Where the person wants a figure saved. */
  public final AtomicReference<Optional<Path>> chosenFile = new AtomicReference<>(Optional.empty());

  /** What is found in a folder. */
  public final AtomicReference<DatasetLookup> datasets =
      new AtomicReference<>(
          folder -> {
            throw new IOException("No data set here.");
          });

  /** What asks trained networks about single images. */
  public final AtomicReference<Supplier<Inspector>> inspectors =
      new AtomicReference<>(
          () -> {
            throw new UnsupportedOperationException("No network is asked here.");
          });

  public final StudyController desk;
  public final Preferences preferences;
  public final WorkbenchWindow window;
  public final Scene scene;

  /** Why a GPU is not used. */
  public final List<String> notes = new CopyOnWriteArrayList<>();

  public final ApiKeys keys = new ApiKeys(Map.of());
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  public WindowUnderTest(Stage stage, Path home, double width, double height) {
    this(stage, home, width, height, Messages.english());
  }

  /** The window in another language. */
  public WindowUnderTest(Stage stage, Path home, double width, double height, Messages messages) {
    preferences =
        Preferences.usual(
            new HomeFolder(home),
            () -> new FoundDevices(List.of(), 2, "A processor", 16L << 30, notes));
    PacedExecutor ui = new PacedExecutor(Platform::runLater, timer, PacedExecutor.SCREEN);
    desk =
        new StudyController(
            model, searches, folder -> {}, background, ui, home.resolve("studies"), messages);
    Surroundings around =
        new Surroundings(
            background,
            ui,
            now::get,
            ZoneOffset.UTC,
            0,
            home.resolve("studies"),
            title -> chosenFolder.get().map(Path::toFile),
            title -> chosenTable.get().map(Path::toFile),
            folder -> datasets.get().find(folder),
            () -> searches.devices,
            file -> shownFile.set(Optional.of(file)),
            keys,
            (title, name) -> chosenFile.get(),
            preferences,
            () -> inspectors.get().get());
    window =
        new WorkbenchWindow(
            appearance, messages, desk, around, Optional::<StudyConfig>empty, List::of);
    window.fill();
    scene = new Scene(window.root(), width, height);
    appearance.style(scene);
    SharedStage.show(stage, scene);
    window.focus();
  }

  /** A picture of the whole window, once everything told so far is shown. */
  public WritableImage picture(FxRobot robot) {
    settle(robot);
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = scene.snapshot(null));
    return image[0];
  }

  /** Waits until charts have been painted. */
  public void settle(FxRobot robot) {
    for (int i = 0; i < 3; i++) {
      robot.sleep(70);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  @Override
  public void close() {
    Platform.runLater(window::close);
    background.shutdownNow();
    timer.shutdownNow();
  }
}
