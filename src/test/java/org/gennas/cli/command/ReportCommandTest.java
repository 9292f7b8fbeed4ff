package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gennas.report.StudyOnDisk;
import org.gennas.report.tracking.FakeMlflow;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that leaves the program about a study, from the terminal. */
class ReportCommandTest {
  @TempDir Path home;

  private static List<String> files(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.get("files").forEach(f -> names.add(Path.of(f.asText()).getFileName().toString()));
    return names;
  }

  @Test
  void without_options_report_card_and_tables_lie_in_the_study() throws Exception {
    StudyFolder study = StudyOnDisk.underWay(home.resolve("study"));
    CommandRun run = CommandRun.of(home, "report", study.path().toString());
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    for (String name :
        List.of(
            "report.html",
            "report.pdf",
            "trials.csv",
            "epochs.csv",
            "model-card.html",
            "model-card.md")) {
      assertTrue(Files.size(study.path().resolve(name)) > 100, name);
      assertTrue(run.out().contains("Written  " + study.path().resolve(name)), run.out());
    }
    assertTrue(Files.readString(study.reportFile()).contains("This study has not ended"));
    assertTrue(run.out().contains("Research use only, not for clinical use."));
  }

  @Test
  void options_name_what_is_wanted_and_where() throws Exception {
    StudyFolder study = StudyOnDisk.underWay(home.resolve("study"));
    Path out = home.resolve("elsewhere");
    CommandRun run =
        CommandRun.of(
            home,
            "report",
            study.path().toString(),
            "--out",
            out.toString(),
            "--csv",
            "--json",
            "--tensorboard",
            out.resolve("tb").toString());
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    List<String> files = files(run.json());
    assertEquals(List.of("report.html", "trials.csv", "epochs.csv"), files.subList(0, 3));
    assertEquals(5, files.size());
    assertTrue(files.get(3).startsWith("events.out.tfevents."), files.get(3));
    assertFalse(Files.exists(study.reportFile()));
  }

  @Test
  void a_tracking_server_is_told_and_its_token_written_nowhere() throws Exception {
    StudyFolder study = StudyOnDisk.underWay(home.resolve("study"));
    try (FakeMlflow fake = new FakeMlflow()) {
      String[] command = {
        "report", study.path().toString(), "--csv", "--mlflow", fake.address(), "--json"
      };
      Map<String, String> environment = Map.of("MLFLOW_TRACKING_TOKEN", "tok-1234567890");
      JsonNode first = CommandRun.of(home, environment, command).json().get("mlflow");
      assertEquals("Under way", first.get("experiment").asText());
      assertEquals(2, first.get("created").asInt());
      JsonNode again = CommandRun.of(home, environment, command).json().get("mlflow");
      assertEquals(2, again.get("unchanged").asInt());
      assertFalse(fake.requests().toString().contains("tok-1234567890"));
      try (var all = Files.walk(home)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          assertFalse(
              Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                  .contains("tok-1234567890"),
              file.toString());
        }
      }
    }
  }

  @Test
  void wrong_use_and_unreachable_servers_are_told_in_words() throws Exception {
    StudyFolder study = StudyOnDisk.begun(home.resolve("study"));
    String path = study.path().toString();
    CommandRun run = CommandRun.of(home, "report", path, "--prevalence", "5");
    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("--prevalence must be 0 to 1, not 5.0."), run.err());
    assertEquals(
        ExitStatus.WRONG_USE, CommandRun.of(home, "report", path, "--experiment", "x").status());
    CommandRun address = CommandRun.of(home, "report", path, "--mlflow", "http://ann:pw@host");
    assertEquals(ExitStatus.WRONG_USE, address.status());
    assertTrue(address.err().contains("MLFLOW_TRACKING_TOKEN"), address.err());
    CommandRun nowhere = CommandRun.of(home, "report", home.resolve("no").toString());
    assertEquals(ExitStatus.FAILED, nowhere.status());
    assertTrue(nowhere.err().contains("There is no such folder"), nowhere.err());
  }
}
