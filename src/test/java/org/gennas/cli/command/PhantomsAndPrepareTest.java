package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gennas.Gennas;
import org.gennas.StartsProcesses;
import org.gennas.data.NihRadiographs;
import org.gennas.data.prepared.PreparationProcess;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.tables.DatasetFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
final class PhantomsAndPrepareTest {
  @TempDir Path home;

  private CommandRun phantoms(String... more) {
    String[] arguments = {
      "phantoms",
      "--out",
      home.resolve("made").toString(),
      "--patients",
      "4",
      "--px",
      "64",
      "--json"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(home, all);
  }

  @Test
  void aDrawnDatasetIsMarkedSyntheticAndCanBePrepared() throws Exception {
    CommandRun drawn = phantoms("--seed", "7");
    JsonNode made = drawn.json();
    Path folder = Path.of(made.get("folder").asText());

    CommandRun first =
        CommandRun.of(
            home, "prepare", "--data", folder.toString(), "--px", "32", "--view", "all", "--json");
    CommandRun again =
        CommandRun.of(
            home, "prepare", "--data", folder.toString(), "--px", "32", "--view", "all", "--json");

    int images = made.get("images").asInt();
    assertAll(
        () -> assertEquals(ExitStatus.DONE, drawn.status()),
        () -> assertTrue(made.get("synthetic").asBoolean()),
        () -> assertTrue(DatasetFolder.find(folder).synthetic()),
        () -> assertEquals(images, first.json().get("prepared").asInt()),
        () -> assertEquals(0, again.json().get("prepared").asInt()),
        () -> assertEquals(images, again.json().get("kept").asInt()),
        () -> assertTrue(first.err().contains("Images prepared"), first.err()));
    try (PreparedImages store = PreparedImages.open(Path.of(first.json().get("folder").asText()))) {
      assertEquals(images, store.count(PreparedImages.Status.DONE));
    }
  }

  @Test
  void whatAnotherRunPreparesIsWaitedForInWords() throws Exception {
    Path data = NihRadiographs.cheXpertLayout(home.resolve("radiographs"));
    Path store = home.resolve("store");
    try (PreparationProcess other = PreparationProcess.start(data, store, 32, 20)) {
      ProcessBuilder command =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Gennas.class.getName(),
              "prepare",
              "--data",
              data.toString(),
              "--px",
              "32",
              "--out",
              store.toString());
      command.environment().put("GENNAS_HOME", home.resolve("own").toString());
      Process second = command.start();
      try (BufferedReader err = second.errorReader();
          BufferedReader out = second.inputReader()) {
        String said = err.readLine();
        assertTrue(said.startsWith("Another instance of the program is preparing these"), said);
        other.goOn();
        assertTrue(
            out.readLine().endsWith("48 images at 32 px, 0 of them prepared now, 48 before"));
        assertEquals(ExitStatus.DONE, second.waitFor());
      } finally {
        second.destroyForcibly();
      }
    }
  }

  @Test
  void aNumberOutOfRangeIsWrongUse() {
    CommandRun run = phantoms("--valid", "1.5");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("above 0 and below 1"), run.err());
    assertFalse(Files.exists(home.resolve("made")));
  }

  @Test
  void aMissingFolderIsNamedWithoutATrace() {
    Path missing = home.resolve("nowhere");

    CommandRun run = CommandRun.of(home, "prepare", "--data", missing.toString(), "--px", "64");

    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status()),
        () -> assertEquals(1, run.err().lines().count(), run.err()),
        () -> assertTrue(run.err().contains(missing.toString()), run.err()),
        () -> assertEquals("", run.out()));
  }

  @Test
  void aMissingOptionIsWrongUseAndNamed() {
    CommandRun run = CommandRun.of(home, "prepare", "--px", "64");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().startsWith("gennas prepare: Missing required option"), run.err());
  }
}
