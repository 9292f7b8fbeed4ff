package org.gennas.proposal.llm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/**
 * Answers from a study's record instead of a model: the same answers and failures in the same
 * order, with no network. Questions are compared with the recorded ones, but answered all the same:
 * another device may score a little differently.
 */
public final class RecordedServers implements ChatServers {
  private final List<RecordedExchange> exchanges;
  private int next;
  private int differing;

  private RecordedServers(List<RecordedExchange> exchanges) {
    this.exchanges = exchanges;
  }

  /**
   * The record of a study.
   *
   * @param conversations the folder of that name
   * @throws IOException if it can't be read
   */
  public static RecordedServers of(Path conversations, StudyJson json) throws IOException {
    return new RecordedServers(
        Conversations.read(conversations, json).stream()
            .filter(e -> e.failure().filter(RecordedServers::noAnswerToRepeat).isEmpty())
            .toList());
  }

  /** Called off by a person or stopped by a limit: the first leaves nothing, the second recurs. */
  private static boolean noAnswerToRepeat(RecordedExchange.Failure failure) {
    return failure.kind().equals(RecordedExchange.Failure.CALLED_OFF)
        || failure.kind().equals(ChatProblem.Kind.LIMIT_REACHED.name());
  }

  /**
   * Gives a new study the prompt that the recorded one began with.
   *
   * @throws IOException if it can't be read or written
   */
  public void copyPrompt(StudyFolder from, StudyFolder to) throws IOException {
    Prompts.copy(from, to);
  }

  /** How many exchanges there are to repeat. */
  public int recorded() {
    return exchanges.size();
  }

  /** How many have been repeated so far. */
  public synchronized int repeated() {
    return next;
  }

  /** How many questions so far were not, word for word, the recorded ones. */
  public synchronized int differing() {
    return differing;
  }

  @Override
  public ChatServer open(LanguageModel model) {
    return this::answer;
  }

  private ChatReply answer(ChatQuery query, ChatListener listener) throws ChatProblem {
    RecordedExchange exchange = take(query);
    if (exchange.failure().isPresent()) {
      RecordedExchange.Failure failure = exchange.failure().get();
      throw new ChatProblem(ChatProblem.Kind.valueOf(failure.kind()), failure.message());
    }
    RecordedExchange.Answer answer = exchange.answer().orElseThrow();
    if (!answer.thinking().isEmpty()) {
      listener.thinking(answer.thinking());
    }
    listener.answer(answer.text());
    return new ChatReply(
        answer.text(),
        answer.thinking(),
        answer.complete(),
        exchange.counted() ? Optional.of(exchange.tokens()) : Optional.empty(),
        Duration.ZERO,
        Duration.ZERO,
        new ChatReply.Wire(exchange.sent(), exchange.received()));
  }

  private synchronized RecordedExchange take(ChatQuery query) throws ChatProblem {
    if (next == exchanges.size()) {
      throw new ChatProblem(
          ChatProblem.Kind.NOT_RECORDED,
          "The recorded conversation ends here: it has " + exchanges.size() + " exchanges.");
    }
    RecordedExchange exchange = exchanges.get(next++);
    if (!exchange.asked().turns().equals(query.turns())) {
      differing++;
    }
    return exchange;
  }
}
