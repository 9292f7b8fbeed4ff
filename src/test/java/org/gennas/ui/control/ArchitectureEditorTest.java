package org.gennas.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.SearchSpace;
import org.gennas.ui.control.ArchitectureEditor.Locking;
import org.junit.jupiter.api.Test;

/** What the block editor edits, without any control. */
class ArchitectureEditorTest {
  private final ArchitectureEditor editor =
      new ArchitectureEditor(SearchSpace.chestXray(), new Architecture("22121211"));

  @Test
  void aChoiceChangesOneSlot() {
    assertTrue(editor.choose(3, 0));
    assertEquals("22101211", editor.architecture().code());
  }

  @Test
  void aLockedSlotKeepsItsBlock() {
    editor.toggleLock(3);
    assertFalse(editor.choose(3, 0));
    assertEquals("22121211", editor.architecture().code());
    assertTrue(editor.isLocked(3));
  }

  @Test
  void aDigitWithoutABlockDoesNothing() {
    assertFalse(editor.choose(0, 3));
    assertFalse(editor.choose(0, -1));
    assertFalse(editor.canUndoProperty().get());
  }

  @Test
  void theCursorStaysInside() {
    editor.move(-1);
    assertEquals(0, editor.current());
    editor.move(20);
    assertEquals(7, editor.current());
  }

  @Test
  void openingReleasesTheLocksOfSlotsThatChange() {
    editor.toggleLock(0);
    editor.toggleLock(2);
    editor.open(new Architecture("20222222"));
    assertEquals(Set.of(0), editor.lockedProperty().get());
    editor.undo();
    assertEquals("22121211", editor.architecture().code());
    assertEquals(Set.of(0, 2), editor.lockedProperty().get());
  }

  @Test
  void locksThatASearchKeepsToStayWhenAnotherArchitectureIsOpened() {
    editor.toggleLock(2);
    editor.setLocking(Locking.HELD);
    assertFalse(editor.canUndoProperty().get(), "what was locked before binds the search");
    editor.open(new Architecture("00000000"));
    assertEquals("00100000", editor.architecture().code());
    assertEquals(Set.of(2), editor.lockedProperty().get());
    editor.toggleLock(2);
    assertEquals(Set.of(), editor.lockedProperty().get());
    editor.undo();
    assertEquals(Set.of(2), editor.lockedProperty().get());
  }

  @Test
  void oneSlotStaysOpenWhileASearchKeepsToTheLocks() {
    editor.setLocking(Locking.HELD);
    for (int slot = 0; slot < 8; slot++) {
      editor.toggleLock(slot);
    }
    assertEquals(7, editor.lockedProperty().get().size());
    assertFalse(editor.isLocked(7));
  }

  @Test
  void fixedLocksFollowTheStudyAlone() {
    editor.setLocking(Locking.FIXED);
    editor.toggleLock(0);
    assertEquals(Set.of(), editor.lockedProperty().get());
    editor.setLocks(Map.of(1, 0, 4, 1));
    assertEquals("20121211", editor.architecture().code());
    assertEquals(Set.of(1, 4), editor.lockedProperty().get());
    editor.undo();
    assertEquals("20121211", editor.architecture().code());
  }

  @Test
  void openingWhatTheSpaceDoesNotHoldIsRefused() {
    assertThrows(IllegalCodeException.class, () -> editor.open(new Architecture("22121213")));
    assertEquals("22121211", editor.architecture().code());
  }

  @Test
  void anUndoneEditCanBeRedoneUntilTheNextOne() {
    editor.choose(0, 0);
    editor.undo();
    assertTrue(editor.canRedoProperty().get());
    editor.redo();
    assertEquals("02121211", editor.architecture().code());
    editor.undo();
    editor.choose(1, 1);
    assertFalse(editor.canRedoProperty().get());
  }

  @Test
  void theOldestEditsAreForgotten() {
    for (int i = 0; i < ArchitectureEditor.UNDO_LIMIT + 10; i++) {
      editor.choose(0, i % 2);
    }
    int undone = 0;
    while (editor.canUndoProperty().get()) {
      editor.undo();
      undone++;
    }
    assertEquals(ArchitectureEditor.UNDO_LIMIT, undone);
  }

  @Property(tries = 100)
  void undoingEverythingLeadsBackThroughEveryState(@ForAll long seed) {
    ArchitectureEditor fresh =
        new ArchitectureEditor(SearchSpace.chestXray(), new Architecture("22121211"));
    Random random = new Random(seed);
    List<String> states = new ArrayList<>(List.of(state(fresh)));
    for (int i = 0; i < 40; i++) {
      edit(fresh, random);
      if (!state(fresh).equals(states.get(states.size() - 1))) {
        states.add(state(fresh));
      }
    }
    for (int i = states.size() - 1; i >= 0; i--) {
      assertEquals(states.get(i), state(fresh));
      fresh.undo();
    }
    for (String state : states.subList(1, states.size())) {
      fresh.redo();
      assertEquals(state, state(fresh));
    }
  }

  private static void edit(ArchitectureEditor editor, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> editor.toggleLock(random.nextInt(8));
      case 1 -> editor.open(editor.space().draw(random));
      default -> editor.choose(random.nextInt(8), random.nextInt(3));
    }
  }

  private static String state(ArchitectureEditor editor) {
    return editor.architecture().code() + new java.util.TreeSet<>(editor.lockedProperty().get());
  }
}
