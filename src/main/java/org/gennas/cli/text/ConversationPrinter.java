package org.gennas.cli.text;

import java.util.Locale;
import org.gennas.common.NumberFormats;
import org.gennas.proposal.ProposerMessage;

/**
 * Writes the talk with a language model to the terminal: piece by piece where a person watches, in
 * whole lines elsewhere. Reasoning and answer stand apart.
 */
public final class ConversationPrinter {
  private enum Part {
    NONE,
    THINKING,
    ANSWER
  }

  private final Terminal terminal;
  private final ProgressBar above;
  private final StringBuilder line = new StringBuilder();
  private Part part = Part.NONE;

  /**
   * @param above draws over the terminal's last line; told to make way
   */
  public ConversationPrinter(Terminal terminal, ProgressBar above) {
    this.terminal = terminal;
    this.above = above;
  }

  public void hear(ProposerMessage message) {
    if (message instanceof ProposerMessage.Thinking thinking) {
      piece(Part.THINKING, thinking.piece());
    } else if (message instanceof ProposerMessage.Answering answering) {
      piece(Part.ANSWER, answering.piece());
    } else {
      close();
      whole(message);
    }
  }

  private void whole(ProposerMessage message) {
    if (message instanceof ProposerMessage.Asking asking) {
      above.say(
          (asking.round() > 1 ? "Asked again, round " + asking.round() + ": " : "Asking ")
              + asking.model()
              + " for "
              + asking.purpose());
    } else if (message instanceof ProposerMessage.Waiting waiting) {
      above.say(waiting.reason() + " Waiting " + NumberFormats.duration(waiting.time()) + ".");
    } else if (message instanceof ProposerMessage.Refused refused) {
      above.say("Refused in round " + refused.round() + ": " + refused.reason());
    } else if (message instanceof ProposerMessage.Answered answered) {
      above.say(
          String.format(
              Locale.ROOT,
              "Answered in %s, %d tokens in and %d out%s%s",
              NumberFormats.duration(answered.time()),
              answered.inputTokens(),
              answered.outputTokens(),
              answered.dollars().map(d -> ", " + dollars(d)).orElse(""),
              answered.spent().map(d -> ", " + dollars(d) + " so far").orElse("")));
    }
  }

  private static String dollars(double amount) {
    return String.format(Locale.ROOT, "$%.4f", amount);
  }

  private void piece(Part kind, String piece) {
    if (kind != part) {
      close();
      part = kind;
      line.append(kind == Part.THINKING ? "  thinks: " : "  answers: ");
      if (terminal.live()) {
        above.close();
        terminal.err().print(line);
        line.setLength(0);
      }
    }
    if (terminal.live()) {
      terminal.err().print(piece.replace("\n", "\n  "));
      terminal.err().flush();
    } else {
      piece.chars().forEach(this::collect);
    }
  }

  private void collect(int character) {
    if (character == '\n') {
      terminal.say(line.toString());
      line.setLength(0);
      line.append("  ");
    } else {
      line.append((char) character);
    }
  }

  /** Ends the line that is being written. */
  public void close() {
    if (part != Part.NONE) {
      if (terminal.live()) {
        terminal.err().println();
        terminal.err().flush();
      } else if (!line.toString().isBlank()) {
        terminal.say(line.toString());
      }
    }
    line.setLength(0);
    part = Part.NONE;
  }
}
