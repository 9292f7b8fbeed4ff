package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.StartsProcesses;
import org.gennas.common.NumberFormats;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public final class ShowCommandTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  @TempDir Path home;

  public static StudyConfig config() {
    return new StudyConfig(
        StudyConfig.FORMAT,
        "Phantoms",
        new ImagesConfig(
            "/data/phantoms",
            List.of(
                new FindingPolicy(
                    "Edema", FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS)),
            ImagesConfig.View.FRONTAL,
            64,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.7, 0.15, 0.15, 1),
            Optional.empty(),
            true),
        "chest-xray",
        TrainingConfig.quick(),
        "random",
        Schedule.IN_STEP,
        DeviceChoice.all(),
        new StopRules(3, Optional.empty(), Optional.empty(), Optional.empty()),
        SearchLimits.none(),
        1);
  }

  private static StudyEvent proposed(int number, String code) {
    Proposal proposal =
        new Proposal(new Architecture(code), "Drawn by chance.", Optional.empty(), "Random");
    return new StudyEvent.Proposed(
        START, new Trial(new TrialId(number, new Architecture(code)), 1, proposal, 1));
  }

  private static StudyEvent finished(int number, String code, Optional<Double> auc) {
    SplitScore score =
        new SplitScore(
            0.5,
            auc,
            auc.map(a -> new Interval(a - 0.05, a + 0.05, 0.95, "bootstrap by patient, 2000")),
            Optional.of(0.4),
            List.of());
    return new StudyEvent.TrialFinished(
        START.plusSeconds(60),
        new TrialResult(
            TrialResult.FORMAT,
            new TrialId(number, new Architecture(code)),
            5,
            8,
            score,
            0.4,
            42.0,
            100,
            Optional.empty(),
            1_908_965,
            78_000_000,
            "cpu:0",
            "host"));
  }

  private Path study(List<StudyEvent> events) throws IOException {
    Path path = home.resolve("study");
    StudyFolder folder = StudyFolder.create(path, config(), new StudyJson());
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      for (StudyEvent event : events) {
        journal.append(event);
      }
    }
    return path;
  }

  private Path endedStudy() throws IOException {
    return study(
        List.of(
            new StudyEvent.Started(START, "test"),
            proposed(1, "00000001"),
            proposed(2, "22121211"),
            proposed(3, "11111111"),
            finished(1, "00000001", Optional.of(0.71)),
            finished(2, "22121211", Optional.of(0.84)),
            finished(3, "11111111", Optional.empty()),
            new StudyEvent.Ended(START.plusSeconds(90), StopReason.TRIALS, "3 of 3 trials")));
  }

  private static StudyEvent repeated(int number, String code, int repeats) {
    StudyEvent.Proposed of = (StudyEvent.Proposed) proposed(number, code);
    Trial trial = of.trial();
    return new StudyEvent.Proposed(
        START, new Trial(trial.id(), 1, trial.proposal(), 7 + number, Optional.of(repeats)));
  }

  private static List<StudyEvent> confirmedStudy() {
    return List.of(
        new StudyEvent.Started(START, "test"),
        proposed(1, "00000001"),
        proposed(2, "22121211"),
        finished(1, "00000001", Optional.of(0.83)),
        finished(2, "22121211", Optional.of(0.84)),
        new StudyEvent.Confirming(START, StopReason.TRIALS, "2 of 2 trials", List.of(2, 1)),
        repeated(3, "22121211", 2),
        repeated(4, "00000001", 1),
        new StudyEvent.TrialStarted(START, 3, "cpu:0", 1),
        finished(3, "22121211", Optional.of(0.75)),
        new StudyEvent.TrialStarted(START, 4, "cpu:0", 1),
        finished(4, "00000001", Optional.of(0.81)),
        new StudyEvent.Confirmed(
            START,
            List.of(mean(2, 3, 0.75), mean(1, 4, 0.81)),
            Optional.of(1),
            "T-01 has the best validation mean AUC over fresh trainings, 0.8100, of 2."),
        new StudyEvent.Ended(START.plusSeconds(90), StopReason.TRIALS, "2 of 2 trials"));
  }

  private static RepeatScore mean(int candidate, int repeat, double auc) {
    return new RepeatScore(
        candidate,
        List.of(repeat),
        Optional.of(auc),
        Optional.empty(),
        Optional.of(auc),
        Optional.of(auc));
  }

  @Test
  void aConfirmedWinnerIsToldWithWhatChoseIt() throws Exception {
    Path path = confirming(confirmedStudy());
    CommandRun run = CommandRun.of(home, "show", path.toString());
    JsonNode json = CommandRun.of(home, "show", path.toString(), "--json").json();
    assertAll(
        () ->
            assertTrue(
                run.out().contains("Chosen   candidates on validation scores of one training each"),
                run.out()),
        () -> assertTrue(run.out().contains("T-01 has the best validation mean AUC"), run.out()),
        () -> assertTrue(run.out().contains("T-03, repeat of T-02: AUC 0.750"), run.out()),
        () -> assertTrue(run.out().contains("Trials   2 finished"), run.out()),
        () -> assertEquals("T-01", json.get("winner").asText()),
        () -> assertEquals("T-04", json.get("scored").asText()),
        () -> assertEquals(2, json.get("ranking").size()),
        () -> assertEquals("T-02", json.get("ranking").get(0).get("trial").asText()));
  }

  @Test
  void aConfirmationUnderWayIsNamed() throws Exception {
    Path path = confirming(confirmedStudy().subList(0, 11));
    CommandRun run = CommandRun.of(home, "show", path.toString());
    assertTrue(run.out().contains("(Confirming the best 2: training 2 of 2)"), run.out());
  }

  @Test
  @StartsProcesses
  void aKilledStudyIsToldFromARunningOne() throws Exception {
    Path path = confirming(confirmedStudy().subList(0, 11));
    JsonNode json = CommandRun.of(home, "show", path.toString(), "--json").json();
    CommandRun killed = CommandRun.of(home, "show", path.toString());
    String time = NumberFormats.duration(Duration.ofSeconds(json.get("activeSeconds").asLong()));
    assertAll(
        () -> assertTrue(json.get("interrupted").asBoolean()),
        () -> assertFalse(json.get("running").asBoolean()),
        () ->
            assertTrue(json.get("activeSeconds").asLong() <= 90, json.get("activeSeconds")::asText),
        () ->
            assertTrue(
                killed
                    .out()
                    .contains(
                        "State    interrupted after "
                            + time
                            + " of search (Confirming the best 2: training 2 of 2): the program that"
                            + " ran it is gone. Go on with: gennas resume "
                            + path),
                killed.out()));
    Process holder = LockHolder.start(path.resolve("study.lock"));
    try {
      JsonNode running = CommandRun.of(home, "show", path.toString(), "--json").json();
      CommandRun run = CommandRun.of(home, "show", path.toString());
      assertAll(
          () -> assertFalse(running.get("interrupted").asBoolean()),
          () -> assertTrue(running.get("running").asBoolean()),
          () ->
              assertTrue(
                  run.out().contains("State    Confirming the best 2: training 2 of 2, "),
                  run.out()));
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  @Test
  void aNameCannotRedrawTheTerminal() throws Exception {
    Path path = study(confirmedStudy());
    String settings = Files.readString(path.resolve("study.json"));
    Files.writeString(
        path.resolve("study.json"), settings.replace("\"Phantoms\"", "\"x\\u001b[2J\\u202Ey\""));
    CommandRun run = CommandRun.of(home, "show", path.toString());
    assertTrue(run.out().startsWith("x[2Jy  ("), run.out());
    JsonNode json = CommandRun.of(home, "show", path.toString(), "--json").json();
    assertEquals("x\u001b[2J\u202Ey", json.get("name").asText());
  }

  @Test
  void settingsThatWereEditedAfterTheStartAreNamed() throws Exception {
    List<StudyEvent> events = new ArrayList<>(confirmedStudy());
    events.add(new StudyEvent.Sealed(START, config(), "split", "pixels", Map.of()));
    Path path = study(events);
    assertFalse(CommandRun.of(home, "show", path.toString()).out().contains("Caution"));
    Path settings = path.resolve("study.json");
    Files.writeString(settings, Files.readString(settings).replace("\"px\" : 64", "\"px\" : 96"));
    CommandRun run = CommandRun.of(home, "show", path.toString());
    assertTrue(
        run.out()
            .contains(
                "Caution  The settings have changed since the study began: images.px: 64 -> 96."),
        run.out());
    JsonNode json = CommandRun.of(home, "show", path.toString(), "--json").json();
    assertEquals("images.px: 64 -> 96", json.get("changedSettings").get(0).asText());
  }

  private Path confirming(List<StudyEvent> events) throws IOException {
    Path path = study(events);
    new StudyJson()
        .write(
            path.resolve("study.json"),
            config().withConfirmation(Optional.of(new Confirmation(2, 1))));
    return path;
  }

  @Test
  void theRankingHasTheBestFirstWithItsInterval() throws Exception {
    CommandRun run = CommandRun.of(home, "show", endedStudy().toString());

    List<String> table = run.out().lines().filter(line -> line.contains("Random")).toList();
    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status()),
        () -> assertEquals(2, table.size(), run.out()),
        () -> assertTrue(table.get(0).contains("T-02   22121211"), table.get(0)),
        () -> assertTrue(table.get(0).contains("0.840  [0.790, 0.890]"), table.get(0)),
        () -> assertTrue(run.out().contains("ended after 1 min 30 s of search: 3 of 3 trials")),
        () -> assertTrue(run.out().contains("synthetic")),
        () ->
            assertTrue(
                run.out().contains("T-03 11111111 is not ranked: its mean AUC is undefined")),
        () -> assertTrue(run.out().contains("Research use only, not for clinical use.")));
  }

  @Test
  void jsonIsOneObjectWithTheSame() throws Exception {
    JsonNode json = CommandRun.of(home, "show", endedStudy().toString(), "--json").json();

    assertAll(
        () -> assertEquals("ENDED", json.get("phase").asText()),
        () -> assertEquals("TRIALS", json.get("ended").get("reason").asText()),
        () -> assertEquals(2, json.get("ranking").size()),
        () -> assertEquals("T-02", json.get("ranking").get(0).get("trial").asText()),
        () -> assertEquals(3, json.get("counts").get("finished").asInt()),
        () -> assertTrue(json.get("notice").asText().startsWith("Research use only")));
  }

  private static StudyEvent.Side side(String name, int positives) {
    return new StudyEvent.Side(
        name, 100, 60, List.of(new StudyEvent.Count("Edema", positives, 100 - positives, 0)));
  }

  @Test
  void whatIsTooRareToBeJudgedIsSaid() throws Exception {
    Path path =
        study(
            List.of(
                new StudyEvent.Started(START, "test"),
                new StudyEvent.Prepared(
                    START,
                    "Phantoms",
                    300,
                    0,
                    0,
                    List.of(side("train", 70), side("valid", 15), side("test", 1)),
                    "/prepared",
                    "abc")));
    CommandRun run = CommandRun.of(home, "show", path.toString());
    JsonNode json = CommandRun.of(home, "show", path.toString(), "--json").json().get("rare");

    assertAll(
        () ->
            assertTrue(
                run.out()
                    .contains(
                        "Rare     1 image with Edema in the test set: too few to estimate its"
                            + " AUC; 10"
                            + " are needed"),
                run.out()),
        () -> assertTrue(run.out().contains("Edema: give the sets named a larger share.")),
        () -> assertEquals(1, json.size()),
        () -> assertEquals("test", json.get(0).get("side").asText()),
        () -> assertEquals("Edema", json.get(0).get("finding").asText()),
        () -> assertTrue(json.get(0).get("present").asBoolean()),
        () -> assertEquals(1, json.get(0).get("images").asInt()),
        () -> assertEquals(10, json.get(0).get("needed").asInt()));
  }

  @Test
  void anUnknownFieldInStudyJsonIsNamedWithFileAndLine() throws Exception {
    Path study = endedStudy();
    Path file = study.resolve("study.json");
    String text = Files.readString(file).replaceFirst("\\{", "{\n\"sede\" : 2,");
    Files.writeString(file, text);

    CommandRun run = CommandRun.of(home, "show", study.toString());

    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status()),
        () -> assertEquals(1, run.err().lines().count(), run.err()),
        () -> assertTrue(run.err().contains("Unknown field \"sede\""), run.err()),
        () -> assertTrue(run.err().contains(file + ", line "), run.err()),
        () -> assertEquals(text, Files.readString(file)));
  }

  @Test
  void aTornLastLineOfTheJournalIsNoProblem() throws Exception {
    Path study = endedStudy();
    Path journal = study.resolve("journal.jsonl");
    Files.writeString(journal, Files.readString(journal) + "{\"event\":\"pau");

    assertEquals(ExitStatus.DONE, CommandRun.of(home, "show", study.toString()).status());
  }

  @Test
  void aFolderWithoutAStudyIsTold() {
    CommandRun run = CommandRun.of(home, "show", home.toString());

    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("study.json is missing"), run.err());
  }

  @Test
  void aMissingFolderIsNamedItself() {
    Path missing = home.resolve("nowhere");

    CommandRun run = CommandRun.of(home, "show", missing.toString());

    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("There is no such folder (" + missing + ")"), run.err());
  }
}
