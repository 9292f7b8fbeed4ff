package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.Provider;
import org.gennas.proposal.llm.ScriptedChat;
import org.gennas.proposal.llm.ScriptedReply;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search with a language model from the terminal, and the same again without it. */
@StartsProcesses
class LanguageModelCommandsTest {
  @TempDir Path home;

  private static String[] search(FakeModelServer server, Path out, String... more) {
    return Stream.concat(
            Stream.of(
                "search",
                "--data",
                "sample-data",
                "--px",
                "16",
                "--epochs",
                "1",
                "--trials",
                "3",
                "--confirm",
                "0",
                "--workers",
                "2",
                "--proposer",
                "llm",
                "--provider",
                "compatible",
                "--model",
                "toy",
                "--address",
                server.address() + "/v1",
                "--out",
                out.toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static StudyState state(Path study) throws IOException {
    return StudyFolder.open(study, new StudyJson()).state();
  }

  @Test
  void aSearchIsToldKeptAndRepeatedWithoutANetwork() throws Exception {
    Path study = home.resolve("study");
    CommandRun run;
    try (FakeModelServer server = FakeModelServer.of(Provider.COMPATIBLE)) {
      server
          .answering(body -> ScriptedChat.proposing("00000000", "10000000", "01000000"))
          .then(ScriptedReply.refusal(500, "overloaded " + FakeModelServer.KEY));
      run =
          CommandRun.of(
              home,
              Map.of("GENNAS_LLM_API_KEY", FakeModelServer.KEY),
              search(server, study, "--price-in", "1", "--price-out", "2"));
    }
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertTrue(run.err().contains("Asking toy (compatible) for 2 proposals"), run.err());
    assertTrue(run.err().contains("answers: {\"proposals\""), run.err());
    assertTrue(run.err().contains("Attempt 2 of 4 comes."), run.err());
    assertTrue(run.out().contains("Predicts toy (compatible): off by"), run.out());
    assertFalse((run.err() + run.out()).contains(FakeModelServer.KEY));
    assertEquals(List.of(), holdingTheKey(home));

    Path again = home.resolve("again");
    CommandRun repeated =
        CommandRun.of(home, Map.of(), "replay", study.toString(), "--out", again.toString());
    assertEquals(ExitStatus.DONE, repeated.status(), repeated.err());
    assertTrue(
        repeated.err().contains("0 questions differed from the recorded ones."), repeated.err());
    assertEquals(
        state(study).trials().stream().map(t -> t.id() + " " + t.auc()).toList(),
        state(again).trials().stream().map(t -> t.id() + " " + t.auc()).toList());
    assertEquals(
        Files.readString(study.resolve("conversations/prompt.md")),
        Files.readString(again.resolve("conversations/prompt.md")));
  }

  private static List<Path> holdingTheKey(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(LanguageModelCommandsTest::holdsTheKey)
          .toList();
    }
  }

  private static boolean holdsTheKey(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .contains(FakeModelServer.KEY.substring(3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aReviewWithoutAPersonDoesNotHang() throws Exception {
    try (FakeModelServer server = FakeModelServer.of(Provider.COMPATIBLE)) {
      CommandRun run = CommandRun.of(home, search(server, home.resolve("study"), "--review"));
      assertEquals(ExitStatus.FAILED, run.status());
      assertTrue(
          run.err().contains("need a person's approval, and this terminal is not"), run.err());
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void aPromptThatCannotBeUsedIsToldWithItsLine() throws Exception {
    Path prompt = home.resolve("mine.md");
    Files.writeString(prompt, "=== answer\nids\n=== propose\nHello\n=== propse\nx\n");
    try (FakeModelServer server = FakeModelServer.of(Provider.COMPATIBLE)) {
      CommandRun run =
          CommandRun.of(home, search(server, home.resolve("study"), "--prompt", prompt.toString()));
      assertEquals(ExitStatus.FAILED, run.status());
      assertTrue(run.err().contains("There is no section \"propse\""), run.err());
      assertTrue(run.err().contains("mine.md, line 5"), run.err());
    }
  }

  @Test
  void anAddressWithAPasswordIsRefusedBeforeAnythingIsWritten() throws Exception {
    CommandRun run =
        CommandRun.of(
            home,
            "search",
            "--data",
            "sample-data",
            "--proposer",
            "llm",
            "--provider",
            "compatible",
            "--model",
            "toy",
            "--address",
            "http://me:secret@localhost:1/v1",
            "--out",
            home.resolve("study").toString());
    assertTrue(run.err().contains("holds a password or a key"), run.err());
    assertFalse(Files.exists(home.resolve("study")));
  }
}
