package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.Provider;
import org.gennas.proposal.llm.ScriptedReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LlmCheckCommandTest {
  private static final String GOOD = "{\"why\": \"Few channels.\", \"code\": \"01201201\"}";

  @TempDir Path home;

  @Test
  void aGoodServerIsToldStepByStep() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.COMPATIBLE)) {
      fake.answering(body -> GOOD);

      CommandRun run =
          CommandRun.of(
              home,
              "llm",
              "check",
              "--provider",
              "compatible",
              "--model",
              "toy",
              "--address",
              fake.address());

      assertAll(
          () -> assertEquals(ExitStatus.DONE, run.status(), run.err()),
          () -> assertTrue(matches("(?m)^ok +Server +answers$", run.out()), run.out()),
          () ->
              assertTrue(matches("(?m)^ok +Schema +accepted and followed$", run.out()), run.out()),
          () -> assertTrue(matches("(?m)^ +Time +\\d+\\.\\d\\d s to the first", run.out())),
          () -> assertEquals("Asking toy (compatible)", run.err().strip()));
    }
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  @Test
  void aRefusedKeyFailsAndIsNotShown() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.then(ScriptedReply.refusal(401, "Incorrect API key: " + FakeModelServer.KEY));

      CommandRun run =
          CommandRun.of(
              home,
              Map.of("OPENAI_API_KEY", FakeModelServer.KEY, "OPENAI_BASE_URL", fake.address()),
              "llm",
              "check",
              "--provider",
              "openai",
              "--model",
              "toy",
              "--json");

      JsonNode json = run.json();
      assertAll(
          () -> assertEquals(ExitStatus.FAILED, run.status()),
          () -> assertFalse(json.get("usable").asBoolean()),
          () -> assertEquals("failed", json.at("/steps/1/outcome").asText()),
          () -> assertEquals("not tried", json.at("/steps/2/outcome").asText()),
          () -> assertFalse((run.out() + run.err()).contains(FakeModelServer.KEY)));
    }
  }

  @Test
  void aMissingKeyNamesItsVariable() {
    CommandRun run =
        CommandRun.of(home, "llm", "check", "--provider", "anthropic", "--model", "toy");

    assertEquals(ExitStatus.FAILED, run.status());
    assertEquals(
        "gennas llm check: Anthropic needs a key. Set the environment variable ANTHROPIC_API_KEY.",
        run.err().lines().findFirst().orElseThrow());
  }

  @Test
  void anUnknownProviderIsWrongUse() {
    CommandRun run = CommandRun.of(home, "llm", "check", "--provider", "hal", "--model", "9000");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("There is no provider \"hal\"; choose one of openai"));
  }

  @Test
  void aModelIsNeeded() {
    CommandRun run = CommandRun.of(home, "llm", "check", "--provider", "ollama");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("--model, as Ollama names it"), run.err());
  }
}
