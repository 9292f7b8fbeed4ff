package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.gennas.proposal.llm.ChatProblem.Kind;
import org.gennas.study.config.LanguageModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do wrong is told in words: where, what, and what to do. */
final class ServerFaultsTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private static ChatProblem problem(Provider provider, ScriptedReply reply) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(reply);
      // a query without schema: nothing is left to try
      ChatQuery query =
          new ChatQuery(Asking.query().turns(), Optional.empty(), Optional.empty(), 500);
      ChatServer server = Asking.connection(fake);
      ChatProblem problem =
          assertThrows(ChatProblem.class, () -> server.ask(query, ChatListener.silent()));
      assertAll(
          () -> assertTrue(problem.getMessage().contains(fake.host()), problem.getMessage()),
          () -> assertEquals(1, fake.requests().size()),
          () -> assertEquals(fake.requests().get(0).body(), problem.wire().sent()));
      return problem;
    }
  }

  private static void assertProblem(Kind kind, String words, ChatProblem problem) {
    assertAll(
        () -> assertEquals(kind, problem.kind(), problem.getMessage()),
        () -> assertTrue(problem.getMessage().contains(words), problem.getMessage()));
  }

  @ParameterizedTest
  @EnumSource
  void aCutInMidTokenIsNoAnswer(Provider provider) throws Exception {
    ChatProblem problem = problem(provider, ScriptedReply.cutInMidToken());

    assertProblem(Kind.CUT_OFF, "ended in the middle of the answer", problem);
    assertTrue(problem.wire().received().contains("Half an "), problem.wire().received());
  }

  @ParameterizedTest
  @EnumSource
  void anEndWithoutAReasonIsNoAnswer(Provider provider) throws Exception {
    assertProblem(
        Kind.CUT_OFF,
        "ended in the middle of the answer",
        problem(provider, ScriptedReply.endWithoutReason()));
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedKeyIsSaidWithWhereItComesFrom(Provider provider) throws Exception {
    assertProblem(
        Kind.KEY_REFUSED,
        provider.keyVariable().map(name -> "Check the key in " + name).orElse("no key for it"),
        problem(provider, ScriptedReply.refusal(401, "Go away")));
  }

  @ParameterizedTest
  @EnumSource
  void tooManyRequestsComeWithTheTimeToWait(Provider provider) throws Exception {
    ChatProblem problem =
        problem(provider, ScriptedReply.refusal(429, "Slow down", Map.of("Retry-After", "17")));

    assertProblem(Kind.RATE_LIMITED, "(429): Slow down.", problem);
    assertEquals(Optional.of(Duration.ofSeconds(17)), problem.retryAfter());
  }

  @ParameterizedTest
  @EnumSource
  void aFailureOfTheServerIsItsOwn(Provider provider) throws Exception {
    assertProblem(
        Kind.SERVER_ERROR,
        "failed (503): Overloaded.",
        problem(provider, ScriptedReply.refusal(503, "Overloaded")));
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownModelIsRejectedInTheServersWords(Provider provider) throws Exception {
    assertProblem(
        Kind.REJECTED,
        "(404): no such model. Check the model's name (toy-model)",
        problem(provider, ScriptedReply.refusal(404, "no such model")));
  }

  @ParameterizedTest
  @EnumSource
  void framesThatAreNotJsonAreUnreadable(Provider provider) throws Exception {
    assertProblem(Kind.UNREADABLE, "{\"choices\"", problem(provider, ScriptedReply.malformed()));
  }

  @ParameterizedTest
  @EnumSource
  void bytesThatAreNoTextAreUnreadable(Provider provider) throws Exception {
    assertProblem(Kind.UNREADABLE, "not UTF-8", problem(provider, ScriptedReply.notUtf8()));
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectIsNotFollowed(Provider provider) throws Exception {
    assertProblem(
        Kind.UNREADABLE,
        "(307, to https://elsewhere.example/v2)",
        problem(provider, ScriptedReply.redirect("https://elsewhere.example/v2?token=abc")));
  }

  @ParameterizedTest
  @EnumSource
  void aWebPageIsShownForWhatItIs(Provider provider) throws Exception {
    assertProblem(
        Kind.UNREADABLE, "<title>Log in</title>", problem(provider, ScriptedReply.page()));
  }

  @ParameterizedTest
  @EnumSource
  void anErrorWithinTheStreamEndsIt(Provider provider) throws Exception {
    assertProblem(
        Kind.SERVER_ERROR,
        "Overloaded.",
        problem(provider, ScriptedReply.errorWithin("Overloaded")));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerWithoutEndIsBounded(Provider provider) throws Exception {
    assertProblem(
        Kind.UNREADABLE, "more than 4 MiB", problem(provider, ScriptedReply.rambling(6 << 20)));
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatIsHungUpIsCutOff(Provider provider) throws Exception {
    assertProblem(Kind.CUT_OFF, "before it answered", problem(provider, ScriptedReply.hangUp()));
  }

  @Test
  void anAnswerThatIsNoStreamIsUnreadable() throws Exception {
    assertProblem(
        Kind.UNREADABLE,
        "sent an answer that cannot be read: \"{\"choices\":[]}\"",
        problem(
            Provider.COMPATIBLE, ScriptedReply.body(200, "application/json", "{\"choices\":[]}")));
  }

  @Test
  void aPageOfAProxyIsToldByItsTitle() throws Exception {
    assertProblem(
        Kind.SERVER_ERROR,
        "failed (502): 502 Bad Gateway. Try",
        problem(
            Provider.COMPATIBLE,
            ScriptedReply.body(
                502, "text/html", "<html><head><title>502 Bad Gateway</title></head></html>")));
  }

  @Test
  void anAccountWithoutCreditIsNotWaitedFor() throws Exception {
    assertProblem(
        Kind.REJECTED,
        "plan and credit",
        problem(
            Provider.OPENAI,
            ScriptedReply.body(
                429,
                "application/json",
                "{\"error\":{\"message\":\"You exceeded your quota\",\"code\":\"insufficient_quota\"}}")));
  }

  @Test
  void geminisRefusalOfAKeyIsOne() throws Exception {
    assertProblem(
        Kind.KEY_REFUSED,
        "GEMINI_API_KEY",
        problem(
            Provider.GEMINI,
            ScriptedReply.refusal(400, "API key not valid. Please pass a valid API key.")));
  }

  @Test
  void aPromptThatGeminiBlocksIsNotTriedAgain() throws Exception {
    assertProblem(
        Kind.REJECTED,
        "content filter",
        problem(
            Provider.GEMINI,
            ScriptedReply.frames("data: {\"promptFeedback\":{\"blockReason\":\"OTHER\"}}\n\n")));
  }

  @ParameterizedTest
  @EnumSource
  void silenceBeforeTheAnswerIsAStall(Provider provider) throws Exception {
    assertProblem(
        Kind.STALLED, "sent nothing for 300 ms", stalled(provider, ScriptedReply.silence()));
  }

  @ParameterizedTest
  @EnumSource
  void silenceWithinTheAnswerIsAStall(Provider provider) throws Exception {
    ChatProblem problem = stalled(provider, ScriptedReply.stall());

    assertProblem(Kind.STALLED, "stopped in the middle of its answer", problem);
    assertTrue(problem.wire().received().contains("Half an "));
  }

  private static ChatProblem stalled(Provider provider, ScriptedReply reply) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(reply);
      ChatServer server = Asking.connection(fake, SHORT);
      ChatProblem problem =
          assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));
      fake.awaitClientsLeave();
      return problem;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyAtTheAddressIsUnreachable(Provider provider) throws Exception {
    FakeModelServer fake = FakeModelServer.of(provider);
    ChatServer server = Asking.connection(fake);
    fake.close();

    ChatProblem problem =
        assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));

    assertProblem(Kind.UNREACHABLE, "Nothing answers at " + fake.host(), problem);
  }

  @Test
  void anUnknownHostIsNamed() throws Exception {
    LanguageModel model = at("http://no-such-host.invalid:8080/v1");
    ChatServer server =
        new LangChainServers(new ApiKeys(Map.of())).connection(model, Duration.ofSeconds(60));

    ChatProblem problem =
        assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));

    assertProblem(Kind.UNREACHABLE, "There is no host no-such-host.invalid:8080", problem);
  }

  @ParameterizedTest
  @CsvSource({
    "http, UNREADABLE, does not speak HTTP",
    "https, UNREACHABLE, No secure connection to"
  })
  void aServerThatSpeaksSomethingElseIsToldApart(String scheme, Kind kind, String words)
      throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread greeter = new Thread(() -> greet(listening), "greeter");
      greeter.setDaemon(true);
      greeter.start();
      ChatServer server =
          new LangChainServers(new ApiKeys(Map.of()))
              .connection(
                  at(scheme + "://127.0.0.1:" + listening.getLocalPort()), Duration.ofSeconds(60));

      ChatProblem problem =
          assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));

      assertProblem(kind, words, problem);
    }
  }

  private static void greet(ServerSocket listening) {
    try (var socket = listening.accept()) {
      socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2p1 Debian\r\n\r\n".getBytes());
      socket.getOutputStream().flush();
      while (socket.getInputStream().read() >= 0) {
        // until the client leaves
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private static LanguageModel at(String address) {
    return new LanguageModel(
        "compatible",
        "m",
        Optional.of(address),
        Optional.empty(),
        1000,
        "paper",
        false,
        Optional.empty(),
        LanguageModel.Limits.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "http://", "http://a b/", "http://h/[x"})
  void anAddressThatIsNoneIsRefused(String address) {
    ChatProblem problem =
        assertThrows(
            ChatProblem.class, () -> new LangChainServers(new ApiKeys(Map.of())).open(at(address)));

    assertTrue(problem.getMessage().contains("can't be used"), problem.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "ollama, 127.0.0.1:11434, http://127.0.0.1:11434",
    "ollama, 0.0.0.0, http://127.0.0.1:11434",
    "ollama, :9000, http://127.0.0.1:9000",
    "ollama, gpu-box, http://gpu-box:11434",
    "ollama, https://ollama.example/v1/, https://ollama.example",
    "compatible, localhost:8080, http://localhost:8080/v1",
    "compatible, http://localhost:8080/v1/, http://localhost:8080/v1",
    "openai, https://proxy.example/openai, https://proxy.example/openai",
    "azure, https://mine.openai.azure.com/, https://mine.openai.azure.com/openai/deployments/gpt",
    "azure, https://mine.openai.azure.com/openai/v1/, https://mine.openai.azure.com/openai/v1",
    "gemini, https://proxy.example, https://proxy.example/v1beta",
    "anthropic, https://proxy.example, https://proxy.example/v1"
  })
  void addressesAreMadeWhole(String provider, String written, String base) throws Exception {
    assertEquals(base, ServerAddress.of(Provider.named(provider), written, "gpt").base());
  }

  @Test
  void azuresVersionMayBeNamed() throws Exception {
    ServerAddress address =
        ServerAddress.of(Provider.AZURE, "https://a.azure.com?api-version=2025-01-01", "gpt");

    assertEquals(Map.of("api-version", "2025-01-01"), address.query());
  }

  @Test
  void aDateToRetryAfterIsReadAgainstTheClock() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.then(
          ScriptedReply.refusal(
              429, "later", Map.of("Retry-After", "Thu, 01 Jan 2026 00:01:30 GMT")));
      Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
      ChatServer server =
          new LangChainServers(fake.keys(), clock).connection(fake.model(), Duration.ofSeconds(60));

      ChatProblem problem =
          assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));

      assertEquals(Optional.of(Duration.ofSeconds(90)), problem.retryAfter());
    }
  }

  @Test
  void aListenersFaultIsThrownOn() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      ChatListener broken =
          new ChatListener() {
            @Override
            public void thinking(String piece) {}

            @Override
            public void answer(String piece) {
              throw new IllegalStateException("of the listener");
            }
          };
      ChatServer server = Asking.connection(fake);

      IllegalStateException fault =
          assertThrows(IllegalStateException.class, () -> server.ask(Asking.query(), broken));

      assertEquals("of the listener", fault.getMessage());
    }
  }
}
