package org.gennas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.Provider;
import org.gennas.proposal.llm.ScriptedChat;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.NetworkCost;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gennas arena} from a person's side. */
class ArenaCommandTest {
  @TempDir Path home;

  /** Some networks of NAS-Bench-Macro's space with made-up scores. */
  private Path macro() throws IOException {
    SearchSpace space = SearchSpace.nasBenchMacro();
    Networks networks = new BuiltNetworks(space, NetworkCost.Setting.of(space));
    List<String> lines = new ArrayList<>(List.of("architecture,score1,params,macs"));
    for (Architecture code : networks.distinct().subList(0, 200)) {
      Networks.Cost cost = networks.cost(code);
      double score = 0.5 + code.code().chars().map(c -> c - '0').sum() / 100.0;
      lines.add(code + "," + score + "," + cost.params() + "," + cost.macs());
    }
    return Files.write(home.resolve("macro.csv"), lines);
  }

  @Test
  void aTableIsPlayedToldAndWritten() throws Exception {
    Path out = home.resolve("out");
    CommandRun run =
        CommandRun.of(
            home,
            "arena",
            macro().toString(),
            "--strategies",
            "random,blend",
            "--budget",
            "20",
            "--seeds",
            "6",
            "--feedback",
            "mean",
            "--second-objective",
            "macs",
            "--out",
            out.toString());
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertTrue(run.out().contains("macro, 200 networks; feedback is the mean"), run.out());
    assertTrue(run.out().contains("hypervolume"), run.out());
    assertTrue(run.out().contains("hours are simulated"), run.out());
    assertTrue(run.err().contains("Searches 12/12 (100 %)"), run.err());
    assertTrue(Files.size(out.resolve("arena.svg")) > 1000);
    assertEquals(2 + 2 * 6 * 20, Files.readAllLines(out.resolve("plays.csv")).size());
  }

  @Test
  void programsGetOneObject() throws Exception {
    JsonNode json =
        CommandRun.of(
                home,
                "arena",
                "synthetic:3",
                "--strategies",
                "random,surrogate",
                "--budget",
                "10",
                "--seeds",
                "4",
                "--devices",
                "2",
                "--json")
            .json();
    assertTrue(json.get("played").asText().contains("(synthetic)"));
    assertEquals(2, json.get("players").size());
    JsonNode random = json.get("players").get(0);
    assertEquals("random", random.get("player").asText());
    assertEquals(10, random.get("after").get(1).get("queries").asInt());
    assertTrue(random.get("after").get(1).get("rank").get("median").asDouble() >= 1);
  }

  @Test
  void wrongUseIsSaidInWords() throws Exception {
    String table = macro().toString();
    for (String[] wrong :
        new String[][] {
          {"synthetic:x", "whole number"},
          {table, "--strategies", "oracle", "no proposer \"oracle\""},
          {table, "--budget", "0", "--budget is at least 1"},
          {table, "--lock", "9=1", "has no 9=1"},
          {table, "--warm-start", "2222222", "--warm-start"},
          {table, "--warm-start", "22222222", "--warm-start"},
          {table, "--second-objective", "latency", "macs or params"},
          {table, "--strategies", "random,random", "once"},
          {table, "--strategies", "random", "--model", "m", "asks no language model"},
          {table, "--strategies", "llm", "--provider", "ollama", "--model", "m", "--out"},
          {"synthetic:1", "--strategies", "llm", "--out", "o", "only on NAS-Bench-Macro"}
        }) {
      String[] arguments =
          Stream.concat(Stream.of("arena"), Stream.of(wrong).limit(wrong.length - 1))
              .toArray(String[]::new);
      CommandRun run = CommandRun.of(home, arguments);
      assertEquals(ExitStatus.WRONG_USE, run.status(), String.join(" ", arguments));
      assertTrue(run.err().contains(wrong[wrong.length - 1]), run.err());
    }
    CommandRun none = CommandRun.of(home, "arena", home.resolve("none.csv").toString());
    assertEquals(ExitStatus.FAILED, none.status());
    assertTrue(none.err().contains("no such table"), none.err());
    CommandRun limited = CommandRun.of(home, "arena", table, "--max-macs", "1");
    assertEquals(ExitStatus.FAILED, limited.status());
    assertTrue(limited.err().contains("is within the limits"), limited.err());
  }

  @Test
  void aLanguageModelTakesPartAndEveryConversationIsKept() throws Exception {
    Path out = home.resolve("out");
    CommandRun run;
    try (FakeModelServer server = FakeModelServer.of(Provider.COMPATIBLE)) {
      // 22222222 is not in this table: that has to go back to the model
      server.answering(body -> ScriptedChat.proposing("22222222", "00000010", "00000100"));
      run =
          CommandRun.of(
              home,
              Map.of("GENNAS_LLM_API_KEY", FakeModelServer.KEY),
              "arena",
              macro().toString(),
              "--strategies",
              "random,llm",
              "--budget",
              "4",
              "--seeds",
              "5",
              "--llm-seeds",
              "2",
              "--provider",
              "compatible",
              "--model",
              "toy",
              "--address",
              server.address() + "/v1",
              "--out",
              out.toString());
    }
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    List<String> plays = Files.readAllLines(out.resolve("plays.csv"));
    assertEquals(8, plays.stream().filter(l -> l.startsWith("llm,")).count());
    assertEquals(20, plays.stream().filter(l -> l.startsWith("random,")).count());
    assertTrue(plays.stream().anyMatch(l -> l.startsWith("llm,1,1,00000010,")), plays.toString());
    for (int seed = 1; seed <= 2; seed++) {
      Path study = out.resolve("conversations").resolve("llm-000" + seed);
      String first = Files.readString(study.resolve("conversations/0001.json"));
      assertTrue(first.contains("has no network 22222222"), first);
      assertTrue(Files.exists(study.resolve("conversations/prompt.md")));
      assertFalse(first.contains(FakeModelServer.KEY));
    }
  }
}
