package org.gennas.ui.newstudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.gennas.ShowsWindow;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.proposal.llm.ScriptedChat;
import org.gennas.runner.Device;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.TrainingNumber;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.DatasetLookup;
import org.gennas.ui.form.FoundDataset;
import org.gennas.ui.form.ModelCheck;
import org.gennas.ui.form.ModelFields;
import org.gennas.ui.newstudy.NewStudyModel.Outcome;
import org.gennas.ui.shell.SharedStage;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class NewStudyFormTest {
  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final List<Outcome.Ready> created = new ArrayList<>();
  private final ScriptedChat chat =
      new ScriptedChat((query, number) -> "{\"why\": \"few channels\", \"code\": \"00000000\"}");
  private Scene scene;
  private NewStudyModel model;
  private Stage stage;

  private static FoundDataset dataset() {
    List<FoundDataset.Finding> findings = new ArrayList<>();
    List<String> names =
        List.of(
            "No Finding",
            "Enlarged Cardiomediastinum",
            "Cardiomegaly",
            "Lung Opacity",
            "Lung Lesion",
            "Edema",
            "Consolidation",
            "Pneumonia",
            "Atelectasis",
            "Pneumothorax",
            "Pleural Effusion",
            "Pleural Other",
            "Fracture",
            "Support Devices");
    for (String name : names) {
      int h = Math.floorMod(name.hashCode(), 30_000);
      findings.add(new FoundDataset.Finding(name, 9_000 + h, 1_328 + h / 2, h / 3, 150_000 - h));
    }
    return new FoundDataset(
        "CheXpert-v1.0-small", "CheXpert", 223_414, 64_540, 191_027, 32_387, findings, true, false);
  }

  @Start
  void start(Stage stage) {
    this.stage = stage;
    DatasetLookup lookup =
        folder -> {
          if (!folder.toString().contains("CheXpert")) {
            throw new IOException(
                "No chest X-ray dataset in "
                    + folder
                    + ": neither train.csv (CheXpert) nor Data_Entry_2017*.csv (NIH) was found."
                    + " Choose the folder that holds one of them.");
          }
          return dataset();
        };
    List<Device> devices =
        List.of(
            new Device(
                "cpu:0", Device.Kind.CPU, "Intel Xeon, 1 thread", 1, 1L << 33, Optional.empty()),
            new Device(
                "cpu:1", Device.Kind.CPU, "Intel Xeon, 1 thread", 1, 1L << 33, Optional.empty()));
    model =
        new NewStudyModel(
            new DatasetField(lookup, Runnable::run, Runnable::run),
            new TimeField(Plans.of(2, SearchLimits.none()), Runnable::run, Runnable::run),
            devices,
            Path.of("/home/ana/GenNAS/studies"),
            new FolderLookup(path -> false, Runnable::run, Runnable::run),
            new ApiKeys(Map.of("ANTHROPIC_API_KEY", "from the environment")),
            new SplitOutlook(Runnable::run, Runnable::run));
    NewStudyForm form =
        new NewStudyForm(
            model,
            new ModelCheck(chat, Runnable::run, Runnable::run),
            Messages.english(),
            Optional::empty,
            created::add,
            () -> {});
    StackPane root = new StackPane(form);
    root.getStyleClass().add("gn-content");
    scene = new Scene(root, 1528, 918);
    appearance.style(scene);
    SharedStage.show(stage, scene);
  }

  private void picture(FxRobot robot, String name) throws IOException {
    robot.interrupt();
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.getParent());
    var image = robot.lookup(".gn-new-study").query().getScene();
    var shot = robot.robotContext().getCaptureSupport().captureNode(image.getRoot());
    ImageIO.write(SwingFXUtils.fromFXImage(shot, null), "png", file.toFile());
  }

  @Test
  void isFilledByKeyboardAndCreatesAStudy(FxRobot robot) throws IOException {
    assertThat(robot.lookup("#create-study").queryAs(Button.class).isDisabled()).isTrue();
    robot.clickOn("#dataset-folder").write("/data/CheXpert-v1.0-small");
    robot.clickOn("#epochs").push(KeyCode.CONTROL, KeyCode.A).write("0");
    assertThat(model.training().epochs().problem()).isPresent();
    picture(robot, "new-study-problem-light");
    robot.push(KeyCode.CONTROL, KeyCode.A).write("12");
    robot.clickOn("Random");
    assertThat(model.split().method().get()).isEqualTo(Split.Method.RANDOM);
    assertThat(robot.lookup("#split-rare").queryLabeled().getText()).isEmpty();
    picture(robot, "new-study-light");
    robot.interact(() -> appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "new-study-dark");
    robot.interact(
        // The stage is shared with other tests, so it keeps its size.
        () -> {
          StackPane root = (StackPane) stage.getScene().getRoot();
          ((Region) root.getChildren().get(0)).setMaxSize(1184, 694);
        });
    picture(robot, "new-study-dark-1280");
    robot.clickOn("#create-study");
    assertThat(created).hasSize(1);
    assertThat(created.get(0).config().training().epochs()).isEqualTo(12);
    assertThat(created.get(0).config().images().findingNames()).hasSize(5);
  }

  @Test
  void everythingAboutATrainingUnfolds(FxRobot robot) throws IOException {
    robot.clickOn("#dataset-folder").write("/data/CheXpert-v1.0-small");
    assertThat(shown(robot, "#weight-decay")).isFalse();
    robot.interact(robot.lookup("#everything").queryAs(Button.class)::fire);
    assertThat(shown(robot, "#weight-decay")).isTrue();
    picture(robot, "new-study-everything-light");
    robot.interact(() -> model.training().recipe().number(TrainingNumber.DROPOUT).text().set("2"));
    assertThat(robot.lookup("#create-study").queryAs(Button.class).isDisabled()).isTrue();
    robot.interact(robot.lookup("#everything").queryAs(Button.class)::fire);
    // what is wrong is not folded away
    assertThat(shown(robot, "#dropout")).isTrue();
    robot.interact(
        () -> {
          appearance.choiceProperty().set(Theme.DARK);
          StackPane root = (StackPane) stage.getScene().getRoot();
          ((Region) root.getChildren().get(0)).setMaxSize(1184, 694);
        });
    picture(robot, "new-study-everything-dark-1280");
    robot.interact(
        () -> {
          model.training().preset().set("quick");
          robot.lookup("#everything").queryAs(Button.class).fire();
        });
    assertThat(shown(robot, "#dropout")).isFalse();
  }

  private static boolean shown(FxRobot robot, String id) {
    for (Node node = robot.lookup(id).query(); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void asksForALanguageModelWhereTheProposerNeedsOne(FxRobot robot) throws IOException {
    robot.clickOn("#dataset-folder").write("/data/CheXpert-v1.0-small");
    assertThat(robot.lookup("#llm-card").query().isVisible()).isFalse();
    robot.interact(() -> model.proposer().set("llm"));
    assertThat(robot.lookup("#llm-card").query().isVisible()).isTrue();
    picture(robot, "new-study-model-missing-light");
    assertThat(robot.lookup("#create-study").queryAs(Button.class).isDisabled()).isTrue();
    robot.clickOn("#llm-model").write("gpt-4.1");
    robot.clickOn("#llm-key").write("sk-typed").push(KeyCode.ENTER);
    assertThat(model.languageModel().keyState().get()).isEqualTo(ModelFields.KeyState.GIVEN);
    robot.clickOn("#llm-dollars").write("2");
    assertThat(robot.lookup("#create-study").queryAs(Button.class).isDisabled()).isTrue();
    robot.clickOn("#llm-price-in").write("2").push(KeyCode.TAB).write("8");
    robot.interact(robot.lookup("#llm-check").queryAs(Button.class)::fire);
    assertThat(robot.lookup("#llm-check-result .label").queryAll()).hasSize(6);
    picture(robot, "new-study-model-light");
    robot.interact(() -> appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "new-study-model-dark");
    robot.interact(
        () -> {
          StackPane root = (StackPane) stage.getScene().getRoot();
          ((Region) root.getChildren().get(0)).setMaxSize(1184, 694);
        });
    picture(robot, "new-study-model-dark-1280");
    robot.interact(robot.lookup("#create-study").queryAs(Button.class)::fire);
    LanguageModel made = created.get(0).config().languageModel().orElseThrow();
    assertThat(made.provider()).isEqualTo("openai");
    assertThat(made.price()).contains(new LanguageModel.Price(2, 8));
    assertThat(made.limits().dollars()).contains(2.0);
    assertThat(made.prompt()).isEqualTo("analyst");
  }

  @Test
  void laysASearchOutForATime(FxRobot robot) throws IOException {
    robot.clickOn("#dataset-folder").write("/data/CheXpert-v1.0-small");
    robot.clickOn("#time").write("0.5");
    picture(robot, "new-study-time-short-light");
    assertThat(robot.lookup("#create-study").queryAs(Button.class).isDisabled()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.A).write("20");
    assertThat(robot.lookup("#plan .label").queryAll().size()).isGreaterThan(6);
    picture(robot, "new-study-time-light");
    robot.interact(() -> appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "new-study-time-dark");
    robot.interact(
        () -> {
          StackPane root = (StackPane) stage.getScene().getRoot();
          ((Region) root.getChildren().get(0)).setMaxSize(1184, 694);
        });
    picture(robot, "new-study-time-dark-1280");
    robot.interact(robot.lookup("#create-study").queryAs(Button.class)::fire);
    assertThat(created.get(0).config().time().orElseThrow().minutes()).isEqualTo(20);
  }

  @Test
  void saysWhatIsWrongWithAFolder(FxRobot robot) throws IOException {
    robot.clickOn("#dataset-folder").write("/home/ana/pictures");
    picture(robot, "new-study-wrong-folder-light");
    assertThat(robot.lookup("#create-study").queryAs(Button.class).isDisabled()).isTrue();
    robot.push(KeyCode.ENTER);
    assertThat(created).isEmpty();
  }
}
