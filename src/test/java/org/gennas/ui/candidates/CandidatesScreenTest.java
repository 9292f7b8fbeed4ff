package org.gennas.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.DeviceChoice;
import org.gennas.study.FindingPolicy;
import org.gennas.study.FindingPolicy.Meaning;
import org.gennas.study.FindingScore;
import org.gennas.study.ImagesConfig;
import org.gennas.study.PredictionTable;
import org.gennas.study.Proposal;
import org.gennas.study.Schedule;
import org.gennas.study.SearchLimits;
import org.gennas.study.SplitScore;
import org.gennas.study.StopRules;
import org.gennas.study.StudyConfig;
import org.gennas.study.StudyEvent;
import org.gennas.study.StudyState;
import org.gennas.study.TrainingConfig;
import org.gennas.study.Trial;
import org.gennas.study.TrialEvent;
import org.gennas.study.TrialHistory;
import org.gennas.study.TrialId;
import org.gennas.study.TrialResult;
import org.gennas.ui.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CandidatesScreenTest {
  private static final List<String> FINDINGS =
      List.of("Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion");
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final List<Architecture> opened = new ArrayList<>();
  private CandidatesModel model;
  private Stage stage;

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  @Start
  void start(Stage stage) {
    this.stage = stage;
    CandidateDetail detail =
        new CandidateDetail(background, Platform::runLater, new BootstrapInterval(200, 0.95, 1));
    model = new CandidatesModel(detail, id -> predictions(id.number()));
    Map<Integer, TrialHistory> histories = new HashMap<>();
    model.update(study(histories), histories);
    CandidatesScreen screen =
        new CandidatesScreen(model, appearance.paletteProperty(), Messages.english(), opened::add);
    StackPane root = new StackPane(screen);
    root.getStyleClass().add("gn-content");
    Scene scene = new Scene(root, 1528, 918);
    appearance.style(scene);
    stage.setScene(scene);
    stage.show();
  }

  private static StudyConfig config() {
    List<FindingPolicy> findings =
        FINDINGS.stream().map(f -> new FindingPolicy(f, Meaning.IGNORE, Meaning.ZEROS)).toList();
    return new StudyConfig(
        1,
        "CheXpert-5",
        new ImagesConfig(
            "/data",
            findings,
            ImagesConfig.View.FRONTAL,
            64,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, .7, .15, .15, 1),
            Optional.empty(),
            false),
        "chest-xray",
        TrainingConfig.paper(),
        "surrogate",
        Schedule.FREE_RUNNING,
        DeviceChoice.all(),
        new StopRules(30, Optional.empty(), Optional.empty(), Optional.empty()),
        SearchLimits.none(),
        1);
  }

  private static StudyState study(Map<Integer, TrialHistory> histories) {
    Random random = new Random(4);
    List<StudyEvent> events = new ArrayList<>();
    events.add(new StudyEvent.Started(START, "test"));
    SearchSpace space = SearchSpace.chestXray();
    for (int n = 1; n <= 21; n++) {
      TrialId id = new TrialId(n, space.draw(random));
      String by = n % 4 == 0 ? "Random" : n % 7 == 0 ? "You" : "Surrogate";
      events.add(
          new StudyEvent.Proposed(
              START.plusSeconds(n),
              new Trial(
                  id, (n + 3) / 4, new Proposal(id.architecture(), "", Optional.empty(), by), n)));
      if (n < 21) {
        events.add(new StudyEvent.TrialStarted(START.plusSeconds(n), n, "cpu:" + n % 2, 1));
      }
      int epochs = n < 19 ? 50 : 30 - n;
      histories.put(n, history(random, epochs));
      if (n == 7) {
        events.add(
            new StudyEvent.TrialFailed(
                START.plusSeconds(n),
                n,
                "The loss became NaN in epoch 3.",
                "Try a lower learning rate."));
      } else if (n < 19) {
        events.add(new StudyEvent.TrialFinished(START.plusSeconds(n), result(id, random, n)));
      }
    }
    return StudyState.of(config(), events);
  }

  private static TrialHistory history(Random random, int epochs) {
    TrialHistory history =
        TrialHistory.empty()
            .with(new TrialEvent.Began(START, 1, "cpu:0", "portable", 0, 50, 310, 7448, 1596));
    for (int e = 1; e <= epochs; e++) {
      double auc = 0.86 - 0.12 * Math.exp(-e / 6.0) + random.nextGaussian() * 0.002;
      SplitScore score =
          new SplitScore(
              0.33 + 0.12 * Math.exp(-e / 5.0),
              Optional.of(auc),
              Optional.empty(),
              Optional.empty(),
              List.of());
      history =
          history.with(
              new TrialEvent.EpochEnded(
                  START, e, 0.0004, 0.28 + 0.2 * Math.exp(-e / 9.0), score, false, 93));
    }
    return history;
  }

  private static TrialResult result(TrialId id, Random random, int n) {
    List<FindingScore> scores = new ArrayList<>();
    double sum = 0;
    for (int f = 0; f < FINDINGS.size(); f++) {
      double auc = 0.80 + 0.03 * f + random.nextGaussian() * 0.008;
      boolean undefined = n == 5 && f == 2;
      sum += auc;
      scores.add(
          new FindingScore(
              FINDINGS.get(f),
              undefined ? Optional.empty() : Optional.of(auc),
              undefined
                  ? Optional.empty()
                  : Optional.of(new Interval(auc - 0.01, auc + 0.01, 0.95, "test")),
              Optional.of(0.5),
              undefined ? 0 : 200 + n,
              1300));
    }
    double mean = sum / 5;
    return new TrialResult(
        1,
        id,
        43,
        50,
        new SplitScore(
            0.33,
            Optional.of(mean),
            Optional.of(new Interval(mean - 0.006, mean + 0.006, 0.95, "test")),
            Optional.of(0.5),
            scores),
        0.3,
        4_000 + 60 * n,
        212,
        Optional.empty(),
        1_910_000,
        970_000_000,
        "cpu:0",
        "portable");
  }

  private static PredictionTable predictions(int seed) {
    Random random = new Random(seed);
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      double[] p = new double[5];
      int[] labels = new int[5];
      for (int f = 0; f < 5; f++) {
        boolean positive = random.nextInt(4 + f) == 0;
        labels[f] = positive ? 1 : 0;
        double logit = random.nextGaussian() + (positive ? 1.1 + 0.25 * f : 0) - 1.2;
        p[f] = 1 / (1 + Math.exp(-logit));
      }
      rows.add(new PredictionTable.Row("p" + i, "patient" + i / 3, p, labels));
    }
    return new PredictionTable(FINDINGS, rows);
  }

  private void await(boolean bands) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () ->
                model.detail().state().get() instanceof CandidateDetail.State.Shown shown
                    && (!bands || shown.curves().samples() > 0));
  }

  private static void picture(FxRobot robot, String name) throws IOException {
    robot.interrupt(10);
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.getParent());
    var root = robot.lookup("#candidates-table").query().getScene().getRoot();
    var shot = robot.robotContext().getCaptureSupport().captureNode(root);
    ImageIO.write(SwingFXUtils.fromFXImage(shot, null), "png", file.toFile());
  }

  @Test
  void theChosenCandidateShowsItsCurvesInBothThemes(FxRobot robot) throws IOException {
    robot.interact(() -> model.chosen().set(Optional.of(11)));
    await(true);
    picture(robot, "candidates-light");
    robot.interact(() -> appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "candidates-dark");
    robot.interact(
        // The stage is shared with other tests, so it keeps its size.
        () -> {
          StackPane root = (StackPane) stage.getScene().getRoot();
          ((Region) root.getChildren().get(0)).setMaxSize(1184, 694);
        });
    picture(robot, "candidates-dark-1280");
    robot.clickOn("#open-in-editor");
    assertThat(opened).containsExactly(model.chosenRow().orElseThrow().architecture());
  }

  @Test
  void arrowsChooseAndTheSlashKeyLeadsToTheFilter(FxRobot robot) {
    TableView<?> table = robot.lookup("#candidates-table").queryTableView();
    robot.interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(3);
        });
    int before = model.chosen().get().orElseThrow();
    robot.push(KeyCode.DOWN);
    assertThat(model.chosen().get()).isPresent().isNotEqualTo(Optional.of(before));
    robot.write("/You");
    assertThat(table.getItems()).hasSize(3);
    robot.push(KeyCode.ESCAPE);
    assertThat(table.getItems()).hasSize(21);
  }

  @Test
  void manualThresholdsMoveTheOperatingPoints(FxRobot robot) {
    robot.interact(() -> model.chosen().set(Optional.of(3)));
    await(false);
    robot.clickOn("Manual");
    robot.interact(
        () ->
            robot
                .lookup("#operating-threshold")
                .queryAs(javafx.scene.control.Slider.class)
                .setValue(0.25));
    assertThat(model.detail().rule().get())
        .isEqualTo(new org.gennas.evaluation.OperatingRule.Manual(0.25));
  }
}
