package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.figure.Palette;
import org.gennas.ui.chart.CurveChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The check of layouts finds what it is meant to find, and nothing in a sound scene. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class LayoutCheckTest {
  private Stage stage;

  @Start
  void open(Stage shown) {
    stage = shown;
    stage.setWidth(400);
    stage.setHeight(300);
    stage.setScene(new Scene(new StackPane(), 400, 300));
    stage.show();
  }

  private List<LayoutCheck.Fault> faults(FxRobot robot, Parent root) {
    AtomicReference<List<LayoutCheck.Fault>> found = new AtomicReference<>(List.of());
    robot.interact(
        () -> {
          Scene scene = new Scene(root, 400, 300, Color.WHITE);
          stage.setScene(scene);
          found.set(LayoutCheck.of(scene));
        });
    return found.get();
  }

  private static Label label(String text, Color ink) {
    Label label = new Label(text);
    label.setTextFill(ink);
    return label;
  }

  private static List<String> kinds(List<LayoutCheck.Fault> faults) {
    return faults.stream().map(LayoutCheck.Fault::kind).distinct().toList();
  }

  @Test
  void blackTextWithRoomIsSound(FxRobot robot) {
    assertEquals(List.of(), faults(robot, new HBox(8, label("Slot 1", Color.BLACK))));
  }

  @Test
  void aShortenedLabelIsClipped(FxRobot robot) {
    Label narrow = label("Pleural Effusion", Color.BLACK);
    narrow.setMaxWidth(40);
    assertEquals(List.of("clipped"), kinds(faults(robot, new StackPane(narrow))));
  }

  @Test
  void textOverTextOverlaps(FxRobot robot) {
    StackPane pile = new StackPane(label("one", Color.BLACK), label("two", Color.BLACK));
    assertEquals(List.of("overlaps"), kinds(faults(robot, pile)));
  }

  @Test
  void greyOnWhiteLacksContrast(FxRobot robot) {
    assertEquals(
        List.of("contrast"), kinds(faults(robot, new HBox(label("n = 3", Color.web("#8c959f"))))));
  }

  @Test
  void aRowThatIsTooWideOverflows(FxRobot robot) {
    Pane wide = new Pane();
    wide.setMinWidth(500);
    List<LayoutCheck.Fault> faults = faults(robot, new Pane(sized(new HBox(wide))));
    assertTrue(kinds(faults).contains("overflows"), faults.toString());
  }

  private static HBox sized(HBox box) {
    box.setMinWidth(300);
    box.setMaxWidth(300);
    box.setPrefWidth(300);
    return box;
  }

  @Test
  void whatAChartPaintsIsReadToo(FxRobot robot) {
    assertEquals(List.of("cut"), kinds(faults(robot, chart(60))));
    assertEquals(List.of(), faults(robot, chart(300)));
  }

  private static StackPane chart(double width) {
    CurveChart chart =
        new CurveChart(new SimpleObjectProperty<>(Palette.light()), "A title far too long", 3);
    chart.setMinSize(width, 80);
    chart.setMaxSize(width, 80);
    return new StackPane(chart);
  }

  @Test
  void contrastIsThatOfTheGuideline() {
    assertEquals(21, LayoutCheck.ratio(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(4.48, LayoutCheck.ratio(Color.web("#777777"), Color.WHITE), 0.005);
  }
}
