package org.gennas.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The block editor, the code field and the chip in a window, by mouse and keys. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class BlockEditorTest {
  private final SearchSpace space = SearchSpace.chestXray();
  private final List<Architecture> opened = new ArrayList<>();
  private ArchitectureEditor editor;
  private BlockEditor blocks;
  private ArchitectureChip chip;
  private Segments<String> segments;

  @Start
  void open(Stage stage) {
    Messages messages = Messages.english();
    editor = new ArchitectureEditor(space, new Architecture("22121211"));
    blocks = new BlockEditor(editor, messages);
    blocks.showLayers(LayerSketch.of(NetworkCost.of(space, editor.architecture())));
    chip = new ArchitectureChip(space, ArchitectureChip.Size.LARGE, messages);
    chip.setOnOpen(opened::add);
    segments = new Segments<>(List.of("Youden", "Manual"), s -> s);
    Scene scene =
        new Scene(new VBox(20, blocks, new CodeField(editor, messages), chip, segments), 1130, 500);
    new Appearance(Theme.LIGHT).style(scene);
    stage.setScene(scene);
    stage.setWidth(1130);
    stage.setHeight(500);
    stage.show();
    blocks.requestFocus();
  }

  @Test
  void aClickOnABlockPutsItIntoTheSlot(FxRobot robot) {
    robot.clickOn("#slot-5-block-0");
    assertEquals("22120211", editor.architecture().code());
    assertEquals(4, editor.current());
  }

  @Test
  void keysMoveChooseLockAndUndo(FxRobot robot) {
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DIGIT0);
    assertEquals("22021211", editor.architecture().code());
    robot.type(KeyCode.L, KeyCode.DIGIT2);
    assertEquals("22021211", editor.architecture().code());
    robot.type(KeyCode.L, KeyCode.LEFT, KeyCode.NUMPAD1);
    assertEquals("21021211", editor.architecture().code());
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).type(KeyCode.Z).type(KeyCode.Z).type(KeyCode.Z);
    robot.release(KeyCode.CONTROL);
    assertEquals("22121211", editor.architecture().code());
    robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
    assertEquals("22021211", editor.architecture().code());
  }

  @Test
  void thePictureNeedsALayerForEachColumn(FxRobot robot) {
    List<LayerSketch> few = List.of(new LayerSketch(64, 1, java.util.OptionalLong.empty()));
    assertThrows(IllegalArgumentException.class, () -> blocks.showLayers(few));
  }

  @Test
  void screenReadersHearCodeAndSlot(FxRobot robot) {
    robot.type(KeyCode.RIGHT);
    assertTrue(blocks.getAccessibleText().contains("2 2 1 2 1 2 1 1"));
    assertTrue(blocks.getAccessibleText().contains("Slot 2: MB6_K5"));
  }

  @Test
  void aChipOpensOnceItsCodeIsComplete(FxRobot robot) {
    robot.interact(() -> chip.setCode("2212"));
    robot.clickOn(chip);
    assertEquals(List.of(), opened);
    robot.interact(() -> chip.setCode("22122022"));
    robot.clickOn(chip);
    assertEquals(List.of(new Architecture("22122022")), opened);
  }

  @Test
  void aRightClickOnAChipCopiesItsCode(FxRobot robot) {
    robot.interact(() -> chip.setCode("12122122"));
    robot.clickOn(chip, MouseButton.SECONDARY);
    String[] copied = new String[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertEquals("12122122", copied[0]);
    assertEquals(List.of(), opened);
  }

  @Test
  void oneSegmentIsAlwaysChosen(FxRobot robot) {
    robot.clickOn("Manual");
    robot.clickOn("Manual");
    assertEquals("Manual", segments.getValue());
    assertTrue(segments.button("Manual").isSelected());
    robot.type(KeyCode.LEFT);
    assertEquals("Youden", segments.getValue());
  }
}
