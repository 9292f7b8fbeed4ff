package org.gennas.proposal.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request and its streamed answer, all on the thread that asks. LangChain4j's own client
 * follows h2c upgrades that local servers hang on, cannot be interrupted, and does not notice a
 * stream that stalls; this one keeps to HTTP/1.1 and does. Used once.
 */
final class StreamingHttpClient implements HttpClient {
  private static final int MOST_OF_A_REFUSAL = 64 << 10;
  // set by the JDK's client itself, which refuses to be told
  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final java.net.http.HttpClient connection;
  private final FailureText words;
  private final HttpFailures refusals;
  private final Redaction redaction;
  private final Duration idle;
  private final InstantSource clock;
  private Optional<Failure> failure = Optional.empty();
  private boolean interrupted;
  private boolean done;
  private String sent = "";
  private String received = "";

  StreamingHttpClient(
      java.net.http.HttpClient connection,
      FailureText words,
      HttpFailures refusals,
      Redaction redaction,
      Duration idle,
      InstantSource clock) {
    this.connection = connection;
    this.words = words;
    this.refusals = refusals;
    this.redaction = redaction;
    this.idle = idle;
    this.clock = clock;
  }

  /** Why there is no answer, if so. */
  Optional<Failure> failure() {
    return failure;
  }

  /** Whether the asking thread was interrupted. */
  boolean interrupted() {
    return interrupted;
  }

  /** Whether the server said that its answer is at an end. */
  boolean done() {
    return done;
  }

  /** What went over the wire, without the key. */
  ChatReply.Wire wire() {
    return new ChatReply.Wire(redaction.of(sent), redaction.of(received));
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("Answers are streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener reader) {
    sent = request.body() == null ? "" : request.body();
    java.net.http.HttpRequest out;
    try {
      out = outgoing(request);
    } catch (IllegalArgumentException e) {
      // its message may hold the key
      failure =
          Optional.of(
              Failure.of(
                  ChatProblem.Kind.REJECTED,
                  "No request can be made for "
                      + words.host()
                      + ". Check the model's name and the address for characters that do not"
                      + " belong there."));
      return;
    }
    ArrivingBytes body = new ArrivingBytes();
    CompletableFuture<HttpResponse<ArrivingBytes>> coming =
        connection.sendAsync(out, headers -> body);
    try (AnswerStream stream = new AnswerStream(body, idle, words)) {
      try {
        HttpResponse<ArrivingBytes> response = coming.get(idle.toNanos(), TimeUnit.NANOSECONDS);
        read(response, stream, parser, reader);
      } finally {
        received = stream.text();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (TimeoutException e) {
      failure = Optional.of(words.stalled(idle, false));
    } catch (ExecutionException e) {
      failure = Optional.of(words.beforeHeaders(e.getCause()));
    } finally {
      coming.cancel(true);
    }
  }

  private java.net.http.HttpRequest outgoing(HttpRequest request) {
    java.net.http.HttpRequest.Builder out =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> out.header(name, value));
              }
            });
    return out.method(
            request.method().name(),
            java.net.http.HttpRequest.BodyPublishers.ofString(sent, StandardCharsets.UTF_8))
        .build();
  }

  private void read(
      HttpResponse<ArrivingBytes> response,
      AnswerStream stream,
      ServerSentEventParser parser,
      ServerSentEventListener reader) {
    int status = response.statusCode();
    String type = response.headers().firstValue("content-type").orElse("");
    if (status >= 300 && status < 400) {
      failure =
          Optional.of(words.redirect(status, response.headers().firstValue("location").orElse("")));
    } else if (status < 200 || status >= 300) {
      refused(response, stream);
    } else if (type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
      String seen = stream.rest(MOST_OF_A_REFUSAL);
      interrupted = stream.interrupted();
      failure = Optional.of(words.page(seen));
    } else {
      events(stream, parser, reader);
    }
  }

  private void refused(HttpResponse<ArrivingBytes> response, AnswerStream stream) {
    String said = stream.rest(MOST_OF_A_REFUSAL);
    interrupted = stream.interrupted();
    failure =
        Optional.of(
            refusals.of(
                response.statusCode(), said, RetryAfter.of(response.headers(), clock.instant())));
  }

  private void events(
      AnswerStream stream, ServerSentEventParser parser, ServerSentEventListener reader) {
    CheckedEvents checked = new CheckedEvents(reader, stream, words, refusals);
    parser.parse(stream, checked);
    done = checked.done();
    interrupted = stream.interrupted();
    failure = stream.failure();
    if (failure.isEmpty() && !interrupted) {
      if (checked.events() == 0) {
        String seen = stream.text().strip();
        failure = Optional.of(seen.isEmpty() ? words.cutOff() : words.notTheProtocol(seen));
      } else {
        reader.onClose();
      }
    }
  }

  /** Hands this exchange to LangChain4j, which wants to build its client. */
  HttpClientBuilder builder() {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return idle;
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration ignored) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return idle;
      }

      @Override
      public HttpClientBuilder readTimeout(Duration ignored) {
        return this;
      }

      @Override
      public HttpClient build() {
        return StreamingHttpClient.this;
      }
    };
  }
}
