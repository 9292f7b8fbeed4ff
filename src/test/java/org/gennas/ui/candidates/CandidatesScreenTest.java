package org.gennas.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.study.notes.TrialNotes;
import org.gennas.ui.candidates.Thresholds.Way;
import org.gennas.ui.command.Command;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.SharedStage;
import org.gennas.ui.study.TrialFilter.Segment;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Candidates screen around a study on disk, by mouse and by keyboard alone. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class CandidatesScreenTest {
  private static final double WIDTH = 1528;
  private static final double HEIGHT = 918;

  @TempDir static Path home;
  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private CandidatesUnderTest under;
  private CandidatesModel model;
  private CandidatesScreen screen;
  private Stage stage;

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  @Start
  void start(Stage stage) throws IOException {
    this.stage = stage;
    show(Messages.english());
  }

  private void show(Messages messages) throws IOException {
    Path fresh = home.resolve("study-" + System.nanoTime());
    under = new CandidatesUnderTest(home, messages, background, Platform::runLater);
    model = under.model;
    screen = new CandidatesScreen(model, appearance.paletteProperty(), messages, under.around);
    StackPane root = new StackPane(screen);
    root.getStyleClass().add("gn-content");
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    appearance.style(scene);
    SharedStage.show(stage, scene);
    under.open(CandidateStudy.write(fresh));
  }

  private void until(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void opened() {
    until(() -> model.rows().size() == CandidateStudy.TRIALS && model.canWrite());
  }

  private void detail() {
    until(
        () ->
            model.detail().state().get() instanceof CandidateDetail.State.Shown shown
                && shown.curves().samples() > 0);
  }

  private void picture(FxRobot robot, String name) throws IOException {
    for (int i = 0; i < 3; i++) {
      robot.sleep(70);
      WaitForAsyncUtils.waitForFxEvents();
    }
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = stage.getScene().snapshot(null));
    Screenshot.write(image[0], name);
  }

  private TableView<?> focusTable(FxRobot robot, int number) {
    TableView<?> table = robot.lookup("#candidates-table").queryTableView();
    robot.interact(
        () -> {
          table.requestFocus();
          model.chosen().set(Optional.of(number));
        });
    return table;
  }

  /** The stage is shared with other tests, so it keeps its size. */
  private void small(FxRobot robot) {
    robot.interact(() -> screen.setMaxSize(1184, 694));
  }

  private void annotated(FxRobot robot) {
    robot.interact(
        () -> {
          model.annotate(11, TagLine.parse("#best 2nd seed planned"));
          model.annotate(10, TagLine.parse("#paper best, serial mode"));
          model.annotate(2, TagLine.parse("#baseline #large largest network"));
          model.compared().setAll(11, 10, 15);
          model.chosen().set(Optional.of(11));
        });
  }

  @Test
  void theChosenCandidateShowsItsCurvesInBothThemesAndSizes(FxRobot robot) throws IOException {
    opened();
    annotated(robot);
    detail();
    picture(robot, "candidates-light");
    robot.interact(() -> appearance.choiceProperty().set(Theme.DARK));
    picture(robot, "candidates-dark");
    robot.clickOn("Calibration");
    robot.clickOn("Manual");
    picture(robot, "candidates-dark-calibration");
    small(robot);
    picture(robot, "candidates-dark-1280");
    robot.interact(() -> appearance.choiceProperty().set(Theme.LIGHT));
    robot.clickOn("#close-candidate");
    picture(robot, "candidates-light-1280-table");
    assertThat(robot.lookup("#candidate-card").tryQuery()).isEmpty();
  }

  @Test
  void inSpanishTheScreenFitsASmallWindow(FxRobot robot) throws IOException {
    robot.interact(
        () -> {
          try {
            show(new Messages(Locale.forLanguageTag("es")));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    opened();
    annotated(robot);
    detail();
    picture(robot, "candidates-es-light");
    small(robot);
    picture(robot, "candidates-es-light-1280");
    for (Node node : robot.lookup(".button").queryAll()) {
      if (node.isVisible() && node.localToScene(node.getLayoutBounds()).getMinX() >= 0) {
        assertThat(((Region) node).getWidth())
            .as(node.getId())
            .isGreaterThanOrEqualTo(Math.floor(((Region) node).prefWidth(-1)));
      }
    }
  }

  @Test
  void theKeyboardAloneFindsSelectsComparesAndFilters(FxRobot robot) {
    opened();
    TableView<?> table = focusTable(robot, 11);
    int before = model.chosen().get().orElseThrow();
    robot.push(KeyCode.DOWN);
    assertThat(model.chosen().get()).isPresent().isNotEqualTo(Optional.of(before));
    robot.push(KeyCode.SPACE);
    robot.push(KeyCode.C);
    assertThat(under.orders).as("one is too few").isEmpty();
    assertThat(under.notices).hasSize(1);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.SPACE);
    assertThat(model.compared()).hasSize(2);
    robot.push(KeyCode.C);
    assertThat(under.orders).containsExactly("compare");
    robot.write("/You");
    assertThat(table.getItems()).hasSize(4);
    robot.push(KeyCode.ESCAPE);
    assertThat(table.getItems()).hasSize(CandidateStudy.TRIALS);
    assertThat(table.isFocused()).isTrue();
  }

  @Test
  void tagsAndNotesAreWrittenInTheRowWithSuggestionsAndUndone(FxRobot robot) throws IOException {
    opened();
    robot.interact(() -> model.annotate(2, TagLine.parse("#baseline")));
    focusTable(robot, 9);
    robot.push(KeyCode.F2);
    TextField editor = robot.lookup("#note-editor").queryAs(TextField.class);
    assertThat(editor.isFocused()).isTrue();
    robot.write("#ba");
    robot.push(KeyCode.TAB);
    robot.write("largest");
    picture(robot, "candidates-light-note");
    robot.push(KeyCode.ENTER);
    assertThat(editor.isVisible()).isFalse();
    assertThat(model.row(9).orElseThrow().note().tags()).containsExactly("baseline");
    assertThat(model.row(9).orElseThrow().note().note()).isEqualTo("largest");
    until(
        () ->
            TrialNotes.read(under.study.folderProperty().get().orElseThrow())
                .of(9)
                .note()
                .equals("largest"));
    robot.push(KeyCode.F2);
    robot.write(" never mind");
    robot.push(KeyCode.ESCAPE);
    assertThat(model.row(9).orElseThrow().note().note()).isEqualTo("largest");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(model.row(9).orElseThrow().note().empty()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    assertThat(model.row(9).orElseThrow().note().note()).isEqualTo("largest");
  }

  @Test
  void deleteHidesATrialAndUndoBringsItBack(FxRobot robot) throws IOException {
    opened();
    TableView<?> table = focusTable(robot, 7);
    robot.push(KeyCode.DELETE);
    assertThat(table.getItems()).hasSize(CandidateStudy.TRIALS - 1);
    assertThat(under.notices).containsExactly("T-07 was deleted. Its files are kept. Undo");
    robot.interact(
        () ->
            screen.commands().stream()
                .filter(c -> c.id().equals("candidates.command.empty"))
                .forEach(c -> c.action().run()));
    until(() -> robot.lookup("#empty-deleted-strip").query().isVisible());
    picture(robot, "candidates-light-empty");
    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#empty-deleted-strip").query().isVisible()).isFalse();
    robot.interact(table::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(table.getItems()).hasSize(CandidateStudy.TRIALS);
  }

  @Test
  void figuresFollowEachSliderAndTheBandsStay(FxRobot robot) {
    opened();
    robot.interact(() -> model.chosen().set(Optional.of(3)));
    detail();
    CandidateDetail.State state = model.detail().state().get();
    robot.clickOn("Manual");
    List<String> before = figures(robot);
    robot.interact(
        () -> robot.lookup("#operating-threshold-0").queryAs(Slider.class).setValue(0.05));
    List<String> after = figures(robot);
    int columns = 9;
    assertThat(after.get(0)).isEqualTo("0.05");
    assertThat(after.subList(1, columns)).isNotEqualTo(before.subList(1, columns));
    assertThat(after.subList(columns, after.size()))
        .as("the other findings stay")
        .isEqualTo(before.subList(columns, before.size()));
    assertThat(model.detail().state().get()).isSameAs(state);
    robot.clickOn("#operating-prevalence").write("1");
    assertThat(model.detail().thresholds().get().prevalence().getAsDouble()).isEqualTo(0.01);
    assertThat(figures(robot).get(7)).isNotEqualTo(after.get(7));
    robot.clickOn("Youden");
    assertThat(model.detail().thresholds().get().way()).isEqualTo(Way.YOUDEN);
    assertThat(robot.lookup("#operating-threshold-0").query().isVisible()).isFalse();
  }

  private static List<String> figures(FxRobot robot) {
    return robot.lookup("#operating-table .label").queryAll().stream()
        .map(node -> ((Label) node).getText())
        .filter(text -> text.matches("[0-9.,]+"))
        .toList();
  }

  @Test
  void calibrationOfEachFindingCanBeLookedAt(FxRobot robot) {
    opened();
    robot.interact(() -> model.chosen().set(Optional.of(3)));
    detail();
    robot.clickOn("Calibration");
    CalibrationChart chart = robot.lookup("#calibration-chart").queryAs(CalibrationChart.class);
    assertThat(chart.table().rows()).hasSize(2 * FindingCalibration.BINS);
    assertThat(chart.describe()).contains("Atelectasis").contains("n 1200");
    ComboBox<?> choice = robot.lookup("#calibration-finding").queryAs(ComboBox.class);
    robot.interact(() -> choice.getSelectionModel().select(3));
    assertThat(chart.figureTitle()).isEqualTo("Calibration, Edema");
  }

  @Test
  void buttonsActOnTheChosenTrialAndAreOffWhereNothingCanBeDone(FxRobot robot) {
    opened();
    robot.interact(() -> model.chosen().set(Optional.of(11)));
    robot.clickOn("#open-in-editor").clickOn("#open-xrays").clickOn("#train-again");
    String code = model.row(11).orElseThrow().architecture().code();
    assertThat(under.orders).containsExactly("edit " + code, "xrays 11", "repeat 11");
    robot.interact(
        () -> {
          under.hears = false;
          model.chosen().set(Optional.of(7));
        });
    for (String id : List.of("#train-again", "#export-model", "#open-xrays")) {
      assertThat(robot.lookup(id).query().isDisabled()).as(id).isTrue();
    }
    for (Command command : screen.commands()) {
      assertThat(Messages.english().has(command.id())).as(command.id()).isTrue();
    }
  }

  @Test
  void noMatchOffersToClearTheFilterAndTheFieldFollowsIt(FxRobot robot) throws IOException {
    opened();
    robot.interact(
        () ->
            model
                .filter()
                .set(model.filter().get().withPattern("#none").withSegment(Segment.DONE)));
    TextField field = robot.lookup("#candidates-filter").queryAs(TextField.class);
    assertThat(field.getText()).isEqualTo("#none");
    picture(robot, "candidates-light-no-match");
    robot.clickOn("Clear filter");
    assertThat(field.getText()).isEmpty();
    assertThat(model.rows()).hasSize(CandidateStudy.TRIALS);
  }

  @Test
  void columnsGiveWayWhereItIsNarrowUnlessAPersonWantsThem(FxRobot robot) {
    opened();
    TableView<?> table = robot.lookup("#candidates-table").queryTableView();
    assertThat(table.getColumns()).allMatch(TableColumn::isVisible);
    small(robot);
    until(() -> !visible(table, "iteration"));
    assertThat(visible(table, "auc")).isTrue();
    assertThat(visible(table, "notes")).isTrue();
    CheckBox top = robot.lookup("#compare-top").queryAs(CheckBox.class);
    robot.clickOn(top);
    assertThat(model.compared()).hasSize(4);
    robot.clickOn(top);
    assertThat(model.compared()).isEmpty();
  }

  private static boolean visible(TableView<?> table, String column) {
    return table.getColumns().stream().anyMatch(c -> c.getId().equals(column) && c.isVisible());
  }
}
