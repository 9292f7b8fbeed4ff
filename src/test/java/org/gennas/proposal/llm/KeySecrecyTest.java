package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** A key goes into a request's header and nowhere else, even where a server sends it back. */
final class KeySecrecyTest {
  private static final String KEY = FakeModelServer.KEY;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private Level level;

  @BeforeEach
  void listenToTheLog() {
    level = root.getLevel();
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    root.detachAppender(log);
    root.setLevel(level);
  }

  static Stream<Arguments> serversThatTell() {
    List<ScriptedReply> replies =
        List.of(
            ScriptedReply.refusal(401, "Incorrect API key provided: " + KEY + "."),
            ScriptedReply.refusal(401, "Incorrect: sk-plant********cdef, try again"),
            ScriptedReply.refusal(400, "Header was Bearer " + KEY),
            ScriptedReply.refusal(404, KEY),
            ScriptedReply.refusal(429, "for " + KEY, Map.of("Retry-After", "1")),
            ScriptedReply.refusal(500, "trace: key=" + KEY),
            ScriptedReply.redirect("https://other.example/" + KEY + "/x"),
            ScriptedReply.body(200, "text/html", "<html>" + KEY + "</html>"),
            ScriptedReply.body(200, "text/plain", "Hello " + KEY),
            ScriptedReply.errorWithin("no more for " + KEY),
            ScriptedReply.frames("data: {broken " + KEY + "\n\n", "{broken " + KEY + "\n"));
    return Arrays.stream(Provider.values())
        .filter(provider -> provider.keyVariable().isPresent())
        .flatMap(provider -> replies.stream().map(reply -> Arguments.of(provider, reply)));
  }

  @ParameterizedTest
  @MethodSource("serversThatTell")
  void aServerThatSendsItBackIsNotRepeated(Provider provider, ScriptedReply reply)
      throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.refusing(body -> Optional.of(reply));
      ChatServer server = Asking.connection(fake);

      ChatProblem problem =
          assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));

      StringWriter trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace));
      assertHidden(trace.toString());
      assertHidden(problem.wire().toString());
      assertTrue(fake.requests().get(0).headers().toString().contains(KEY));
      log.list.forEach(event -> assertHidden(event.getFormattedMessage()));
    }
  }

  private static void assertHidden(String text) {
    assertFalse(text.contains(KEY), text);
    assertFalse(text.contains("sk-plant"), text);
  }

  @Test
  void aGoodAnswerThatRepeatsItLeavesNoneInTheRecord() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.then(
          ScriptedReply.frames(
              "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                  + KEY
                  + "\"},"
                  + "\"finish_reason\":\"stop\"}]}\n\n",
              "data: [DONE]\n\n"));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertHidden(reply.wire().toString());
    }
  }

  @Test
  void aKeyWithALineBreakIsRefusedUnseen() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      ApiKeys keys = new ApiKeys(Map.of("OPENAI_API_KEY", "sk-plant\r\nX-Other: 1"));
      LangChainServers servers = new LangChainServers(keys);

      ChatProblem problem = assertThrows(ChatProblem.class, () -> servers.open(fake.model()));

      assertEquals(ChatProblem.Kind.KEY_REFUSED, problem.kind());
      assertHidden(problem.toString());
    }
  }

  @Test
  void nothingThatHoldsItShowsIt() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      assertHidden(fake.keys().toString());
      assertHidden(fake.keys().key(Provider.OPENAI).toString());
      assertHidden(Asking.connection(fake).toString());
      assertHidden(new Redaction(fake.keys().key(Provider.OPENAI)).toString());
    }
  }
}
