package org.gennas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.ui.command.Edit;
import org.gennas.ui.study.Studies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Everything by name and by keys: the palette, the list of keys, undo and redo. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class CommandsInTheWindowTest {
  @TempDir private static Path home;

  private WindowUnderTest window;
  private Stage stage;
  private final List<String> tags = new ArrayList<>();

  @Start
  void start(Stage stage) {
    this.stage = stage;
    window = new WindowUnderTest(stage, home, 1600, 1000);
    // the stage is shared with other tests
    stage.setWidth(1600);
    stage.setHeight(1000);
  }

  @AfterEach
  void stop() {
    window.close();
  }

  private void palette(FxRobot robot, String typed) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    TextField query = robot.lookup("#palette-query").query();
    robot.interact(() -> query.setText(typed));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static ListView<?> lines(FxRobot robot) {
    return robot.lookup(".gn-palette-list").query();
  }

  private static boolean shown(FxRobot robot, String id) {
    Node node = robot.lookup(id).query();
    return node.isVisible();
  }

  private static String notice(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    Labeled label = robot.lookup("#notice .label").query();
    return label.getText();
  }

  @Test
  void thePaletteGoesToAScreen(FxRobot robot) {
    palette(robot, "candid");
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.window.shell().shownProperty().get()).isEqualTo("candidates");
    assertThat(shown(robot, "#command-palette")).isFalse();
  }

  @Test
  void escPutsThePaletteAwayAndTheFocusGoesBack(FxRobot robot) {
    Node before = window.scene.getFocusOwner();
    palette(robot, "x");
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown(robot, "#command-palette")).isFalse();
    assertThat(window.scene.getFocusOwner()).isSameAs(before);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertThat(shown(robot, "#command-palette")).isFalse();
  }

  @Test
  void whatCannotBeDoneIsListedButNotDone(FxRobot robot) {
    palette(robot, "pause");
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown(robot, "#command-palette")).isTrue();
    robot.type(KeyCode.ESCAPE);
  }

  @Test
  void picturesOfThePaletteAndTheKeys(FxRobot robot) throws Exception {
    robot.interact(() -> window.desk.show(Studies.quick()));
    palette(robot, "");
    Screenshot.write(window.picture(robot), "palette-light");
    robot.interact(() -> ((TextField) robot.lookup("#palette-query").query()).setText("sa"));
    robot.interact(window.appearance::toggle);
    Screenshot.write(window.picture(robot), "palette-dark");
    assertThat(lines(robot).getItems()).isNotEmpty();
    robot.type(KeyCode.ESCAPE);
    robot.type(KeyCode.F1);
    robot.interact(() -> stage.setWidth(1280));
    robot.interact(() -> stage.setHeight(800));
    Screenshot.write(window.picture(robot), "keys-dark-1280");
    robot.interact(window.appearance::toggle);
    Screenshot.write(window.picture(robot), "keys-light-1280");
    assertThat(texts(robot, "#key-help .label"))
        .contains("Screens", "Candidates", "Undo", "Save as SVG…", "F5");
    robot.type(KeyCode.ESCAPE);
  }

  private static List<String> texts(FxRobot robot, String query) {
    return robot.lookup(query).queryAll().stream()
        .filter(Label.class::isInstance)
        .map(node -> ((Label) node).getText())
        .toList();
  }

  /** Puts a tag into a list. */
  private Edit tag(String name) {
    return new Edit() {
      @Override
      public String title() {
        return "Tag " + name;
      }

      @Override
      public void apply() {
        tags.add(name);
      }

      @Override
      public void revert() {
        tags.remove(name);
      }
    };
  }

  @Test
  void aChangeIsTakenBackAndDoneAgainByKeysFromAnyScreen(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.interact(() -> window.window.edits().perform(tag("T-01")));
    robot.interact(() -> window.window.edits().perform(tag("T-02")));
    assertThat(notice(robot)).isEqualTo("Tag T-02");
    robot.interact(() -> robot.lookup("#rail-candidates").query().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(tags).containsExactly("T-01");
    assertThat(notice(robot)).isEqualTo("Undone: Tag T-02");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(tags).isEmpty();
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertThat(tags).containsExactly("T-01", "T-02");
  }

  @Test
  void theNoticeAfterAChangeOffersToTakeItBack(FxRobot robot) {
    robot.interact(() -> window.window.edits().perform(tag("T-05")));
    robot.clickOn("#notice .hyperlink");
    assertThat(tags).isEmpty();
  }

  @Test
  void textFieldsAndTheBlockEditorKeepTheirOwnUndo(FxRobot robot) {
    robot.interact(() -> window.window.edits().perform(tag("T-07")));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    robot.interact(() -> window.window.focus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(tags).containsExactly("T-07");
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.interact(() -> robot.lookup("#candidates-filter").query().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(tags).containsExactly("T-07");
    palette(robot, "undo");
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(tags).isEmpty();
  }

  @Test
  void anotherStudyForgetsTheChanges(FxRobot robot) {
    robot.interact(() -> window.window.edits().perform(tag("T-09")));
    robot.interact(() -> window.desk.show(Studies.quick()));
    robot.interact(() -> robot.lookup("#rail-search").query().requestFocus());
    assertThat(window.window.edits().undoable().get()).isEmpty();
  }

  @Test
  void themeAndSettingsByName(FxRobot robot) {
    palette(robot, "dark theme");
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.appearance.isDark()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    assertThat(window.window.shell().shownProperty().get()).isEqualTo("settings");
  }
}
