package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.StartsProcesses;
import org.gennas.cli.command.CommandRun;
import org.gennas.runner.inspection.WorkerInspector;
import org.gennas.study.event.TrialState;
import org.gennas.ui.form.DatasetFolderLookup;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Every screen, with a study that real workers trained, in both languages, themes and sizes: no
 * text is cut off, nothing lies over other text, contrast is enough. A picture of each is left for
 * people to look at.
 */
@StartsProcesses
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ScreensLayoutTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> SCREENS =
      List.of("search", "candidates", "compare", "xrays", "images", "arena", "settings");

  private record Size(double width, double height) {}

  private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1080));

  @TempDir static Path home;
  private static Path study;
  private static final ExecutorService INSPECTIONS = Executors.newCachedThreadPool();

  private Stage stage;

  @BeforeAll
  static void trainAStudy() throws Exception {
    CommandRun drawn =
        CommandRun.of(
            home,
            "phantoms",
            "--out",
            home.resolve("made").toString(),
            "--patients",
            "60",
            "--px",
            "64",
            "--json");
    study = home.resolve("study");
    CommandRun run =
        CommandRun.of(
            home,
            "search",
            "--data",
            drawn.json().get("folder").asText(),
            "--px",
            "32",
            "--trials",
            "4",
            "--confirm",
            "0",
            "--workers",
            "2",
            "--epochs",
            "2",
            "--proposer",
            "random",
            "--max-macs",
            "20000000",
            "--out",
            study.toString());
    assertEquals(0, run.status(), run.err());
  }

  @AfterAll
  static void close() {
    INSPECTIONS.shutdownNow();
  }

  @Start
  void open(Stage shown) {
    stage = shown;
  }

  @AfterEach
  void restore(FxRobot robot) {
    robot.interact(
        () -> {
          stage.setWidth(1600);
          stage.setHeight(1000);
        });
  }

  @Test
  void everyScreenCanBeReadInEnglish(FxRobot robot) throws Exception {
    look(robot, Locale.ENGLISH);
  }

  @Test
  void everyScreenCanBeReadInSpanish(FxRobot robot) throws Exception {
    look(robot, Locale.forLanguageTag("es"));
  }

  private void look(FxRobot robot, Locale language) throws Exception {
    AtomicReference<WindowUnderTest> made = new AtomicReference<>();
    robot.interact(
        () ->
            made.set(
                new WindowUnderTest(
                    stage, home.resolve(language.toString()), 1920, 1080, new Messages(language))));
    List<String> faults = new ArrayList<>();
    try (WindowUnderTest window = made.get()) {
      window.inspectors.set(
          () -> WorkerInspector.ofThisProgram(home.resolve("inspection"), INSPECTIONS));
      window.datasets.set(new DatasetFolderLookup());
      robot.interact(() -> window.desk.open(study));
      Awaitility.await().atMost(PATIENCE).until(() -> window.model.mode() == Mode.ENDED);
      robot.interact(() -> choose(window));
      for (String screen : SCREENS) {
        robot.interact(() -> window.window.shell().show(screen));
        ready(window, screen, robot);
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
          for (Size size : SIZES) {
            robot.interact(() -> dress(window, theme, size));
            String name =
                "%s-%s-%s-%.0f"
                    .formatted(screen, language, theme.name().toLowerCase(Locale.ROOT), size.width);
            Screenshot.write(window.picture(robot), "screens/" + name);
            robot.interact(
                () ->
                    LayoutCheck.of(window.scene).forEach(fault -> faults.add(name + ": " + fault)));
          }
        }
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  private void dress(WindowUnderTest window, Theme theme, Size size) {
    window.appearance.choiceProperty().set(theme);
    stage.setWidth(size.width);
    stage.setHeight(size.height);
  }

  private static void choose(WindowUnderTest window) {
    List<Integer> trained =
        window.model.momentProperty().get().orElseThrow().state().trials().stream()
            .filter(t -> t.status() == TrialState.Status.FINISHED)
            .map(t -> t.id().number())
            .toList();
    window.model.selectedTrialProperty().set(trained.stream().findFirst());
    window.model.compared().setAll(trained.subList(0, Math.min(3, trained.size())));
  }

  /** Waits until a screen has what it reads and computes in the background. */
  private static void ready(WindowUnderTest window, String screen, FxRobot robot) {
    window.settle(robot);
    if (screen.equals("xrays")) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> robot.lookup("#xrays-list").tryQuery().isPresent());
    }
    window.settle(robot);
  }
}
