package org.gennas.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gennas.study.notes.TrialNote;
import org.junit.jupiter.api.Test;

/** Tags and note as one line of text. */
class TagLineTest {
  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withChars("abcä1-,\"")
        .ofMinLength(1)
        .ofMaxLength(6)
        .list()
        .uniqueElements()
        .ofMaxSize(4);
  }

  @Property
  void whatIsWrittenIsReadBack(
      @ForAll("words") List<String> tags, @ForAll("words") List<String> note) {
    TrialNote written = new TrialNote(7, tags, String.join(" ", note), false);
    TagLine read = TagLine.parse(TagLine.text(written));
    assertThat(read.tags()).isEqualTo(written.tags());
    assertThat(read.note()).isEqualTo(written.note());
  }

  @Test
  void tagsMayStandAnywhereAndAMarkAloneIsANote() {
    assertThat(TagLine.parse("  small #a for #b  export # "))
        .isEqualTo(new TagLine(List.of("a", "b"), "small for export #"));
    assertThat(TagLine.parse(" ")).isEqualTo(new TagLine(List.of(), ""));
  }

  @Test
  void theTagAtTheCaretIsCompleted() {
    assertThat(TagLine.begun("#pa", 3)).contains("pa");
    assertThat(TagLine.begun("#", 1)).contains("");
    assertThat(TagLine.begun("#paper good", 11)).isEqualTo(Optional.empty());
    assertThat(TagLine.completed("#be #pa", 7, "paper")).isEqualTo("#be #paper ");
    assertThat(TagLine.completed("#pa good", 3, "paper")).isEqualTo("#paper good");
  }
}
