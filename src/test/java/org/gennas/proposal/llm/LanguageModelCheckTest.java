package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.proposal.llm.LanguageModelCheck.Outcome;
import org.gennas.proposal.llm.LanguageModelCheck.Step;
import org.gennas.proposal.llm.LanguageModelCheck.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One small request tells what works with a language model, step by step. */
final class LanguageModelCheckTest {
  private static final String GOOD =
      "{\"why\": \"Few channels keep it small.\", \"code\": \"01201201\"}";

  private static LanguageModelCheck check(FakeModelServer fake) throws InterruptedException {
    return LanguageModelCheck.of(
        new LangChainServers(fake.keys()).withoutPatience(), fake.model(), ChatListener.silent());
  }

  private static List<Outcome> outcomes(LanguageModelCheck check) {
    assertEquals(List.of(Subject.values()), check.steps().stream().map(Step::subject).toList());
    return check.steps().stream().map(Step::outcome).toList();
  }

  private static String words(LanguageModelCheck check, Subject subject) {
    return check.steps().get(subject.ordinal()).words();
  }

  @ParameterizedTest
  @EnumSource
  void allIsWellWithAGoodServer(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.answering(body -> GOOD);

      LanguageModelCheck check = check(fake);

      assertAll(
          () -> assertTrue(check.usable()),
          () ->
              assertEquals(
                  List.of(Outcome.OK, Outcome.OK, Outcome.OK, Outcome.OK, Outcome.OK),
                  outcomes(check)),
          () -> assertEquals("accepted and followed", words(check, Subject.SCHEMA)),
          () -> assertTrue(check.times().isPresent()));
    }
  }

  @Test
  void aChattyModelIsUsableThoughItStraysFromTheSchema() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OLLAMA)) {
      fake.answering(body -> "Sure! " + GOOD);

      LanguageModelCheck check = check(fake);

      assertTrue(check.usable());
      assertEquals(Outcome.FAILED, outcomes(check).get(Subject.SCHEMA.ordinal()));
    }
  }

  @Test
  void aServerWithoutSchemasIsSaidToBeOne() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.COMPATIBLE)) {
      fake.answering(body -> GOOD)
          .refusing(
              body ->
                  body.contains("response_format")
                      ? Optional.of(ScriptedReply.refusal(400, "response_format"))
                      : Optional.empty());

      assertEquals("not accepted by the server, but followed", words(check(fake), Subject.SCHEMA));
    }
  }

  @Test
  void anAnswerInOnePieceIsNoted() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OLLAMA)) {
      fake.answering(body -> "7");

      LanguageModelCheck check = check(fake);

      assertTrue(check.usable());
      assertTrue(words(check, Subject.STREAM).startsWith("came in one piece"));
    }
  }

  @Test
  void aRefusedKeyIsTheKeysFault() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.ANTHROPIC)) {
      fake.then(ScriptedReply.refusal(401, "invalid x-api-key"));

      LanguageModelCheck check = check(fake);

      assertAll(
          () -> assertFalse(check.usable()),
          () ->
              assertEquals(
                  List.of(
                      Outcome.OK,
                      Outcome.FAILED,
                      Outcome.NOT_TRIED,
                      Outcome.NOT_TRIED,
                      Outcome.NOT_TRIED),
                  outcomes(check)),
          () -> assertTrue(words(check, Subject.KEY).contains("ANTHROPIC_API_KEY")));
    }
  }

  @Test
  void aMissingKeyStopsBeforeTheServer() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.GEMINI)) {
      LanguageModelCheck check =
          LanguageModelCheck.of(
              new LangChainServers(new ApiKeys(Map.of())), fake.model(), ChatListener.silent());

      assertEquals(
          List.of(
              Outcome.NOT_TRIED,
              Outcome.FAILED,
              Outcome.NOT_TRIED,
              Outcome.NOT_TRIED,
              Outcome.NOT_TRIED),
          outcomes(check));
    }
  }

  @Test
  void nobodyThereIsTheServersStep() throws Exception {
    FakeModelServer fake = FakeModelServer.of(Provider.OLLAMA);
    fake.close();

    LanguageModelCheck check = check(fake);

    assertEquals(Outcome.FAILED, outcomes(check).get(0));
    assertTrue(words(check, Subject.REACHABLE).contains("ollama serve"));
  }

  @Test
  void anUnknownModelIsTheAnswersStep() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OLLAMA)) {
      fake.then(ScriptedReply.refusal(404, "model 'toy-model' not found"));

      LanguageModelCheck check = check(fake);

      assertEquals(
          List.of(
              Outcome.OK, Outcome.NOT_TRIED, Outcome.FAILED, Outcome.NOT_TRIED, Outcome.NOT_TRIED),
          outcomes(check));
      assertTrue(words(check, Subject.ANSWER).contains("ollama pull toy-model"));
    }
  }

  @Test
  void anAnswerWithoutEndIsToldWithItsLimit() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.then(ScriptedReply.atTheLimit("Well"));

      LanguageModelCheck check = check(fake);

      assertFalse(check.usable());
      assertTrue(words(check, Subject.ANSWER).contains("8192 tokens"));
    }
  }

  @Test
  void itCanBeCalledOff() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.then(ScriptedReply.silence());
      Thread.currentThread().interrupt();

      assertThrows(InterruptedException.class, () -> check(fake));
    }
  }
}
