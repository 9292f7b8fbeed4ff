package org.gennas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.KeyChord;
import org.gennas.ui.study.Studies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** For those who do not see: all that can be pressed or typed into has a name; keys are told. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class NamesInTheWindowTest {
  @TempDir private static Path home;

  private WindowUnderTest window;

  @Start
  void start(Stage stage) {
    window = new WindowUnderTest(stage, home, 1600, 1000);
    stage.setWidth(1600);
    stage.setHeight(1000);
  }

  @AfterEach
  void stop() {
    window.close();
  }

  @Test
  void everyControlOfEveryScreenHasAName(FxRobot robot) {
    robot.interact(() -> window.desk.show(Studies.quick()));
    List<String> nameless = new ArrayList<>();
    for (Command command : window.window.shell().commands().all()) {
      if (command.section().equals("command.section.screens")) {
        robot.interact(command::run);
        WaitForAsyncUtils.waitForFxEvents();
        for (Node node : robot.lookup(n -> n instanceof Control && n.isVisible()).queryAll()) {
          if (needsName(node) && !hasName(node)) {
            nameless.add(command.id() + ": " + node);
          }
        }
      }
    }
    assertThat(nameless).isEmpty();
  }

  private static boolean needsName(Node node) {
    boolean partOfAnother =
        node.getParent() instanceof ComboBoxBase<?> || node.getStyleClass().contains("increment");
    return !partOfAnother && (node instanceof ButtonBase || node instanceof TextInputControl);
  }

  private static boolean hasName(Node node) {
    boolean written =
        node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank();
    String told = node.getAccessibleText();
    return written || told != null && !told.isBlank();
  }

  @Test
  void noTwoCommandsOfASectionHaveTheSameKeys() {
    List<String> keys =
        window.window.shell().commands().all().stream()
            .filter(command -> !command.keys().isEmpty())
            .map(command -> command.section() + " " + new KeyChord(command.keys()).text())
            .toList();
    assertThat(keys)
        .contains("command.section.edit Ctrl+Z", "screen.search F5")
        .doesNotHaveDuplicates();
  }

  @Test
  void buttonsOfTheBarsTellTheirKeys(FxRobot robot) {
    assertThat(hint(robot, "#top-start")).endsWith("(F5)");
    assertThat(hint(robot, "#top-pause")).endsWith("(F6)");
    assertThat(hint(robot, "#top-stop")).endsWith("(Shift+F5)");
    assertThat(hint(robot, "#rail-search")).endsWith("(Ctrl+1)");
    assertThat(hint(robot, "#rail-settings")).endsWith("(Ctrl+,)");
    assertThat(hint(robot, "#rail-help")).endsWith("(F1)");
  }

  private static String hint(FxRobot robot, String id) {
    Control control = robot.lookup(id).query();
    return control.getTooltip().getText();
  }
}
