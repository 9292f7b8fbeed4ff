package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gennas.app.HomeFolder;
import org.gennas.cli.text.Terminal;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.folder.Studies;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class GennasCommandTest {
  @TempDir Path home;

  static Stream<String> subcommands() {
    CommandContext context =
        new CommandContext(
            Terminal.ofProcess(),
            new HomeFolder(Path.of("unused")),
            Map.of(),
            Clock.systemUTC(),
            new StudyJson(),
            new ApiKeys(Map.of()));
    return GennasCommand.commandLine(context).getSubcommands().entrySet().stream()
        .flatMap(
            command ->
                Stream.concat(
                    Stream.of(command.getKey()),
                    command.getValue().getSubcommands().keySet().stream()
                        .map(below -> command.getKey() + " " + below)));
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void everySubcommandHasHelpAndJson(String name) {
    CommandRun run = CommandRun.of(home, (name + " --help").split(" "));

    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status()),
        () -> assertTrue(run.out().startsWith("Usage: gennas " + name), run.out()),
        () -> assertTrue(run.out().contains("--json"), run.out()),
        () -> assertFalse(run.out().contains("${"), run.out()),
        () -> assertEquals("", run.err()));
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void anUnknownOptionIsWrongUseInEverySubcommand(String name) throws Exception {
    CommandRun run = CommandRun.of(home, (name + " --no-such-option --json").split(" "));

    assertAll(
        () -> assertEquals(ExitStatus.WRONG_USE, run.status()),
        () -> assertTrue(run.err().startsWith("gennas " + name + ": "), run.err()),
        () -> assertEquals(ExitStatus.WRONG_USE, run.json().get("status").asInt()));
  }

  /** Standard output of which the disk is full. */
  private static int withFullDisk(Path home, ByteArrayOutputStream err, String... arguments) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    CommandContext context =
        new CommandContext(
            new Terminal(new PrintStream(full), new PrintStream(err), false),
            new HomeFolder(home),
            Map.of(),
            Clock.systemUTC(),
            new StudyJson(),
            new ApiKeys(Map.of()));
    return GennasCommand.execute(context, arguments);
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void anAnswerThatCannotBeWrittenIsAFailure(String name) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = withFullDisk(home, err, (name + " --help").split(" "));
    assertEquals(ExitStatus.FAILED, status);
    assertTrue(
        err.toString(StandardCharsets.UTF_8)
            .startsWith("gennas: standard output could not be written: its disk is full"),
        err::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cost 22121211", "cost 22121211 --json", "--version"})
  void anAnswerOfAnyFormThatCannotBeWrittenIsAFailure(String call) {
    assertEquals(
        ExitStatus.FAILED, withFullDisk(home, new ByteArrayOutputStream(), call.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2", "0", "99999999999", "x", "1.5"})
  void whatIsNoTrialsNumberIsWrongUseInWords(String number) {
    for (String option : List.of("--continue", "--repeat")) {
      CommandRun run = CommandRun.of(home, "resume", "study", option + "=" + number);
      assertAll(
          () -> assertEquals(ExitStatus.WRONG_USE, run.status()),
          () ->
              assertTrue(
                  run.err()
                      .contains(
                          number
                              + " is not the number of a trial, which is 1 or more. gennas show lists"
                              + " them."),
                  run.err()),
          () -> assertFalse(run.err().contains("Exception"), run.err()));
    }
    CommandRun apart = CommandRun.of(home, "resume", "study", "--continue", number);
    assertEquals(ExitStatus.WRONG_USE, apart.status());
    assertFalse(apart.err().contains("Exception"), apart.err());
  }

  @Test
  void noCommandWritesOverAModelAnInputOrAStudysOwnFile() throws Exception {
    Path model = Files.writeString(home.resolve("model.zip"), "a model");
    Path study = home.resolve("study");
    Path other = home.resolve("other");
    StudyFolder.create(study, Studies.config(), new StudyJson());
    StudyFolder.create(other, Studies.config(), new StudyJson());
    Path table = Files.writeString(home.resolve("plays.csv"), "architecture,score1,params,macs\n");
    List<List<String>> calls =
        List.of(
            List.of("predict", model.toString(), home.toString(), "--csv", model.toString()),
            List.of("predict", model.toString(), home.toString(), "--csv", study + "/study.json"),
            List.of("ensemble", study.toString(), "--out", model.toString()),
            List.of("ensemble", study.toString(), "--out", study + "/journal.jsonl"),
            List.of("report", study.toString(), "--pdf", "--out", other.toString()),
            List.of("arena", table.toString(), "--out", home.toString()));
    for (List<String> call : calls) {
      CommandRun run = CommandRun.of(home, call.toArray(String[]::new));
      assertAll(
          () -> assertEquals(ExitStatus.FAILED, run.status(), call + " " + run.err()),
          () -> assertTrue(run.err().matches("(?s).*Name another (file|folder).*"), run.err()),
          () -> assertEquals("a model", Files.readString(model)),
          () -> assertFalse(Files.exists(other.resolve("report.pdf"))));
    }
  }

  @Test
  void anUnknownCommandIsWrongUse() {
    CommandRun run = CommandRun.of(home, "serch");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertEquals("", run.out());
  }

  @Test
  void helpNamesTheExitStatusAndThePurpose() {
    CommandRun run = CommandRun.of(home, "--help");

    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status()),
        () -> assertTrue(run.out().contains("0 done, 1 failed, 2 wrong usage")),
        () -> assertTrue(run.out().contains("Research use only, not for clinical use.")));
  }

  @Test
  void everyOptionOfEverySubcommandIsDescribed() {
    CommandContext context =
        new CommandContext(
            Terminal.ofProcess(),
            new HomeFolder(home),
            Map.of(),
            Clock.systemUTC(),
            new StudyJson(),
            new ApiKeys(Map.of()));
    List<CommandLine> lines = new ArrayList<>();
    for (CommandLine line : GennasCommand.commandLine(context).getSubcommands().values()) {
      lines.add(line);
      lines.addAll(line.getSubcommands().values());
    }
    for (CommandLine line : lines) {
      line.getCommandSpec()
          .args()
          .forEach(
              arg ->
                  assertTrue(
                      arg.description().length > 0,
                      line.getCommandName() + " does not describe " + arg));
    }
  }
}
