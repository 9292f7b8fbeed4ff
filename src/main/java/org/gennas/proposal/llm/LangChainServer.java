package org.gennas.proposal.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One provider's server: a request is sent once, and again only in another form where the server
 * does not take a field of it. Safe for several threads.
 */
final class LangChainServer implements ChatServer {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final StreamingModels models;
  private final FailureText words;
  private final HttpFailures refusals;
  private final Redaction redaction;
  private final Duration idle;
  private final InstantSource clock;
  private final AtomicReference<RequestShape> taken;
  private final HttpClient connection =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * @param idle without a sign of the server before a request is given up
   * @param clock against which a date in Retry-After is read
   */
  LangChainServer(
      Provider provider,
      ServerAddress address,
      String model,
      Optional<ApiKey> key,
      Duration idle,
      InstantSource clock) {
    this.models = new StreamingModels(provider, address, model, key);
    this.redaction = new Redaction(key);
    this.words = new FailureText(provider, address.host(), redaction);
    this.refusals = new HttpFailures(words, model);
    this.idle = idle;
    this.clock = clock;
    this.taken = new AtomicReference<>(RequestShape.first(provider));
  }

  @Override
  public ChatReply ask(ChatQuery query, ChatListener listener)
      throws ChatProblem, InterruptedException {
    RequestShape first = taken.get();
    RequestShape shape = first;
    while (true) {
      Attempt attempt = once(query, shape, listener);
      boolean learnt = attempt.failure().filter(Failure::refusesForm).isEmpty();
      if (learnt && !shape.equals(first)) {
        taken.set(shape);
      }
      if (attempt.reply().isPresent()) {
        return attempt.reply().get();
      }
      Failure failure = attempt.failure().orElseThrow();
      Optional<RequestShape> other = shape.after(failure, query, first);
      if (other.isEmpty()) {
        throw new ChatProblem(
            failure.kind(), failure.message(), failure.retryAfter(), attempt.wire());
      }
      shape = other.get();
    }
  }

  /** What came of a request: a reply or a failure. */
  private record Attempt(
      Optional<ChatReply> reply, Optional<Failure> failure, ChatReply.Wire wire) {
    static Attempt failed(Failure failure, ChatReply.Wire wire) {
      return new Attempt(Optional.empty(), Optional.of(failure), wire);
    }
  }

  private Attempt once(ChatQuery query, RequestShape shape, ChatListener listener)
      throws InterruptedException {
    StreamingHttpClient exchange =
        new StreamingHttpClient(connection, words, refusals, redaction, idle, clock);
    StreamingChatModel model = models.of(query, shape, exchange.builder());
    AnswerCollector answer = new AnswerCollector(listener);
    model.chat(StreamingModels.request(query), answer);
    if (exchange.interrupted()) {
      throw new InterruptedException("Called off");
    }
    if (answer.listenersFault().isPresent()) {
      throw answer.listenersFault().get();
    }
    if (exchange.failure().isPresent()) {
      return Attempt.failed(exchange.failure().get(), exchange.wire());
    } else if (answer.isFiltered()) {
      return Attempt.failed(words.filtered(), exchange.wire());
    } else if (!answer.isWhole(exchange.done())) {
      return Attempt.failed(words.cutOff(), exchange.wire());
    }
    return new Attempt(
        Optional.of(redacted(answer.reply(exchange.wire()))), Optional.empty(), exchange.wire());
  }

  /** A server can say anything, the key included; answers are kept on disk. */
  private ChatReply redacted(ChatReply reply) {
    return new ChatReply(
        redaction.of(reply.text()),
        redaction.of(reply.thinking()),
        reply.complete(),
        reply.usage(),
        reply.firstPiece(),
        reply.time(),
        reply.wire());
  }
}
