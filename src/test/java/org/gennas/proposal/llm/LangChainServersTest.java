package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.study.LanguageModel;
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

  @ParameterizedTest
  @EnumSource
  void theRequestIsTheProvidersOwn(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      FakeExchange.Request request = fake.requests().get(0);
      JsonNode body = JSON.readTree(request.body());
      System.out.println(provider + " " + request);
      assertEquals("POST", request.method());
    }
  }
}
