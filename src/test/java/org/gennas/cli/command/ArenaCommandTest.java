package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies played against each other from the terminal. */
class ArenaCommandTest {
  @TempDir Path home;

  /** 16 networks of four slots with two choices; the more 1s, the better and the dearer. */
  private String csv() throws IOException {
    StringBuilder text = new StringBuilder("architecture,score1,score2,params,macs\n");
    for (int i = 0; i < 16; i++) {
      String code = Integer.toBinaryString(16 + i).substring(1);
      int ones = Integer.bitCount(i);
      text.append("%s,%s,%s,%d,%d%n".formatted(code, 60 + 5 * ones, 61 + 5 * ones, 9 + i, 90 + i));
    }
    return Files.writeString(home.resolve("sixteen.csv"), text).toString();
  }

  private CommandRun arena(String... arguments) {
    return CommandRun.of(
        home, Stream.concat(Stream.of("arena"), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void the_table_tells_how_every_strategy_stands() throws Exception {
    CommandRun run = arena(csv(), "--budget", "10", "--seeds", "4");

    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertTrue(run.out().startsWith("sixteen, 16 networks; feedback is one training"), run.out());
    assertTrue(run.out().contains("median rank (quartiles) after"), run.out());
    String[] tables = run.out().split("within the stated 90%, by query");
    for (String player :
        List.of("surrogate", "random", "evolution", "local-search", "gaussian-process", "blend")) {
      List<String> lines = tables[0].lines().filter(line -> line.startsWith(player)).toList();
      assertEquals(1, lines.size(), run.out());
      assertTrue(
          lines.get(0).matches(player + " +4( +[\\d.]+ \\([\\d.]+-[\\d.]+\\)){2} .*"),
          lines.get(0));
    }
    List<String> stated = List.of("blend", "surrogate", "gaussian-process");
    assertTrue(stated.stream().allMatch(tables[1]::contains), run.out());
    assertFalse(tables[1].contains("random"), "random states nothing: " + run.out());
  }

  @Test
  void json_is_one_object_with_the_same() throws Exception {
    JsonNode json =
        arena(
                csv(),
                "--budget",
                "16",
                "--seeds",
                "3",
                "--strategies",
                "random,blend",
                "--feedback",
                "mean",
                "--second-objective",
                "macs",
                "--json")
            .json();

    JsonNode blend = json.get("players").get(1);
    JsonNode last = blend.get("after").get(blend.get("after").size() - 1);
    assertAll(
        () -> assertEquals(2, json.get("players").size()),
        () -> assertEquals("blend", blend.get("player").asText()),
        () -> assertEquals(3, blend.get("seeds").asInt()),
        () -> assertEquals(10, last.get("queries").asInt()),
        () -> assertTrue(last.get("rank").get("median").asDouble() >= 1),
        () -> assertTrue(last.get("regret").get("high").asDouble() >= 0),
        () -> assertTrue(last.get("hypervolume").get("median").asDouble() > 0.3),
        () -> assertTrue(json.get("played").asText().contains("second objective macs")));
  }

  @Test
  void a_synthetic_landscape_needs_no_file_and_says_what_it_is() {
    CommandRun run =
        arena("synthetic:3", "--budget", "5", "--seeds", "2", "--strategies", "random");
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertTrue(run.out().startsWith("Synthetic landscape 3 (synthetic), "), run.out());
  }

  @Test
  void files_are_written_where_they_are_wanted() throws Exception {
    Path out = home.resolve("a/b");
    CommandRun run =
        arena(
            csv(),
            "--budget",
            "5",
            "--seeds",
            "2",
            "--warm-start",
            "0000",
            "--out",
            out.toString());
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    for (String file : List.of("courses.csv", "plays.csv", "arena.svg", "arena.png")) {
      assertTrue(Files.size(out.resolve(file)) > 100, file);
    }
    assertTrue(run.out().contains(out.toString()), run.out());
    assertEquals(
        12,
        Files.readAllLines(out.resolve("plays.csv")).stream()
            .filter(line -> line.matches("[a-z-]+,\\d,1,0000,.*"))
            .count());
  }

  @Test
  void limits_are_kept() throws Exception {
    Path out = home.resolve("out");
    CommandRun run =
        arena(
            csv(),
            "--budget",
            "20",
            "--seeds",
            "2",
            "--lock",
            "1=0",
            "--max-macs",
            "95",
            "--out",
            out.toString());
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    List<String> queries =
        Files.readAllLines(out.resolve("plays.csv")).stream()
            .skip(2)
            .map(line -> line.split(",")[3])
            .toList();
    assertEquals(6 * 2 * 6, queries.size());
    assertTrue(
        queries.stream().allMatch(code -> Integer.parseInt(code, 2) <= 5), queries::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget 0|--budget must be at least 1",
        "--seeds 0|--seeds and --llm-seeds must be at least 1",
        "--devices 0|--devices must be at least 1",
        "--strategies oracle|There is no proposer \"oracle\"",
        "--strategies random,random|Each player can take part only once",
        "--feedback loud|--feedback must be one of mean, one-seed, not \"loud\"",
        "--schedule now|--schedule must be one of",
        "--second-objective latency|A table has no measured latencies",
        "--second-objective beauty|--second-objective must be one of",
        "--lock 9=1|--lock: this table has no 9=1",
        "--lock 1=2|--lock: this table has no 1=2",
        "--max-params 0|--max-params must be above 0",
        "--warm-start 0009|--warm-start: ",
        "--warm-start 00|--warm-start: ",
        "--provider ollama --model x|",
      })
  void what_cannot_be_meant_so_is_wrong_use(String options, String words) throws Exception {
    CommandRun run =
        arena(
            Stream.concat(Stream.of(csv()), Stream.of(options.split(" "))).toArray(String[]::new));
    assertEquals(ExitStatus.WRONG_USE, run.status(), run.out() + run.err());
    assertTrue(run.err().contains(words == null ? "" : words), run.err());
    assertEquals("", run.out());
  }

  @Test
  void a_number_that_is_none_and_a_table_that_is_missing_are_told() {
    CommandRun number = arena("synthetic:many");
    assertEquals(ExitStatus.WRONG_USE, number.status());
    assertTrue(number.err().contains("synthetic:N with a whole number N"), number.err());
    CommandRun missing = arena(home.resolve("none.csv").toString());
    assertEquals(ExitStatus.FAILED, missing.status());
    assertTrue(missing.err().contains("There is no such table"), missing.err());
  }

  @Test
  void limits_that_leave_nothing_are_told() throws Exception {
    CommandRun run = arena(csv(), "--max-macs", "1", "--seeds", "2");
    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("No network of sixteen is within the limits"), run.err());
  }

  /** Networks of NAS-Bench-Macro with their true costs and made-up scores. */
  private String macro() throws IOException {
    SearchSpace space = SearchSpace.nasBenchMacro();
    BuiltNetworks built = new BuiltNetworks(space, NetworkCost.Setting.of(space));
    StringBuilder text = new StringBuilder("architecture,score1,params,macs\n");
    for (int i = 0; i < 729; i++) {
      String code = Integer.toString(729 + i, 3).substring(1) + "00";
      Networks.Cost cost = built.cost(new Architecture(code));
      double score = 0.5 + 0.02 * code.chars().map(c -> c - '0').sum();
      text.append("%s,%s,%d,%d%n".formatted(code, score, cost.params(), cost.macs()));
    }
    return Files.writeString(home.resolve("macro.csv"), text).toString();
  }

  @Test
  void a_language_model_needs_a_folder_for_its_conversations_and_codes_with_a_meaning()
      throws Exception {
    CommandRun homeless =
        arena(macro(), "--strategies", "llm", "--provider", "ollama", "--model", "toy");
    assertEquals(ExitStatus.WRONG_USE, homeless.status());
    assertTrue(homeless.err().contains("name a folder with --out"), homeless.err());
    Path out = home.resolve("out");
    CommandRun meaningless =
        arena(
            csv(),
            "--strategies",
            "llm",
            "--provider",
            "ollama",
            "--model",
            "toy",
            "--out",
            out.toString());
    assertEquals(ExitStatus.WRONG_USE, meaningless.status());
    assertTrue(meaningless.err().contains("llm runs on NAS-Bench-Macro only"), meaningless.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void a_language_model_takes_part_and_its_conversations_are_kept() throws Exception {
    Path out = home.resolve("out");
    AtomicInteger asked = new AtomicInteger();
    CommandRun run;
    try (FakeModelServer server = FakeModelServer.of(Provider.COMPATIBLE)) {
      server.answering(
          body ->
              ScriptedChat.proposing(
                  Integer.toString(729 + asked.getAndIncrement(), 3).substring(1) + "00"));
      run =
          CommandRun.of(
              home,
              Map.of("GENNAS_LLM_API_KEY", FakeModelServer.KEY),
              "arena",
              macro(),
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
              out.toString(),
              "--json");
      assertEquals(asked.get(), server.requests().size());
    }
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    JsonNode players = run.json().get("players");
    assertEquals(5, players.get(0).get("seeds").asInt());
    assertEquals(2, players.get(1).get("seeds").asInt());
    assertEquals(8, asked.get());
    for (String search : List.of("llm-0001", "llm-0002")) {
      Path study = out.resolve("conversations").resolve(search);
      assertTrue(Files.exists(study.resolve("study.json")), search);
      assertTrue(Files.exists(study.resolve("conversations/prompt.md")), search);
      for (int exchange = 1; exchange <= 4; exchange++) {
        String record =
            Files.readString(study.resolve("conversations/000%d.json".formatted(exchange)));
        assertTrue(record.contains("proposals"), record);
        assertFalse(record.contains(FakeModelServer.KEY.substring(3)), "a key is on disk");
      }
    }
  }
}
