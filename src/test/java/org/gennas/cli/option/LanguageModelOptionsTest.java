package org.gennas.cli.option;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.app.NewStudyFolder;
import org.gennas.cli.command.CommandRun;
import org.gennas.cli.command.ExitStatus;
import org.gennas.cli.command.ShowCommandTest;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.StudyConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Options of a search become the study's language model. */
final class LanguageModelOptionsTest {
  @TempDir Path home;

  @Command
  private static final class Holder {
    @Mixin private LanguageModelOptions options;
  }

  private static Optional<LanguageModel> parsed(String proposer, String... arguments) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.options.forProposer(proposer);
  }

  @Test
  void allOptionsArrive() {
    LanguageModel model =
        parsed(
                "llm",
                "--provider=compatible",
                "--model=qwen3:8b",
                "--address=http://localhost:8080/v1",
                "--temperature=0.7",
                "--answer-tokens=4096",
                "--prompt=analyst",
                "--price-in=0.5",
                "--price-out=2",
                "--spend-limit=5",
                "--token-limit=1000000",
                "--requests-per-minute=10",
                "--idle-seconds=300",
                "--review")
            .orElseThrow();

    assertEquals(
        new LanguageModel(
            "compatible",
            "qwen3:8b",
            Optional.of("http://localhost:8080/v1"),
            Optional.of(0.7),
            4096,
            "analyst",
            true,
            Optional.of(new LanguageModel.Price(0.5, 2)),
            new LanguageModel.Limits(
                Optional.of(5.0), Optional.of(1_000_000L), Optional.of(10), 300)),
        model);
  }

  @Test
  void aFewOptionsSuffice() {
    assertEquals(
        new LanguageModel(
            "ollama",
            "qwen3:8b",
            Optional.empty(),
            Optional.empty(),
            LanguageModel.ANSWER_TOKENS,
            "analyst",
            false,
            Optional.empty(),
            LanguageModel.Limits.none()),
        parsed("hybrid", "--provider", "ollama", "--model", "qwen3:8b").orElseThrow());
  }

  @Test
  void aPromptOfOnesOwnIsAFileAnywhere() {
    LanguageModel model =
        parsed("llm", "--provider=ollama", "--model=m", "--prompt=my/prompt.md").orElseThrow();

    assertEquals(Path.of("my/prompt.md").toAbsolutePath().toString(), model.prompt());
  }

  @Test
  void aSurrogateHasNoLanguageModel() {
    assertTrue(parsed("surrogate").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "surrogate | --review | does not use a language model",
        "random | --model=m | does not use a language model",
        "llm | --model=m | with --provider",
        "llm | --provider=ollama | with --model",
        "llm | --provider=hal --model=m | choose one of openai",
        "llm | --provider=ollama --model=m --temperature=3 | 0 to 2",
        "llm | --provider=ollama --model=m --price-in=1 | given together",
        "llm | --provider=ollama --model=m --spend-limit=1 | needs the prices",
        "llm | --provider=ollama --model=m --token-limit=0 | above 0",
        "llm | --provider=ollama --model=m --requests-per-minute=0 | at least 1",
        "llm | --provider=ollama --model=m --idle-seconds=0 | at least 1",
        "llm | --provider=ollama --model=m --answer-tokens=1 | at least 256"
      })
  void whatCannotBeMeantIsSaid(String proposer, String arguments, String words) {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> parsed(proposer, arguments.split(" ")));

    assertTrue(problem.getMessage().contains(words), problem.getMessage());
  }

  @Test
  void aSearchWithoutItsKeyBeginsNoStudy() throws Exception {
    Path made = home.resolve("made");
    CommandRun.of(home, "phantoms", "--out", made.toString(), "--patients", "12", "--px", "64");
    Path out = home.resolve("study");

    CommandRun run =
        CommandRun.of(
            home,
            "search",
            "--data",
            made.toString(),
            "--proposer",
            "llm",
            "--provider",
            "openai",
            "--model",
            "gpt",
            "--out",
            out.toString());

    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status(), run.err()),
        () -> assertTrue(run.err().contains("Set the environment variable OPENAI_API_KEY.")),
        () -> assertFalse(Files.exists(out)));
  }

  @Test
  void aStudyFileKeepsItsLanguageModelAndFindsItsPrompt() {
    StudyConfig plain = ShowCommandTest.config();
    LanguageModel model =
        parsed("llm", "--provider=ollama", "--model=m", "--prompt=/elsewhere/p.md").orElseThrow();
    StudyConfig config =
        new StudyConfig(
            plain.format(),
            plain.name(),
            plain.images(),
            plain.space(),
            plain.training(),
            "llm",
            plain.schedule(),
            plain.devices(),
            plain.stop(),
            plain.limits(),
            plain.seed(),
            Optional.of(withPrompt(model, "p.md")));

    StudyConfig read = NewStudyFolder.fromFile(config, home.resolve("study.json"));

    assertEquals(
        withPrompt(model, home.resolve("p.md").toAbsolutePath().normalize().toString()),
        read.languageModel().orElseThrow());
  }

  private static LanguageModel withPrompt(LanguageModel model, String prompt) {
    return new LanguageModel(
        model.provider(),
        model.model(),
        model.address(),
        model.temperature(),
        model.answerTokens(),
        prompt,
        model.review(),
        model.price(),
        model.limits());
  }
}
