package org.gennas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownCardTest {
  @Test
  void namesBringNoControlCharactersIntoTheCard() {
    MarkdownCard card = new MarkdownCard();
    card.title("\u001b[31mX\u009b5m\u202e");
    card.table(List.of("a\u0007"), List.of(List.of("b\u001b]0;c")));
    assertThat(card.finished()).startsWith("# \\[31mX5m\n").contains("| a |", "| b\\]0;c |");
    assertThat(
            card.finished().codePoints().filter(c -> c != '\n').anyMatch(Character::isISOControl))
        .isFalse();
  }
}
