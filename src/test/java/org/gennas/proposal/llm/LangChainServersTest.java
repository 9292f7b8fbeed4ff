package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gennas.study.config.LanguageModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each provider is asked as its interface wants it, and its answer is read as it streams. */
final class LangChainServersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource
  void anAnswerStreamsAndReasoningStandsApart(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.answering(body -> "{\"code\": \"22121211\"} – naïve, isn't it?")
          .thinking("Wider blocks first. Höher?");
      HeardPieces heard = new HeardPieces();

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), heard);

      assertAll(
          () -> assertEquals("{\"code\": \"22121211\"} – naïve, isn't it?", reply.text()),
          () -> assertEquals("Wider blocks first. Höher?", reply.thinking()),
          () -> assertEquals(reply.text(), String.join("", heard.answer())),
          () -> assertEquals(reply.thinking(), String.join("", heard.thinking())),
          () -> assertTrue(heard.answer().size() > 3, heard.answer().toString()),
          () -> assertTrue(reply.complete()),
          () -> assertEquals(Optional.of(new ChatReply.Usage(120, 45)), reply.usage()),
          () -> assertEquals(fake.requests().get(0).body(), reply.wire().sent()),
          () -> assertTrue(reply.wire().received().contains("naïve"), reply.wire().received()),
          () -> assertTrue(reply.firstPiece().compareTo(reply.time()) <= 0));
    }
  }

  /** Where a provider is asked, and where its key, schema and most tokens stand. */
  private record Place(String path, String header, String schema, String tokens, String degree) {}

  private static Place place(Provider provider) {
    String chat = "/v1/chat/completions";
    String bearer = "authorization: Bearer ";
    String json = "/response_format/json_schema/schema";
    return switch (provider) {
      case OPENAI -> new Place(chat, bearer, json, "/max_completion_tokens", "/temperature");
      case COMPATIBLE -> new Place(chat, bearer, json, "/max_tokens", "/temperature");
      case AZURE ->
          new Place(
              "/openai/deployments/toy-model/chat/completions?api-version=2024-10-21",
              "api-key: ",
              json,
              "/max_completion_tokens",
              "/temperature");
      case ANTHROPIC ->
          new Place(
              "/v1/messages",
              "x-api-key: ",
              "/output_config/format/schema",
              "/max_tokens",
              "/temperature");
      case GEMINI ->
          new Place(
              "/v1beta/models/toy-model:streamGenerateContent?alt=sse",
              "x-goog-api-key: ",
              "/generationConfig/responseJsonSchema",
              "/generationConfig/maxOutputTokens",
              "/generationConfig/temperature");
      case OLLAMA ->
          new Place("/api/chat", "", "/format", "/options/num_predict", "/options/temperature");
    };
  }

  @ParameterizedTest
  @EnumSource
  void theRequestIsTheProvidersOwn(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      FakeExchange.Request request = fake.requests().get(0);
      JsonNode body = JSON.readTree(request.body());
      Place place = place(provider);
      assertAll(
          () -> assertEquals("POST", request.method()),
          () -> assertEquals(place.path(), request.path()),
          () -> assertEquals(JSON.readTree(Asking.SCHEMA), body.at(place.schema())),
          () -> assertEquals(1000, body.at(place.tokens()).asInt()),
          () -> assertEquals(0.5, body.at(place.degree()).asDouble()),
          () -> assertTrue(request.body().contains("A better one, with \\\"wide\\\" blocks.")),
          () -> assertTrue(request.body().contains("You propose networks.")),
          () -> assertFalse(request.headers().containsKey("upgrade"), "no h2c"),
          () -> assertTrue(hasKey(request, place.header()), request.headers().toString()));
    }
  }

  private static boolean hasKey(FakeExchange.Request request, String header) {
    if (header.isEmpty()) {
      return !request.headers().toString().contains(FakeModelServer.KEY);
    }
    String[] parts = header.split(": ", 2);
    return (parts[1] + FakeModelServer.KEY).equals(request.headers().get(parts[0]));
  }

  @ParameterizedTest
  @EnumSource
  void whatTheServerIsToDecideIsNotSent(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      ChatQuery query =
          new ChatQuery(
              List.of(new ChatTurn(ChatTurn.Role.USER, "Propose one.")),
              Optional.empty(),
              Optional.empty(),
              500);

      Asking.connection(fake).ask(query, ChatListener.silent());

      JsonNode body = JSON.readTree(fake.requests().get(0).body());
      assertAll(
          () -> assertTrue(body.at(place(provider).schema()).isMissingNode()),
          () -> assertTrue(body.at(place(provider).degree()).isMissingNode()));
    }
  }

  @Test
  void aLocalServerNeedsNoKey() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.COMPATIBLE)) {
      ChatServer server = new LangChainServers(new ApiKeys(Map.of())).open(fake.model());

      server.ask(Asking.query(), ChatListener.silent());

      assertFalse(fake.requests().get(0).headers().containsKey("authorization"));
    }
  }

  @Test
  void theEnvironmentNamesOllamasAddressWithoutAScheme() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OLLAMA)) {
      LanguageModel model = withAddress(fake.model(), Optional.empty());
      ApiKeys keys = new ApiKeys(Map.of("OLLAMA_HOST", fake.host()));

      ChatReply reply =
          new LangChainServers(keys).open(model).ask(Asking.query(), ChatListener.silent());

      assertEquals("An answer.", reply.text());
    }
  }

  private static LanguageModel withAddress(LanguageModel model, Optional<String> address) {
    return new LanguageModel(
        model.provider(),
        model.model(),
        address,
        model.temperature(),
        model.answerTokens(),
        model.prompt(),
        model.review(),
        model.price(),
        model.limits());
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "AZURE", "ANTHROPIC", "GEMINI"})
  void aMissingKeyIsNamedBeforeAnythingIsSent(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      LangChainServers servers = new LangChainServers(new ApiKeys(Map.of()));

      ChatProblem problem = assertThrows(ChatProblem.class, () -> servers.open(fake.model()));

      assertAll(
          () -> assertEquals(ChatProblem.Kind.KEY_REFUSED, problem.kind()),
          () -> assertTrue(problem.getMessage().contains(provider.keyVariable().get())),
          () -> assertTrue(fake.requests().isEmpty()));
    }
  }

  @Test
  void azureWithoutAnAddressSaysWhereToNameIt() {
    LanguageModel model =
        new LanguageModel(
            "azure",
            "mine",
            Optional.empty(),
            Optional.empty(),
            1000,
            "paper",
            false,
            Optional.empty(),
            LanguageModel.Limits.none());
    LangChainServers servers =
        new LangChainServers(new ApiKeys(Map.of("AZURE_OPENAI_API_KEY", "k-123456")));

    ChatProblem problem = assertThrows(ChatProblem.class, () -> servers.open(model));

    assertEquals(
        "Azure OpenAI needs the address of its server: name it, or set AZURE_OPENAI_ENDPOINT.",
        problem.getMessage());
  }

  @Test
  void eightRequestsAtOnceDoNotMixTheirAnswers() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.answering(
          body -> "You said " + body.replaceAll("(?s).*number (\\d+).*", "$1") + ", did you not?");
      ChatServer server = Asking.connection(fake);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          ChatQuery query =
              new ChatQuery(
                  List.of(new ChatTurn(ChatTurn.Role.USER, "number " + i)),
                  Optional.empty(),
                  Optional.empty(),
                  500);
          answers.add(threads.submit(() -> server.ask(query, ChatListener.silent()).text()));
        }
        for (int i = 0; i < 8; i++) {
          assertEquals("You said " + i + ", did you not?", answers.get(i).get());
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerAtTheLimitOfTokensIsNotComplete(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(ScriptedReply.atTheLimit("And so"));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals("And so", reply.text());
      assertFalse(reply.complete());
    }
  }

  // Gemini has no last event: its stream ends with the response's body.
  @ParameterizedTest
  @EnumSource(names = "GEMINI", mode = EnumSource.Mode.EXCLUDE)
  void aWholeAnswerIsTakenThoughTheConnectionStaysOpen(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(ScriptedReply.answerWithoutEnd("22121211"));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals("22121211", reply.text());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ramblingIsReadToItsEnd(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(ScriptedReply.rambling(200_000));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertTrue(reply.text().length() >= 200_000, reply.text().length() + " characters");
    }
  }

  @Test
  void reasoningInTagsStandsApartToo() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.COMPATIBLE)) {
      fake.answering(body -> "<think>\nIs 1 < 2? </thin no.</think>\n\n22121211");
      HeardPieces heard = new HeardPieces();

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), heard);

      assertAll(
          () -> assertEquals("22121211", reply.text()),
          () -> assertEquals("\nIs 1 < 2? </thin no.", reply.thinking()),
          () -> assertEquals("22121211", String.join("", heard.answer())));
    }
  }

  @Test
  void reasoningUnderItsNewerNameIsHeard() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.COMPATIBLE)) {
      fake.then(
          ScriptedReply.frames(
              "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"Hm.\"}}]}\n\n",
              "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Yes\"},"
                  + "\"finish_reason\":\"stop\"}]}\n\n",
              ": a comment that keeps the line alive\n\n",
              "data: [DONE]\n\n"));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals("Hm.", reply.thinking());
      assertEquals("Yes", reply.text());
    }
  }

  @ParameterizedTest
  @EnumSource
  void charactersTornApartByTheNetworkAreWhole(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(ScriptedReply.byteByByte("Größe – 肺 🫁"));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals("Größe – 肺 🫁", reply.text());
      assertTrue(reply.wire().received().contains("肺 🫁"), reply.wire().received());
    }
  }

  @Test
  void aSlowFirstByteIsWaitedFor() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OLLAMA)) {
      CountDownLatch gate = new CountDownLatch(1);
      fake.then(ScriptedReply.slowFirstByte(gate, "At last."));
      ChatServer server = Asking.connection(fake);
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<ChatReply> reply =
            thread.submit(() -> server.ask(Asking.query(), ChatListener.silent()));
        fake.awaitRequest();
        gate.countDown();

        assertEquals("At last.", reply.get().text());
      } finally {
        thread.shutdownNow();
      }
    }
  }
}
