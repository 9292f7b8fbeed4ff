package org.gennas.proposal.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/**
 * Looks at each event before the protocol's own reader does: what is not JSON, and a refusal within
 * the stream, end the reading with a reason. The reader alone would pass over both in silence.
 */
final class CheckedEvents implements ServerSentEventListener {
  private static final String DONE = "[DONE]";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ServerSentEventListener reader;
  private final AnswerStream stream;
  private final FailureText words;
  private final HttpFailures refusals;
  private int events;
  private boolean done;

  CheckedEvents(
      ServerSentEventListener reader,
      AnswerStream stream,
      FailureText words,
      HttpFailures refusals) {
    this.reader = reader;
    this.stream = stream;
    this.words = words;
    this.refusals = refusals;
  }

  /** How many events came that could be read. */
  int events() {
    return events;
  }

  /** Whether the server said that all has been said. */
  boolean done() {
    return done;
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    String text = event.data() == null ? "" : event.data().strip();
    if (stream.failure().isPresent() || text.isEmpty()) {
      return;
    }
    if (text.equals(DONE)) {
      last();
      reader.onEvent(event, context);
      return;
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      stream.fail(cutWithinAnEvent() ? words.cutOff() : words.notTheProtocol(text));
      return;
    }
    JsonNode error = tree.path("error");
    if (error.isObject() || error.isTextual()) {
      stream.fail(refusals.within(error));
      return;
    }
    if (tree.path("promptFeedback").hasNonNull("blockReason")) {
      // Gemini's way to refuse a prompt: no candidate follows
      stream.fail(words.filtered());
      return;
    }
    events++;
    if ("message_stop".equals(tree.path("type").asText()) || tree.path("done").asBoolean()) {
      last();
    }
    String data = withReasoning(tree) ? tree.toString() : event.data();
    reader.onEvent(new ServerSentEvent(event.event(), data), context);
  }

  private void last() {
    done = true;
    stream.lastEventCame();
  }

  private boolean cutWithinAnEvent() {
    return stream.ended() && !stream.text().endsWith("\n");
  }

  // Newer servers of OpenAI's protocol name "reasoning" what others call "reasoning_content".
  private static boolean withReasoning(JsonNode tree) {
    boolean changed = false;
    for (JsonNode choice : tree.path("choices")) {
      if (choice.path("delta") instanceof ObjectNode delta
          && delta.path("reasoning").isTextual()
          && !delta.path("reasoning_content").isTextual()) {
        delta.set("reasoning_content", delta.get("reasoning"));
        changed = true;
      }
    }
    return changed;
  }

  @Override
  public void onError(Throwable problem) {
    // The stream knows better why it could not be read.
  }
}
