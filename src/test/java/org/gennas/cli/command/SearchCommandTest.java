package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.StartsProcesses;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.search.StudyPreparation;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.ImagesConfig.Split.Method;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that begin a study, on a small set of phantoms. */
@StartsProcesses
final class SearchCommandTest {
  /** Forty patients are too few for five findings on three sides. */
  private static final String RARE =
      "Rare     .* with .* in the test set: too few to estimate its AUC; 10 are needed";

  @TempDir static Path shared;
  private static Path data;

  @TempDir Path home;

  @BeforeAll
  static void drawPhantoms() throws Exception {
    JsonNode drawn =
        CommandRun.of(
                shared,
                "phantoms",
                "--out",
                shared.resolve("made").toString(),
                "--patients",
                "40",
                "--px",
                "64",
                "--json")
            .json();
    data = Path.of(drawn.get("folder").asText());
  }

  private CommandRun search(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "search";
    arguments[1] = "--data";
    arguments[2] = data.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandRun.of(home, arguments);
  }

  @Test
  void aSearchEndsWithItsReportAndItsModelPredicts() throws Exception {
    Path out = home.resolve("study");
    CommandRun run =
        search(
            "--px",
            "32",
            "--trials",
            "1",
            "--confirm",
            "2",
            "--confirm-seeds",
            "1",
            "--workers",
            "1",
            "--epochs",
            "1",
            "--lock",
            "1=0",
            "--lock",
            "2=0",
            "--lock",
            "3=0",
            "--lock",
            "4=0",
            "--lock",
            "5=0",
            "--lock",
            "6=0",
            "--lock",
            "7=0",
            "--lock",
            "8=0",
            "--out",
            out.toString());
    Path csv = home.resolve("predictions.csv");
    JsonNode predicted =
        CommandRun.of(
                home, "predict", out.toString(), data.toString(), "--csv", csv.toString(), "--json")
            .json();

    List<String> lines = run.out().lines().toList();
    StudyConfig config = StudyFolder.open(out, new StudyJson()).config();
    int trainingImages =
        StudyFolder.open(out, new StudyJson()).state().prepared().orElseThrow().sides().stream()
            .filter(side -> side.name().equals("train"))
            .findFirst()
            .orElseThrow()
            .images();
    PredictionTable table = PredictionTable.read(csv);
    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status(), run.err()),
        () -> assertEquals("Report   " + out.resolve("report.html"), lines.get(lines.size() - 1)),
        () -> assertTrue(Files.exists(out.resolve("report.html"))),
        () -> assertTrue(Files.exists(out.resolve("trials.csv"))),
        () -> assertTrue(run.err().contains("T-01 00000000 by Blend: "), run.err()),
        () -> assertTrue(run.err().contains("epoch 1/1: loss "), run.err()),
        () -> assertTrue(run.out().contains("T-01   00000000"), run.out()),
        () -> assertEquals(Method.STRATIFIED, config.images().split().drawing()),
        () -> assertTrue(saidFirst(run.err(), RARE, "trains on"), run.err()),
        () -> assertTrue(run.out().lines().anyMatch(line -> line.matches(RARE)), run.out()),
        () -> assertEquals(Optional.of(new Confirmation(2, 1)), config.confirmation()),
        () -> assertTrue(run.err().contains("Confirming the best 1: training 1 of 1, T-02")),
        () -> assertTrue(run.out().contains("T-02, repeat of T-01: AUC "), run.out()),
        () -> assertTrue(run.out().contains("Test     T-02: mean AUC "), run.out()),
        () -> assertTrue(config.images().synthetic()),
        () -> assertEquals("own", config.training().preset()),
        () -> assertEquals(TrainingConfig.strong().recipe(), config.training().recipe()),
        () -> assertTrue(run.out().contains("Training preset \"own\": 1 epochs"), run.out()),
        () ->
            assertEquals(
                trainingImages,
                StudyPreparation.trainingImages(config.images(), DatasetFolder.find(data))),
        () -> assertEquals(table.rows().size(), predicted.get("images").asInt()),
        () ->
            assertEquals(
                predicted.get("images").asInt(),
                predicted.get("trainedOn").asInt() + predicted.get("scored").asInt()),
        () -> assertTrue(predicted.get("trainedOn").asInt() > 0));
  }

  private static boolean saidFirst(String text, String first, String then) {
    List<String> lines =
        text.lines().dropWhile(line -> !line.matches(first) && !line.contains(then)).toList();
    return !lines.isEmpty() && lines.get(0).matches(first);
  }

  @Test
  void aConfirmationOutOfRangeIsNamed() throws Exception {
    assertTrue(search("--confirm", "-1").err().contains("--confirm must be 0 to 100."));
    assertTrue(search("--confirm-seeds", "0").err().contains("--confirm-seeds must be 1 to 100."));
  }

  @Test
  void trainingOneCodeIsAStudyWithThatTrialAlone() throws Exception {
    Path out = home.resolve("study");
    CommandRun run =
        CommandRun.of(
            home,
            "train",
            "00000000",
            "--data",
            data.toString(),
            "--px",
            "32",
            "--epochs",
            "1",
            "--workers",
            "1",
            "--layers",
            "portable",
            "--out",
            out.toString(),
            "--json");

    String log = Files.readString(out.resolve("trials/0001-00000000/worker.log"));
    JsonNode ranking = run.json().get("ranking");
    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status(), run.err()),
        () -> assertEquals(1, ranking.size()),
        () -> assertTrue(log.contains("Layers: portable (ND4J operations), as asked."), log),
        () -> assertEquals("You", ranking.get(0).get("proposer").asText()),
        () ->
            assertEquals(
                "00000000",
                ranking.get(0).get("result").get("trial").get("architecture").asText()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--px=8               | --px must be 16 to 512",
        "--trials=0           | --trials must be at least 1",
        "--workers=0          | --workers must be at least 1",
        "--proposer=oracle    | --proposer must be one of ",
        "--schedule=sometimes | --schedule must be one of in-step, free-running",
        "--view=oblique       | --view must be one of frontal, lateral",
        "--split=0.5,0.5      | --split takes three fractions",
        "--split=0.5,0.5,0.5  | --split takes three fractions",
        "--draw=chance        | --draw must be one of stratified, random",
        "--findings=Nodule    | The dataset has no finding \"Nodule\"",
        "--uncertain=maybe    | --uncertain must be one of ignore, zeros, ones",
        "--blank=Nodule=zeros | --blank names \"Nodule\"",
        "--preset=slow        | There are no training settings \"slow\"",
        "--learning-rate=0    | --learning-rate must be above 0",
        "--weight-decay=2     | --weight-decay must be 0 to 1, not 2",
        "--momentum=1         | --momentum must be 0 to below 1",
        "--augment=much       | --augment takes three numbers",
        "--lock=9=1           | --lock takes a slot from 1 to 8",
        "--lock=1=3           | --lock takes a slot from 1 to 8 and a choice from 0 to 2",
        "--layers=fast        | --layers: No layers are called \"fast\"; there are: onednn, onednn-bf16, portable.",
        "--minutes=0          | --minutes must be above 0",
        "--plan-only          | --plan-only needs --minutes",
        "--target-auc=2       | --target-auc must be above 0 and at most 1",
        "--epochs=many        | Invalid value for option '--epochs'"
      })
  void anOptionOutOfItsRangeIsWrongUseAndMakesNoFolder(String option, String message) {
    CommandRun run = search(option);

    assertAll(
        () -> assertEquals(ExitStatus.WRONG_USE, run.status()),
        () -> assertTrue(run.err().contains(message), run.err()),
        () -> assertFalse(Files.exists(home.resolve("studies"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"search s.json", "resume s", "train 00000000", "predict m i --csv c"})
  void layersThatAreNotThereAreWrongUseWhereverTheyAreNamed(String command) {
    CommandRun byOption = CommandRun.of(home, (command + " --layers fast").split(" "));
    CommandRun byEnvironment =
        CommandRun.of(home, Map.of("GENNAS_LAYERS", "slow"), command.split(" "));

    assertAll(
        () -> assertEquals(ExitStatus.WRONG_USE, byOption.status(), byOption.err()),
        () ->
            assertTrue(
                byOption.err().contains("--layers: No layers are called \"fast\""), byOption.err()),
        () -> assertEquals(ExitStatus.WRONG_USE, byEnvironment.status(), byEnvironment.err()),
        () ->
            assertTrue(
                byEnvironment.err().contains("GENNAS_LAYERS: No layers are called \"slow\""),
                byEnvironment.err()));
  }

  @Test
  void withoutFileAndDataTheWayIsTold() {
    CommandRun run = CommandRun.of(home, "search");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("Name a STUDY.json, or a dataset with --data."), run.err());
  }

  @Test
  void aPlanForATimeIsShownWithoutAStudy() throws Exception {
    CommandRun run =
        search(
            "--px",
            "16",
            "--workers",
            "1",
            "--minutes",
            "40",
            "--epochs",
            "2",
            "--plan-only",
            "--json");
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    JsonNode plan = run.json().get("plan");
    assertAll(
        () -> assertEquals(40, plan.get("minutes").asDouble()),
        () -> assertEquals(2, plan.get("epochs").asInt()),
        () -> assertTrue(plan.get("trials").asInt() >= 1),
        () -> assertEquals("measured", plan.get("reasons").get(0).get("reason").asText()),
        () -> assertTrue(run.json().get("speed").get("samples").size() >= 2),
        () -> assertFalse(Files.exists(home.resolve("studies"))));
  }

  @Test
  void aTimeThatIsTooShortNamesTheOneThatIsEnough() {
    CommandRun run = search("--px", "16", "--workers", "1", "--minutes", "0.1");
    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status()),
        () -> assertTrue(run.err().contains("0.1 minutes is too short:"), run.err()),
        () -> assertTrue(run.err().contains("Give --minutes "), run.err()),
        () -> assertFalse(Files.exists(home.resolve("studies"))));
  }

  @Test
  void anUnknownFieldOfAStudyFileIsNamedWithFileAndLine() throws Exception {
    Path file = home.resolve("study.json");
    String whole = new StudyJson().pretty(ShowCommandTest.config());
    Files.writeString(file, whole.replaceFirst("\\{", "{\n\"trails\": 3,"));

    CommandRun run = CommandRun.of(home, "search", file.toString());

    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status()),
        () -> assertTrue(run.err().contains("Unknown field \"trails\""), run.err()),
        () -> assertTrue(run.err().contains(file + ", line 2"), run.err()));
  }

  @Test
  void settingsBesideAFileAreWrongUse() throws Exception {
    Path file = Files.writeString(home.resolve("study.json"), "{}");

    CommandRun run = CommandRun.of(home, "search", file.toString(), "--trials", "3");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("--trials cannot be combined with a file"), run.err());
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws Exception {
    Path out = Files.createDirectory(home.resolve("taken"));
    Files.writeString(out.resolve("thesis.txt"), "years of work");

    CommandRun run = search("--out", out.toString());

    assertAll(
        () -> assertEquals(ExitStatus.FAILED, run.status()),
        () -> assertTrue(run.err().contains("The folder is not empty (" + out), run.err()),
        () -> assertEquals("years of work", Files.readString(out.resolve("thesis.txt"))),
        () -> assertFalse(Files.exists(out.resolve("study.json"))));
  }

  @Test
  void predictingIntoAFolderThatIsNotThereIsRefusedBeforeTheWork() {
    Path csv = home.resolve("nowhere").resolve("p.csv");

    CommandRun run =
        CommandRun.of(home, "predict", home.toString(), data.toString(), "--csv", csv.toString());

    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("The table cannot be written there (" + csv), run.err());
  }
}
