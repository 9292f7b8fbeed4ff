package org.gennas.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Changes that can be taken back and done again. */
class EditHistoryTest {
  private final StringBuilder text = new StringBuilder();

  /** Writes a letter at the text's end. */
  private record Letter(StringBuilder text, char letter) implements Edit {
    @Override
    public String title() {
      return "Letter " + letter;
    }

    @Override
    public void apply() {
      text.append(letter);
    }

    @Override
    public void revert() {
      text.setLength(text.length() - 1);
    }
  }

  private Edit letter(int number) {
    return new Letter(text, (char) ('a' + number));
  }

  @Property(tries = 200)
  void takingAllBackAndDoingAllAgainChangesNothing(
      @ForAll @Size(max = EditHistory.MOST) List<@IntRange(max = 25) Integer> letters) {
    EditHistory history = new EditHistory();
    text.setLength(0);
    letters.forEach(number -> history.perform(letter(number)));
    String whole = text.toString();
    letters.forEach(number -> history.undo());
    assertThat(text.toString()).isEmpty();
    assertThat(history.undoable().get()).isEmpty();
    letters.forEach(number -> history.redo());
    assertThat(text.toString()).isEqualTo(whole);
    assertThat(history.redoable().get()).isEmpty();
  }

  @Property(tries = 200)
  void anyWalkEndsWhereItsChangesLead(
      @ForAll @Size(max = 60) List<@IntRange(min = -2, max = 25) Integer> steps) {
    EditHistory history = new EditHistory();
    text.setLength(0);
    // what a list of texts, one after each change, says of the same walk
    List<String> states = new ArrayList<>(List.of(""));
    int now = 0;
    for (int step : steps) {
      if (step == -1) {
        history.undo();
        now = Math.max(0, now - 1);
      } else if (step == -2) {
        history.redo();
        now = Math.min(states.size() - 1, now + 1);
      } else {
        history.perform(letter(step));
        states.subList(now + 1, states.size()).clear();
        states.add(text.toString());
        now++;
      }
      assertThat(text.toString()).isEqualTo(states.get(now));
      assertThat(history.undoable().get().isPresent()).isEqualTo(now > 0);
      assertThat(history.redoable().get().isPresent()).isEqualTo(now < states.size() - 1);
    }
  }

  @Test
  void onlyTheLastHundredAreKept() {
    EditHistory history = new EditHistory();
    for (int i = 0; i < 150; i++) {
      history.perform(letter(i % 26));
    }
    for (int i = 0; i < 150; i++) {
      history.undo();
    }
    assertThat(text).hasSize(50);
  }

  @Test
  void aChangeIsToldOnceWhenItIsMadeAndKnownAsTheLast() {
    EditHistory history = new EditHistory();
    List<String> told = new ArrayList<>();
    history.onPerformed(edit -> told.add(edit.title()));
    Edit first = letter(0);
    Edit second = letter(1);
    history.perform(first);
    history.perform(second);
    assertThat(history.isLast(second)).isTrue();
    assertThat(history.isLast(first)).isFalse();
    history.undo();
    history.redo();
    assertThat(told).containsExactly("Letter a", "Letter b");
  }

  @Test
  void clearingForgetsBothWays() {
    EditHistory history = new EditHistory();
    history.perform(letter(0));
    history.perform(letter(1));
    history.undo();
    history.clear();
    assertThat(history.undoable().get()).isEqualTo(Optional.empty());
    assertThat(history.redoable().get()).isEqualTo(Optional.empty());
    history.undo();
    assertThat(text.toString()).isEqualTo("a");
  }
}
