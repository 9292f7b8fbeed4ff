package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.app.HomeFolder;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.control.ColumnChoice;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyScript;
import org.gennas.ui.text.Language;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The window as a program: what it opens with, and what it remembers. */
@ShowsWindow
class WorkbenchAppTest {
  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private final StudyJson json = new StudyJson();
  private Stage stage;

  @BeforeEach
  void toolkit() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void cleanUp() throws Exception {
    FxToolkit.cleanupStages();
  }

  private WorkbenchApp open() throws Exception {
    return (WorkbenchApp)
        FxToolkit.setupApplication(
            () -> new WorkbenchApp(new HomeFolder(folder), new ApiKeys(Map.of())));
  }

  private Path memoryFile() {
    return folder.resolve("window.json");
  }

  private StudyFolder paused() throws Exception {
    StudyFolder study = StudyFolder.create(folder.resolve("studies/cut"), Studies.quick(), json);
    new StudyScript(Studies.quick(), Studies.START).write(study).begin().pause();
    return study;
  }

  @Test
  void itOpensWithALeastSizeAndItsName() throws Exception {
    WorkbenchApp app = open();
    assertTrue(stage.getTitle().contains("GenNAS Workbench"));
    assertEquals(1280, stage.getMinWidth());
    assertEquals(800, stage.getMinHeight());
    assertFalse(stage.getIcons().isEmpty());
    assertTrue(robot.lookup("#research-use").tryQuery().isPresent());
    FxToolkit.cleanupApplication(app);
  }

  @Test
  void aStudyThatClosingPausedOpensAgainAndSaysSo() throws Exception {
    StudyFolder study = paused();
    WindowMemory.blank().withStudy(study.path()).withPausedOnClose(true).write(memoryFile(), json);
    WorkbenchApp app = open();
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> stage.getTitle().startsWith("Phantoms, first look"));
    Awaitility.await()
        .until(() -> robot.lookup("#top-start").queryButton().getText().equals("Resume"));
    assertTrue(
        robot.lookup("#notice .label").queryAll().stream()
            .anyMatch(n -> ((Labeled) n).getText().startsWith("Paused when the window")));
    FxToolkit.cleanupApplication(app);
    WindowMemory after = WindowMemory.read(memoryFile(), json);
    assertEquals(List.of(study.path().toString()), after.studies());
    assertFalse(after.pausedOnClose());
  }

  @Test
  void theThemeIsRemembered() throws Exception {
    WindowMemory.blank().withTheme(Theme.DARK).write(memoryFile(), json);
    WorkbenchApp app = open();
    assertTrue(
        stage.getScene().getStylesheets().stream().anyMatch(s -> s.endsWith("tokens-dark.css")));
    FxToolkit.cleanupApplication(app);
    assertEquals(Theme.DARK, WindowMemory.read(memoryFile(), json).theme());
  }

  @Test
  void placeScreenAndLanguageAreRemembered() throws Exception {
    WindowMemory.blank()
        .withLanguage(Language.SPANISH)
        .withView(Optional.of(new WindowBounds(100, 60, 1400, 900, false)), "candidates", Map.of())
        .withColumns(ColumnChoice.none().with("params", false))
        .write(memoryFile(), json);
    WorkbenchApp app = open();
    Awaitility.await().until(() -> robot.lookup("#candidates-filter").tryQuery().isPresent());
    TableView<?> table = robot.lookup("#candidates-table").query();
    assertFalse(column(table, "params").isVisible());
    Labeled research = robot.lookup("#research-use").query();
    assertEquals(
        "Solo para investigaci\u00f3n \u2013 no para uso cl\u00ednico", research.getText());
    assertEquals(1400, stage.getWidth());
    robot.interact(
        () -> {
          stage.setX(40);
          stage.setHeight(950);
        });
    FxToolkit.cleanupApplication(app);
    WindowMemory after = WindowMemory.read(memoryFile(), json);
    assertEquals(Optional.of(new WindowBounds(40, 60, 1400, 950, false)), after.place());
    assertEquals(Optional.of("candidates"), after.screen());
    assertEquals(Optional.of(Language.SPANISH), after.language());
    assertEquals(Optional.of(ColumnChoice.none().with("params", false)), after.columns());
    assertTrue(after.dividers().orElseThrow().containsKey("candidates.0"));
  }

  private static TableColumn<?, ?> column(TableView<?> table, String id) {
    return table.getColumns().stream()
        .filter(column -> id.equals(column.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTheWindowRemembersMayBeDamagedOrGone() throws Exception {
    Files.writeString(memoryFile(), "{ torn");
    assertEquals(WindowMemory.blank(), WindowMemory.read(memoryFile(), json));
    WindowMemory gone =
        WindowMemory.blank().withStudy(folder.resolve("gone")).withPausedOnClose(true);
    gone.write(memoryFile(), json);
    assertEquals(WindowMemory.blank(), WindowMemory.read(memoryFile(), json).pruned());
  }

  @Test
  void recentStudiesAreKeptOnceAndNotForEver() {
    WindowMemory memory = WindowMemory.blank();
    for (int i = 0; i < 20; i++) {
      memory = memory.withStudy(Path.of("/studies/" + i % 12));
    }
    assertEquals(8, memory.studies().size());
    assertEquals("/studies/7", memory.studies().get(0));
  }
}
