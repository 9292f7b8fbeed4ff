package org.gennas.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposerMessage;
import org.gennas.proposal.ProposerMessage.Answered;
import org.gennas.proposal.ProposerMessage.Answering;
import org.gennas.proposal.ProposerMessage.Asking;
import org.gennas.proposal.ProposerMessage.Refused;
import org.gennas.proposal.ProposerMessage.Thinking;
import org.gennas.proposal.ProposerMessage.Waiting;
import org.junit.jupiter.api.Test;

/** The talk with a language model as the terminal shows it. */
class ConversationPrinterTest {
  private static final List<ProposerMessage> TALK =
      List.of(
          new Asking("a-model (openai)", 1, "2 proposals"),
          new Thinking("wide "),
          new Thinking("or deep\nboth"),
          new Answering("{\"pro\u001b[2J"),
          new Answering("posals\"}"),
          new Answered(
              1200, 80, Duration.ofSeconds(3), Optional.of(0.0125), Optional.of(0.02), 1280),
          new Refused(1, "22121213 has a 3"),
          new Asking("a-model (openai)", 2, "2 proposals"),
          new Waiting("The server is busy.", Duration.ofSeconds(5)));

  private static List<String> shown(boolean live) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(stream, stream, live);
    ConversationPrinter talk =
        new ConversationPrinter(
            terminal, new ProgressBar(terminal, Clock.systemUTC(), "Epochs trained"));
    TALK.forEach(talk::hear);
    talk.close();
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void reasoning_and_answer_stand_apart_and_a_model_cannot_redraw_the_terminal() {
    List<String> lines =
        List.of(
            "Asking a-model (openai) for 2 proposals",
            "  thinks: wide or deep",
            "  both",
            "  answers: {\"pro[2Jposals\"}",
            "Answered in 3 s, 1200 tokens in and 80 out, $0.0125, $0.0200 so far",
            "Refused in round 1: 22121213 has a 3",
            "Asked again, round 2: a-model (openai) for 2 proposals",
            "The server is busy. Waiting 5 s.");
    assertEquals(lines, shown(false));
    assertEquals(lines, shown(true));
  }
}
