package org.gennas.proposal.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gennas.proposal.llm.ChatProblem.Kind;
import org.gennas.study.config.LanguageModel;

/**
 * What one small request to a language model showed.
 *
 * @param steps one of each {@link Subject}, in its order
 * @param times empty where no answer came
 */
public record LanguageModelCheck(List<Step> steps, Optional<Times> times) {
  private static final String PATTERN = "^[0-2]{8}$";
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"why\":{\"type\":\"string\"},"
          + "\"code\":{\"type\":\"string\",\"pattern\":\""
          + PATTERN
          + "\"}},\"required\":[\"why\",\"code\"],\"additionalProperties\":false}";
  private static final String QUESTION =
      "Answer with a JSON object of two fields and nothing else: \"why\", one sentence on what makes"
          + " a convolutional network small, and \"code\", a string of exactly eight digits, each"
          + " 0, 1 or 2.";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What is looked at. */
  public enum Subject {
    REACHABLE("Server"),
    KEY("Key"),
    ANSWER("Answer"),
    STREAM("Stream"),
    SCHEMA("Schema");

    private final String title;

    Subject(String title) {
      this.title = title;
    }

    /** As shown to people. */
    public String title() {
      return title;
    }
  }

  /** How a step went. */
  public enum Outcome {
    OK,
    FAILED,
    NOT_TRIED
  }

  /**
   * One step.
   *
   * @param words what was found and, where it failed, what to do
   */
  public record Step(Subject subject, Outcome outcome, String words) {}

  /**
   * Of the one request.
   *
   * @param firstPiece until reasoning or answer began
   * @param whole until the answer's end
   */
  public record Times(Duration firstPiece, Duration whole, Optional<ChatReply.Usage> usage) {}

  public LanguageModelCheck {
    steps = List.copyOf(steps);
  }

  /** Whether a study can work with it; a stream and a schema are better, not needed. */
  public boolean usable() {
    return steps.stream()
        .filter(step -> step.subject().compareTo(Subject.ANSWER) <= 0)
        .allMatch(step -> step.outcome() == Outcome.OK);
  }

  /**
   * Asks once and looks at what comes. Interrupting the thread calls it off.
   *
   * @param listener hears the answer and waits as they come
   */
  public static LanguageModelCheck of(
      ChatServers servers, LanguageModel model, ChatListener listener) throws InterruptedException {
    CountingListener pieces = new CountingListener(listener);
    try (ChatServer server = servers.open(model)) {
      ChatReply reply = server.ask(query(model), pieces);
      return answered(model, reply, pieces.count.get());
    } catch (ChatProblem problem) {
      return failed(model, problem);
    }
  }

  private static ChatQuery query(LanguageModel model) {
    return new ChatQuery(
        List.of(new ChatTurn(ChatTurn.Role.USER, QUESTION)),
        Optional.of(SCHEMA),
        model.temperature(),
        model.answerTokens());
  }

  private static LanguageModelCheck answered(LanguageModel model, ChatReply reply, int pieces) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Subject.REACHABLE, Outcome.OK, "answers"));
    steps.add(new Step(Subject.KEY, Outcome.OK, keyWords(model)));
    if (reply.complete() && !reply.text().isBlank()) {
      steps.add(new Step(Subject.ANSWER, Outcome.OK, "came whole from " + model.label()));
    } else {
      steps.add(
          new Step(
              Subject.ANSWER,
              Outcome.FAILED,
              reply.complete()
                  ? "is empty; try another model"
                  : "did not end within "
                      + model.answerTokens()
                      + " tokens; allow more, or use a model that reasons less"));
    }
    steps.add(
        pieces > 1
            ? new Step(Subject.STREAM, Outcome.OK, "came in " + pieces + " pieces")
            : new Step(
                Subject.STREAM,
                Outcome.FAILED,
                "came in one piece: nothing will be seen until an answer's end"));
    steps.add(schema(reply));
    return new LanguageModelCheck(
        steps, Optional.of(new Times(reply.firstPiece(), reply.time(), reply.usage())));
  }

  private static String keyWords(LanguageModel model) {
    return Provider.named(model.provider()).needsKey() ? "accepted" : "accepted, or none needed";
  }

  private static Step schema(ChatReply reply) {
    boolean sent = reply.wire().sent().contains("[0-2]{8}");
    boolean kept = keepsToSchema(reply.text());
    if (kept) {
      return new Step(
          Subject.SCHEMA,
          Outcome.OK,
          sent ? "accepted and followed" : "not accepted by the server, but followed");
    }
    return new Step(
        Subject.SCHEMA,
        Outcome.FAILED,
        (sent ? "not followed" : "neither accepted by the server nor followed")
            + ": answers are parsed leniently and requested again if needed");
  }

  private static boolean keepsToSchema(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      return tree != null
          && tree.size() == 2
          && tree.path("why").isTextual()
          && tree.path("code").isTextual()
          && tree.path("code").asText().matches(PATTERN);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static LanguageModelCheck failed(LanguageModel model, ChatProblem problem) {
    boolean sent = !problem.wire().sent().isEmpty();
    Subject where =
        problem.kind() == Kind.KEY_REFUSED
            ? Subject.KEY
            : problem.kind() == Kind.UNREACHABLE || !sent ? Subject.REACHABLE : Subject.ANSWER;
    List<Step> steps = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      if (subject == where) {
        steps.add(new Step(subject, Outcome.FAILED, problem.getMessage()));
      } else if (subject == Subject.REACHABLE && sent) {
        steps.add(new Step(subject, Outcome.OK, "answers"));
      } else {
        // an unknown model or a full server says nothing about the key
        String words =
            subject == Subject.KEY && sent
                ? "not known until a request is answered"
                : "skipped after a failure";
        steps.add(new Step(subject, Outcome.NOT_TRIED, words));
      }
    }
    return new LanguageModelCheck(steps, Optional.empty());
  }

  /** Counts pieces and passes them on. */
  private static final class CountingListener implements ChatListener {
    private final ChatListener listener;
    private final AtomicInteger count = new AtomicInteger();

    CountingListener(ChatListener listener) {
      this.listener = listener;
    }

    @Override
    public void thinking(String piece) {
      listener.thinking(piece);
    }

    @Override
    public void answer(String piece) {
      count.incrementAndGet();
      listener.answer(piece);
    }

    @Override
    public void waiting(String reason, Duration time) {
      listener.waiting(reason, time);
    }

    @Override
    public void again() {
      count.set(0);
      listener.again();
    }
  }
}
