package org.gennas.proposal.llm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposerMessage;
import org.gennas.study.config.LanguageModel;

/**
 * Asks a study's language model: within its limits, streamed to the listener, each exchange kept.
 * Confined to one thread.
 */
final class ChatSession {
  private final LanguageModel model;
  private final ChatServer server;
  private final Conversations conversations;
  private final InstantSource clock;

  /**
   * What a question is about.
   *
   * @param purpose of {@link RecordedExchange}
   * @param words the same for people, such as "4 proposals"
   */
  record Topic(int iteration, int round, String purpose, String words) {}

  /** Says what an answer is worth, before it is kept. */
  interface Judge<T> {
    Judgement<T> of(String answer, boolean complete) throws IOException;
  }

  /**
   * @param accepted as {@link RecordedExchange#accepted()}
   */
  record Judgement<T>(T value, List<String> accepted, List<AnswerCheck.Refused> refused) {}

  /** What came of a question. */
  record Outcome<T>(T value, String answer) {}

  ChatSession(
      LanguageModel model, ChatServer server, Conversations conversations, InstantSource clock) {
    this.model = model;
    this.server = server;
    this.conversations = conversations;
    this.clock = clock;
  }

  Optional<String> lessons() {
    return conversations.lessons();
  }

  Set<String> lessonsKnow() {
    return conversations.lessonsKnow();
  }

  void close() {
    server.close();
  }

  /**
   * Asks once; failed tries are repeated by the server's own patience.
   *
   * @throws ChatProblem where no answer came, or a limit forbids the question
   */
  <T> Outcome<T> ask(
      Topic topic,
      List<ChatTurn> turns,
      Optional<String> schema,
      Judge<T> judge,
      ProposalListener listener)
      throws IOException, InterruptedException {
    long question =
        Spending.tokens(
            turns.stream().mapToLong(t -> t.text().length()).sum()
                + schema.map(String::length).orElse(0));
    int most = conversations.spent().answerTokens(model, question);
    ChatQuery query = new ChatQuery(turns, schema, model.temperature(), most);
    StreamListener hearing = new StreamListener(topic, listener);
    Instant asked = clock.instant();
    hearing.asking("");
    try {
      ChatReply reply = server.ask(query, hearing);
      String text = reply.text();
      String thinking = reply.thinking();
      Judgement<T> judgement = judge.of(text, reply.complete());
      ChatReply.Usage usage =
          reply
              .usage()
              .orElseGet(
                  () ->
                      new ChatReply.Usage(
                          question, Spending.tokens(reply.text().length() + thinking.length())));
      Kept kept = new Kept(topic, query, hearing.tries, asked);
      keep(
          kept,
          Optional.of(new RecordedExchange.Answer(text, thinking, reply.complete())),
          Optional.empty(),
          usage,
          reply.usage().isPresent(),
          judgement,
          reply.wire());
      listener.message(
          new ProposerMessage.Answered(
              usage.input(),
              usage.output(),
              reply.time(),
              model.price().map(p -> p.of(usage.input(), usage.output())),
              conversations.spent().dollars(),
              conversations.spent().input() + conversations.spent().output()));
      return new Outcome<>(judgement.value(), text);
    } catch (ChatProblem problem) {
      fail(
          new Kept(topic, query, hearing.tries, asked),
          RecordedExchange.Failure.of(problem),
          hearing,
          question,
          problem.wire());
      throw problem;
    } catch (InterruptedException e) {
      fail(
          new Kept(topic, query, hearing.tries, asked),
          new RecordedExchange.Failure(
              RecordedExchange.Failure.CALLED_OFF, "The question was cancelled.", ""),
          hearing,
          question,
          ChatReply.Wire.NONE);
      throw e;
    }
  }

  /** What is known of an exchange before its end. */
  private record Kept(
      Topic topic, ChatQuery query, List<RecordedExchange.Failure> tries, Instant asked) {}

  private void fail(
      Kept kept,
      RecordedExchange.Failure failure,
      StreamListener hearing,
      long question,
      ChatReply.Wire wire)
      throws IOException {
    // a server that answered nothing, or never got the question, charges nothing
    boolean charged = hearing.characters > 0;
    ChatReply.Usage usage =
        new ChatReply.Usage(charged ? question : 0, Spending.tokens(hearing.characters));
    keep(
        kept,
        Optional.empty(),
        Optional.of(failure),
        usage,
        false,
        new Judgement<>(Optional.empty(), List.of(), List.of()),
        wire);
  }

  private void keep(
      Kept kept,
      Optional<RecordedExchange.Answer> answer,
      Optional<RecordedExchange.Failure> failure,
      ChatReply.Usage usage,
      boolean counted,
      Judgement<?> judgement,
      ChatReply.Wire wire)
      throws IOException {
    ChatQuery query = kept.query();
    conversations.add(
        new RecordedExchange(
            RecordedExchange.FORMAT,
            conversations.next(),
            kept.asked(),
            kept.topic().iteration(),
            kept.topic().round(),
            kept.topic().purpose(),
            new RecordedExchange.Asked(
                model.provider(),
                model.model(),
                model.address(),
                query.temperature(),
                query.answerTokens(),
                query.schema(),
                query.turns()),
            kept.tries(),
            answer,
            failure,
            usage,
            counted,
            model.price().map(p -> p.of(usage.input(), usage.output())),
            Duration.between(kept.asked(), clock.instant()).toMillis() / 1000.0,
            judgement.accepted(),
            judgement.refused(),
            wire.sent(),
            wire.received()));
  }

  /** Passes on what comes, and counts it. */
  private final class StreamListener implements ChatListener {
    private final Topic topic;
    private final ProposalListener listener;
    private final List<RecordedExchange.Failure> tries = new ArrayList<>();
    // the connection's threads write it, one after the other; the asking thread reads it at the end
    private volatile long characters;

    StreamListener(Topic topic, ProposalListener listener) {
      this.topic = topic;
      this.listener = listener;
    }

    private void asking(String suffix) {
      listener.message(
          new ProposerMessage.Asking(model.label(), topic.round(), topic.words() + suffix));
    }

    @Override
    public synchronized void thinking(String piece) {
      characters += piece.length();
      listener.message(new ProposerMessage.Thinking(piece));
    }

    @Override
    public synchronized void answer(String piece) {
      characters += piece.length();
      listener.message(new ProposerMessage.Answering(piece));
    }

    @Override
    public void waiting(String reason, Duration time) {
      listener.message(new ProposerMessage.Waiting(reason, time));
    }

    @Override
    public synchronized void failed(ChatProblem problem) {
      tries.add(RecordedExchange.Failure.of(problem));
    }

    @Override
    public synchronized void again() {
      asking(", sent again");
    }
  }
}
