package org.gennas.proposal.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.Optional;

/** Puts an answer together from its pieces and passes them on. */
final class AnswerCollector implements StreamingChatResponseHandler {
  private final ChatListener listener;
  private final ThinkTags tags;
  private final long begun = System.nanoTime();
  private final StringBuilder answer = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private Optional<Duration> firstPiece = Optional.empty();
  private Optional<ChatResponse> end = Optional.empty();
  private Optional<RuntimeException> listenersFault = Optional.empty();

  AnswerCollector(ChatListener listener) {
    this.listener = listener;
    this.tags = new ThinkTags(new Kept());
  }

  /** Keeps each piece before it is passed on. */
  private final class Kept implements ChatListener {
    @Override
    public void thinking(String piece) {
      thinking.append(piece);
      pass(() -> listener.thinking(piece));
    }

    @Override
    public void answer(String piece) {
      answer.append(piece);
      pass(() -> listener.answer(piece));
    }

    // LangChain4j would swallow it
    private void pass(Runnable telling) {
      try {
        telling.run();
      } catch (RuntimeException e) {
        listenersFault = listenersFault.or(() -> Optional.of(e));
      }
    }
  }

  @Override
  public void onPartialResponse(String piece) {
    hearPiece();
    tags.piece(piece);
  }

  @Override
  public void onPartialThinking(PartialThinking piece) {
    hearPiece();
    new Kept().thinking(piece.text());
  }

  private void hearPiece() {
    if (firstPiece.isEmpty()) {
      firstPiece = Optional.of(sinceBegun());
    }
  }

  private Duration sinceBegun() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    end = Optional.of(response);
    tags.end();
  }

  @Override
  public void onError(Throwable problem) {
    // Without an end there is no answer; the exchange knows why.
  }

  /** A fault of who listens, to be thrown on. */
  Optional<RuntimeException> listenersFault() {
    return listenersFault;
  }

  /** Whether a whole answer came. A dropped connection ends an answer too, without a reason. */
  boolean isWhole(boolean serverSaidSo) {
    return end.isPresent() && (serverSaidSo || finishReason().isPresent());
  }

  boolean isFiltered() {
    return finishReason().filter(reason -> reason == FinishReason.CONTENT_FILTER).isPresent();
  }

  private Optional<FinishReason> finishReason() {
    return end.map(ChatResponse::metadata)
        .flatMap(metadata -> Optional.ofNullable(metadata.finishReason()));
  }

  ChatReply reply(ChatReply.Wire wire) {
    Duration time = sinceBegun();
    return new ChatReply(
        answer.toString(),
        thinking.toString(),
        finishReason().filter(reason -> reason == FinishReason.LENGTH).isEmpty(),
        end.map(ChatResponse::metadata)
            .flatMap(metadata -> Optional.ofNullable(metadata.tokenUsage()))
            .flatMap(AnswerCollector::usage),
        firstPiece.orElse(time),
        time,
        wire);
  }

  // Gemini counts reasoning in the sum only.
  private static Optional<ChatReply.Usage> usage(TokenUsage usage) {
    if (usage.inputTokenCount() == null) {
      return Optional.empty();
    }
    long input = usage.inputTokenCount();
    long output = usage.outputTokenCount() == null ? 0 : usage.outputTokenCount();
    long sum = usage.totalTokenCount() == null ? 0 : usage.totalTokenCount();
    return Optional.of(new ChatReply.Usage(input, Math.max(output, sum - input)));
  }
}
