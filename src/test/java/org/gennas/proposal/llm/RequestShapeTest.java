package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that does not take a field is asked without it, and not tried with it again. */
final class RequestShapeTest {
  private static final String PATTERN = "[0-2]{8}";

  private static Optional<ScriptedReply> unless(boolean fine, int status, String message) {
    return fine ? Optional.empty() : Optional.of(ScriptedReply.refusal(status, message));
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaThatIsRefusedIsLeftOutFromThenOn(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.refusing(body -> unless(!body.contains(PATTERN), 400, "What is this?"));
      ChatServer server = Asking.connection(fake);

      server.ask(Asking.query(), ChatListener.silent());
      ChatReply second = server.ask(Asking.query(), ChatListener.silent());

      assertAll(
          () -> assertEquals("An answer.", second.text()),
          () -> assertEquals(3, fake.requests().size()),
          () -> assertTrue(fake.requests().get(0).body().contains(PATTERN)),
          () -> assertFalse(fake.requests().get(1).body().contains(PATTERN)),
          () -> assertFalse(fake.requests().get(2).body().contains(PATTERN)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTemperatureThatIsRefusedIsLeftToTheModel(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.refusing(
          body ->
              unless(
                  !body.contains("\"temperature\""),
                  400,
                  "'temperature' does not support 0.5 with this model."));

      Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals(2, fake.requests().size());
      assertTrue(fake.requests().get(1).body().contains(PATTERN), "the schema stays");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI", "AZURE"})
  void theOlderNameOfTheMostTokensIsTried(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.refusing(
          body ->
              unless(
                  !body.contains("max_completion_tokens"),
                  400,
                  "Unrecognized request argument supplied: max_completion_tokens"));

      Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertTrue(fake.requests().get(1).body().contains("\"max_tokens\" : 1000"));
    }
  }

  @Test
  void theNewerNameOfTheMostTokensIsTried() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.COMPATIBLE)) {
      fake.refusing(
          body ->
              unless(
                  !body.contains("\"max_tokens\""),
                  400,
                  "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."));

      Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertTrue(fake.requests().get(1).body().contains("\"max_completion_tokens\" : 1000"));
    }
  }

  @Test
  void aGeminiThatDoesNotThinkIsNotAskedForThoughts() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.GEMINI)) {
      fake.refusing(
          body ->
              unless(
                  !body.contains("includeThoughts"),
                  400,
                  "Thinking is not enabled for this model"));

      Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals(2, fake.requests().size());
      assertTrue(fake.requests().get(1).body().contains(PATTERN), "the schema stays");
    }
  }

  @Test
  void severalRefusedFieldsAreLeftOutOneByOne() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.refusing(
          body ->
              unless(!body.contains("\"temperature\""), 400, "temperature")
                  .or(() -> unless(!body.contains("max_completion"), 422, "max_completion_tokens"))
                  .or(() -> unless(!body.contains(PATTERN), 400, "response_format")));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals("An answer.", reply.text());
      assertEquals(4, fake.requests().size());
    }
  }

  @Test
  void aGrammarThatTheServerCannotMakeIsDoneWithout() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.COMPATIBLE)) {
      fake.refusing(body -> unless(!body.contains(PATTERN), 500, "failed to parse grammar"));

      ChatReply reply = Asking.connection(fake).ask(Asking.query(), ChatListener.silent());

      assertEquals("An answer.", reply.text());
    }
  }

  @Test
  void aRefusalForAnotherReasonIsToldAfterOneMoreTry() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.refusing(body -> unless(false, 400, "The prompt is too long."));
      ChatServer server = Asking.connection(fake);

      ChatProblem problem =
          assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));
      fake.refusing(body -> Optional.empty());
      server.ask(Asking.query(), ChatListener.silent());

      assertAll(
          () -> assertEquals(ChatProblem.Kind.REJECTED, problem.kind()),
          () -> assertTrue(problem.getMessage().contains("The prompt is too long.")),
          () -> assertTrue(fake.requests().get(2).body().contains(PATTERN), "nothing was learnt"));
    }
  }
}
