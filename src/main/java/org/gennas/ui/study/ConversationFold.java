package org.gennas.ui.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposerMessage;
import org.gennas.ui.study.Conversation.Entry;
import org.gennas.ui.study.Conversation.Kind;

/**
 * Makes a {@link Conversation} of what a proposer tells. Long texts keep their end: all of them is
 * in the study's folder. Not safe for several threads.
 */
final class ConversationFold {
  private static final int LONGEST = 4000;
  private static final int SLACK = 1000;

  private final List<Entry> closed = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<Kind> open = Optional.empty();
  private int iteration;
  private int round = 1;
  private String model = "";
  private String purpose = "";
  private boolean live;
  private long tokens;
  private Optional<Double> dollars = Optional.empty();

  void hear(int of, ProposerMessage message) {
    if (of != iteration) {
      closed.clear();
      finish();
      iteration = of;
    }
    if (message instanceof ProposerMessage.Asking asking) {
      finish();
      model = asking.model();
      purpose = asking.purpose();
      round = asking.round();
      live = true;
      closed.add(new Entry(Kind.ASKED, round, purpose));
    } else if (message instanceof ProposerMessage.Thinking thinking) {
      piece(Kind.THINKING, thinking.piece());
    } else if (message instanceof ProposerMessage.Answering answering) {
      piece(Kind.ANSWER, answering.piece());
    } else if (message instanceof ProposerMessage.Waiting waiting) {
      finish();
      closed.add(
          new Entry(
              Kind.WAITING,
              round,
              waiting.reason() + " (" + Math.max(1, waiting.time().toSeconds()) + " s)"));
    } else if (message instanceof ProposerMessage.Answered answered) {
      finish();
      live = false;
      tokens = answered.tokensSoFar();
      dollars = answered.spent();
    } else if (message instanceof ProposerMessage.Refused refused) {
      finish();
      closed.add(new Entry(Kind.REFUSED, refused.round(), refused.reason()));
    } else if (message instanceof ProposerMessage.Remark) {
      finish();
      live = false;
    }
  }

  /** No answer is awaited any more. */
  void end() {
    finish();
    live = false;
  }

  private void piece(Kind kind, String piece) {
    if (!open.equals(Optional.of(kind))) {
      finish();
      open = Optional.of(kind);
    }
    text.append(piece);
    if (text.length() > LONGEST + SLACK) {
      text.delete(0, text.length() - LONGEST);
      text.insert(0, "\u2026 ");
    }
  }

  private void finish() {
    open.ifPresent(kind -> closed.add(new Entry(kind, round, text.toString())));
    open = Optional.empty();
    text.setLength(0);
  }

  Optional<Conversation> now() {
    if (model.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>(closed);
    open.ifPresent(kind -> entries.add(new Entry(kind, round, text.toString())));
    return Optional.of(new Conversation(iteration, model, purpose, live, entries, tokens, dollars));
  }
}
