package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.proposal.ProposerMessage;
import org.gennas.proposal.llm.Provider;
import org.gennas.space.Architecture;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.WindowUnderTest;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudyScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A person watches a language model propose, and decides about what it proposes. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ProposalReviewTest {
  private static final String FIRST = "22122122";
  private static final String SECOND = "22121222";

  @TempDir static Path home;
  private Stage stage;
  private WindowUnderTest window;
  private StudyScript script;

  @Start
  void open(Stage shown) {
    stage = shown;
    window = new WindowUnderTest(shown, home, 1600, 1000);
    shown.setWidth(1600);
    shown.setHeight(1000);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void begin(FxRobot robot) {
    StudyConfig config = Studies.asking(SearchScreenPictures.config(), "gpt-4.1");
    window.searches.devices = SearchScreenPictures.DEVICES;
    robot.interact(
        () -> {
          window.desk.show(config);
          window.desk.start();
        });
    Awaitility.await().until(() -> window.searches.listener.isPresent());
    script = new StudyScript(config, Studies.START).tell(window.searches.listener.orElseThrow());
    SearchScreenPictures.rounds(script);
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> window.model.modeProperty().get() == Mode.RUNNING_HERE);
    Awaitility.await().until(() -> window.desk.holdsSearch());
    window.settle(robot);
  }

  private void until(FxRobot robot, String selector) {
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> !robot.lookup(selector).queryAll().isEmpty());
  }

  private static void contact(FxRobot robot, String words) {
    Awaitility.await()
        .until(() -> robot.lookup("#model-contact").queryLabeled().getText().equals(words));
  }

  private static Proposal proposal(String code, String why) {
    return new Proposal(
        new Architecture(code),
        why,
        Optional.of(new Proposal.Prediction(0.869, Optional.empty())),
        "gpt-4.1 (openai)");
  }

  private void talk(ProposerMessage... messages) {
    List.of(messages).forEach(m -> script.talk(4, m));
  }

  private void asked() {
    script.ask(4, 2);
    talk(
        new ProposerMessage.Asking("gpt-4.1 (openai)", 1, "2 proposals"),
        new ProposerMessage.Thinking(
            "Slots 1 and 2 are MB6_K5 in all of the best five. Stage 3 is where they differ: "),
        new ProposerMessage.Thinking("T-05 and T-06 differ in slot 7 only and score the same."),
        new ProposerMessage.Answering("{\"proposals\": [{\"architecture\": \"22122122\", "),
        new ProposerMessage.Answering("\"rationale\": \"Swaps slot 6 of the leader"));
  }

  private void refused() {
    talk(
        new ProposerMessage.Answering(" to MB3_K3.\"}, {\"architecture\": \"2212112\"}]}"),
        new ProposerMessage.Answered(
            2913, 184, Duration.ofSeconds(4), Optional.of(0.0073), Optional.of(0.19), 41_280),
        new ProposerMessage.Refused(1, "2212112: it has 7 digits where 8 are needed"),
        new ProposerMessage.Waiting("The server is busy.", Duration.ofSeconds(5)),
        new ProposerMessage.Asking("gpt-4.1 (openai)", 2, "a proposal"),
        new ProposerMessage.Answering("{\"proposals\": [{\"architecture\": \"22121222\""));
  }

  private void offered(FxRobot robot) {
    script.event(new StudyEvent.ReviewSet(script.now(), true));
    script.event(
        new StudyEvent.Offered(
            script.now(),
            4,
            List.of(
                proposal(FIRST, "Swaps slot 6 of the leader to MB3_K3 and spends it in 7 and 8."),
                proposal(SECOND, "Tests whether stage 3 gains from wide kernels throughout."))));
    until(robot, "#offer-" + SECOND);
  }

  @Test
  void the_talk_streams_is_repaired_and_costs(FxRobot robot) throws Exception {
    begin(robot);
    asked();
    until(robot, ".gn-talk-answer");
    contact(robot, "LLM asked");
    shoot(robot, "llm-stream");
    robot.interact(robot.lookup("#call-off").queryAs(Button.class)::fire);
    assertEquals("call off", last());
    refused();
    until(robot, ".gn-talk-refused");
    shoot(robot, "llm-repair");
    offered(robot);
    contact(robot, "LLM connected");
    script.event(new StudyEvent.Noted(script.now(), "prefer fewer MACs"));
    until(robot, "#steering");
    shoot(robot, "llm-review");
    robot.interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(800);
        });
    shoot(robot, "llm-review-1280");
    robot.interact(
        () -> {
          stage.setWidth(1600);
          stage.setHeight(1000);
        });
    talk(
        new ProposerMessage.Remark(
            "The study's spending limit of $0.20 is reached: $0.1900 are spent, and another"
                + " request could exceed it. The surrogate fills in for gpt-4.1 (openai)."));
    until(robot, ".gn-remark");
    shoot(robot, "llm-limit");
  }

  @Test
  void while_a_model_is_silent_the_surrogate_is_offered(FxRobot robot) throws Exception {
    begin(robot);
    script.ask(4, 2);
    talk(
        new ProposerMessage.Asking("gpt-4.1 (openai)", 1, "2 proposals"),
        new ProposerMessage.Waiting(
            "The server of gpt-4.1 cannot be reached. Attempt 2 of 4 comes.",
            Duration.ofSeconds(8)));
    Awaitility.await()
        .until(() -> robot.lookup("#rescue").queryAll().stream().anyMatch(this::shown));
    contact(robot, "LLM silent");
    shoot(robot, "llm-silent");
    robot.clickOn("#rescue");
    assertEquals("call off", last());
    talk(
        new ProposerMessage.Remark(
            "The question was cancelled. The surrogate fills in for gpt-4.1 (openai)."));
    Awaitility.await()
        .until(() -> robot.lookup("#rescue").queryAll().stream().noneMatch(this::shown));
    contact(robot, "LLM did not answer");
  }

  private boolean shown(Node node) {
    return node.isVisible() && node.getParent().isVisible();
  }

  @Test
  void a_proposal_is_approved_edited_or_vetoed(FxRobot robot) {
    begin(robot);
    script.ask(4, 2);
    offered(robot);
    robot.interact(button(robot, "#offer-" + FIRST, "#offer-edit")::fire);
    robot.interact(window.window::focus);
    robot.type(KeyCode.HOME, KeyCode.DIGIT0);
    robot.interact(button(robot, "#offer-" + FIRST, "#offer-use")::fire);
    assertEquals("edit 22122122 02122122", last());
    robot.interact(button(robot, "#offer-" + SECOND, "#offer-veto")::fire);
    until(robot, "#veto-reason");
    robot.clickOn("#veto-reason").write("too slow").push(KeyCode.ENTER);
    assertEquals("veto 22121222: too slow", last());
    robot.interact(button(robot, "#offer-" + SECOND, "#offer-approve")::fire);
    assertEquals("approve 22121222", last());
  }

  @Test
  void keys_alone_decide(FxRobot robot) {
    begin(robot);
    script.ask(4, 2);
    offered(robot);
    robot.interact(() -> robot.lookup("#offer-" + SECOND).query().getParent().requestFocus());
    robot.type(KeyCode.V);
    until(robot, "#veto-reason");
    Awaitility.await()
        .until(() -> robot.lookup("#veto-reason").queryAs(TextField.class).isFocused());
    robot.write("no").push(KeyCode.ESCAPE);
    assertTrue(robot.lookup("#veto-reason").queryAll().isEmpty(), "Esc leaves it waiting");
    robot.interact(() -> robot.lookup("#offer-" + SECOND).query().getParent().requestFocus());
    robot.type(KeyCode.A);
    assertEquals("approve 22121222", last());
  }

  @Test
  void what_is_written_outlives_the_trainings_news(FxRobot robot) {
    begin(robot);
    script.ask(4, 3);
    int training = script.propose(4, "22222212", "One that trains.");
    script.start(training, "cuda:0").worker(training);
    offered(robot);
    robot.interact(button(robot, "#offer-" + FIRST, "#offer-veto")::fire);
    until(robot, "#veto-reason");
    robot.clickOn("#veto-reason").write("becau");
    script.epochs(training, 1, 3, 0.86);
    Awaitility.await()
        .until(() -> window.model.momentProperty().get().orElseThrow().histories().size() >= 13);
    TextField reason = robot.lookup("#veto-reason").queryAs(TextField.class);
    assertEquals("becau", reason.getText());
    assertTrue(reason.isFocused());
  }

  @Test
  void a_note_and_the_review_reach_the_search(FxRobot robot) {
    begin(robot);
    robot.clickOn("#note").write("prefer fewer MACs").push(KeyCode.ENTER);
    assertEquals("note prefer fewer MACs", last());
    CheckBox automatic = robot.lookup("#automatic").queryAs(CheckBox.class);
    assertTrue(automatic.isSelected());
    robot.clickOn(automatic);
    assertEquals("review true", last());
    script.event(new StudyEvent.Noted(script.now(), "prefer fewer MACs"));
    Awaitility.await().until(() -> robot.lookup("#clear-note").query().isVisible());
    robot.interact(robot.lookup("#clear-note").queryAs(Button.class)::fire);
    assertEquals("note ", last());
  }

  @Test
  void a_key_that_is_not_known_is_asked_for_and_kept_in_memory(FxRobot robot) throws Exception {
    robot.interact(
        () -> window.desk.show(Studies.asking(SearchScreenPictures.config(), "gpt-4.1")));
    shoot(robot, "llm-key");
    robot.clickOn("#study-key").write("sk-typed").push(KeyCode.ENTER);
    assertTrue(window.keys.key(Provider.OPENAI).isPresent());
    assertFalse(robot.lookup("#study-key").query().getParent().isVisible());
  }

  @Test
  void without_a_language_model_there_is_nothing_of_it(FxRobot robot) {
    window.searches.devices = SearchScreenPictures.DEVICES;
    robot.interact(() -> window.desk.show(SearchScreenPictures.config()));
    assertTrue(robot.lookup("#steering").queryAll().stream().noneMatch(Node::isVisible));
    assertTrue(robot.lookup("#conversation").queryAll().stream().noneMatch(Node::isVisible));
  }

  private Button button(FxRobot robot, String card, String id) {
    return robot.lookup(card + " " + id).queryAs(Button.class);
  }

  private String last() {
    return window.searches.asked.get(window.searches.asked.size() - 1);
  }

  private void shoot(FxRobot robot, String name) throws Exception {
    assertTrue(Files.size(Screenshot.write(window.picture(robot), name + "-light")) > 40_000);
    robot.interact(window.appearance::toggle);
    assertTrue(Files.size(Screenshot.write(window.picture(robot), name + "-dark")) > 40_000);
    robot.interact(window.appearance::toggle);
  }
}
