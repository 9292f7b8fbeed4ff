package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.StartsProcesses;
import org.gennas.app.HomeFolder;
import org.gennas.app.SampleStudy;
import org.gennas.proposal.llm.Conversations;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.Provider;
import org.gennas.proposal.llm.RecordedExchange;
import org.gennas.proposal.llm.ScriptedReply;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * A whole study on the sample data in the real window, with real workers and a language model's
 * server on this machine: a stream, a repair, a review with an edit and a veto, and the spending
 * limit.
 */
@StartsProcesses
@ShowsWindow
class LanguageModelStudyInTheWindowTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Dollars: enough for the first two iterations, not for the veto's replacement. */
  private static final double LIMIT = 0.05935;

  private static final Pattern LAST_REFUSAL = Pattern.compile("can't be used");

  @TempDir Path home;
  private final FxRobot robot = new FxRobot();
  private final StudyJson json = new StudyJson();
  private final CountDownLatch gate = new CountDownLatch(1);
  private FakeModelServer server;
  private Stage stage;
  private WorkbenchApp app;
  private StudyController desk;

  @BeforeEach
  void open() throws Exception {
    server =
        FakeModelServer.of(Provider.OPENAI).answering(LanguageModelStudyInTheWindowTest::answer);
    WindowMemory.blank().withTheme(Theme.LIGHT).write(home.resolve("window.json"), json);
    stage = FxToolkit.registerPrimaryStage();
    app =
        (WorkbenchApp)
            FxToolkit.setupApplication(() -> new WorkbenchApp(new HomeFolder(home), server.keys()));
    desk = app.desk().orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    gate.countDown();
    FxToolkit.cleanupApplication(app);
    FxToolkit.cleanupStages();
    server.close();
  }

  /** The model never learns to count at first; asked again it does better. */
  private static String answer(String body) {
    Matcher refusal = LAST_REFUSAL.matcher(body);
    if (!refusal.find()) {
      return proposals("1100000", "01000000");
    }
    return proposals("10000000");
  }

  private static String proposals(String... codes) {
    return Stream.of(codes)
        .map(
            c ->
                "{\"architecture\": \"%s\", \"rationale\": \"A small one to begin with: %s.\","
                        .formatted(c, c)
                    + " \"predicted_auc\": 0.7}")
        .reduce((a, b) -> a + ", " + b)
        .map(all -> "{\"proposals\": [" + all + "]}")
        .orElseThrow();
  }

  private StudyConfig config() throws IOException {
    StudyConfig sample = SampleStudy.find().orElseThrow().config(json);
    return new StudyConfig(
        sample.format(),
        "Sample study with a language model",
        sample.images(),
        sample.space(),
        new TrainingConfig("own", 1, 24, 0.2, 0.8, 0.9, Optional.empty()),
        "llm",
        sample.schedule(),
        new DeviceChoice(List.of(), Optional.of(2)),
        new StopRules(5, Optional.empty(), Optional.empty(), Optional.empty()),
        SearchLimits.none(),
        7,
        Optional.of(
            new LanguageModel(
                "openai",
                FakeModelServer.MODEL,
                Optional.of(server.address() + "/v1"),
                Optional.of(0.5),
                4096,
                "analyst",
                true,
                Optional.of(new LanguageModel.Price(0, 100)),
                new LanguageModel.Limits(
                    Optional.of(LIMIT), Optional.empty(), Optional.empty(), 60))));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
  }

  private StudyState state() {
    return desk.model().momentProperty().get().orElseThrow().state();
  }

  private boolean shows(String selector) {
    return robot.lookup(selector).queryAll().stream().anyMatch(n -> n.isVisible());
  }

  private void fire(String selector) {
    await(() -> shows(selector) && !robot.lookup(selector).queryButton().isDisabled());
    robot.interact(robot.lookup(selector).queryAs(Button.class)::fire);
  }

  private void picture(String name) throws IOException {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = stage.getScene().snapshot(null));
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(SwingFXUtils.fromFXImage(image[0], null), "png", file.toFile());
  }

  @Test
  void streamedRepairedReviewedAndLimited() throws Exception {
    StudyConfig config = config();
    server.then(
        ScriptedReply.pausing(
            gate, "Small ones first, they train fast.", proposals("1100000", "01000000")));
    robot.interact(() -> desk.show(config));
    await(() -> stage.getTitle().startsWith("Sample study with"));
    robot.clickOn("#top-start");
    await(() -> shows(".gn-talk-answer"));
    picture("llm-study-stream");
    gate.countDown();

    await(() -> shows("#offer-01000000") && shows("#offer-10000000"));
    robot.clickOn("#conversation .gn-conversation-header");
    await(() -> shows(".gn-talk-refused"));
    picture("llm-study-repair");
    robot.clickOn("#conversation .gn-conversation-header");

    fire("#offer-01000000 #offer-approve");
    fire("#offer-10000000 #offer-edit");
    robot.clickOn("#slot-2-block-1").type(KeyCode.RIGHT, KeyCode.DIGIT1);
    picture("llm-study-edit");
    fire("#offer-10000000 #offer-use");
    robot.clickOn("#note").write("prefer fewer MACs").push(KeyCode.ENTER);
    await(() -> state().withStatus(org.gennas.study.event.TrialState.Status.FINISHED).size() == 2);

    await(() -> !state().offers().isEmpty());
    String vetoed = offered().get(0);
    fire("#offer-" + vetoed + " #offer-veto");
    await(() -> shows("#veto-reason"));
    robot.clickOn("#veto-reason").write("too small").push(KeyCode.ENTER);
    await(() -> !offered().contains(vetoed));
    robot.clickOn("#automatic");

    await(() -> desk.model().modeProperty().get() == Mode.ENDED);
    picture("llm-study-limit");
    endsWell(vetoed);
  }

  private List<String> offered() {
    return state().offers().stream()
        .flatMap(o -> o.proposals().stream())
        .map(p -> p.architecture().code())
        .toList();
  }

  private void endsWell(String vetoed) throws IOException {
    StudyState end = state();
    assertEquals(StopReason.TRIALS, end.ended().orElseThrow().reason());
    List<String> codes = end.trials().stream().map(t -> t.id().architecture().code()).toList();
    assertEquals(5, new HashSet<>(codes).size());
    assertFalse(codes.contains(vetoed));
    assertTrue(codes.contains("11100000"), "the edited one: " + codes);
    List<String> remarks =
        end.events().stream()
            .filter(StudyEvent.Remarked.class::isInstance)
            .map(e -> ((StudyEvent.Remarked) e).text())
            .toList();
    assertTrue(
        remarks.stream().anyMatch(r -> r.startsWith("The study's spending limit of $")),
        "remarks: " + remarks);
    Set<String> proposers = new HashSet<>();
    end.trials().forEach(t -> proposers.add(t.trial().proposal().proposer()));
    assertEquals(Set.of("toy-model (openai)", "You", "Surrogate"), proposers);

    Path folder = desk.model().folderProperty().get().orElseThrow().path();
    List<RecordedExchange> kept = Conversations.read(folder.resolve("conversations"), json);
    assertEquals(2, kept.get(1).round(), "the repair is on record");
    assertTrue(
        kept.stream().anyMatch(e -> e.sent().contains("prefer fewer MACs")), "the note was told");
    double spent = kept.stream().mapToDouble(e -> e.dollars().orElse(0.0)).sum();
    assertTrue(spent <= LIMIT, "spent " + spent);
    holdsNoKey(home);
  }

  /** Every file that the window, the search and its workers wrote. */
  private static void holdsNoKey(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> holders =
          files
              .filter(Files::isRegularFile)
              .filter(LanguageModelStudyInTheWindowTest::holdsKey)
              .toList();
      assertEquals(List.of(), holders);
    }
  }

  private static boolean holdsKey(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(FakeModelServer.KEY.substring(3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
