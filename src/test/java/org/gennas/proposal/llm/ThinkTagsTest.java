package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reasoning in tags is told from the answer wherever the pieces end. */
final class ThinkTagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "<think>Hm.</think>Yes|Hm.|Yes",
        "  <think>a<b</thin>k</think>  22 |a<b</thin>k|22 ",
        "<think></think>Yes||Yes",
        "<think>never ends </thi|never ends </thi|",
        "plain <think>no</think>||plain <think>no</think>",
        "<thin||<thin",
        "<thing>x||<thing>x",
        " {\"code\": 1}|| {\"code\": 1}"
      })
  void piecesOfAnyLengthGiveTheSame(String text, String thinking, String answer) {
    for (int length = 1; length <= text.length(); length++) {
      HeardPieces heard = new HeardPieces();
      ThinkTags tags = new ThinkTags(heard);
      for (int at = 0; at < text.length(); at += length) {
        tags.piece(text.substring(at, Math.min(text.length(), at + length)));
      }
      tags.end();

      assertEquals(thinking == null ? "" : thinking, String.join("", heard.thinking()));
      assertEquals(answer == null ? "" : answer, String.join("", heard.answer()));
    }
  }

  @Test
  void anAnswerIsPassedOnAtOnce() {
    HeardPieces heard = new HeardPieces();

    new ThinkTags(heard).piece("2");

    assertEquals("2", String.join("", heard.answer()));
  }
}
