package org.gennas.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.ShowsWindow;
import org.gennas.figure.Brush;
import org.gennas.figure.Palette;
import org.gennas.figure.Polyline;
import org.gennas.ui.theme.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How often charts paint, what they say beside the mouse and in words. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ChartCanvasTest {
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.light());
  private Counting counting;
  private CurveChart curves;
  private XyPlot roc;
  private TrajectoryChart trajectory;

  /** Counts how often it is painted. */
  private static final class Counting extends ChartCanvas {
    private int paints;

    Counting(ObjectProperty<Palette> palette) {
      super(palette);
    }

    @Override
    protected void paint(Brush brush, double width, double height) {
      paints++;
    }

    @Override
    protected Optional<Hover> at(double x, double y) {
      return Optional.empty();
    }

    @Override
    public String describe() {
      return "painted " + paints;
    }

    @Override
    public String figureTitle() {
      return "Counting";
    }

    @Override
    public FigureTable table() {
      return FigureTable.of("paints").row(paints).build();
    }
  }

  @Start
  void open(Stage stage) {
    Fonts.load();
    counting = new Counting(palette);
    curves = new CurveChart(palette, "Loss", 3);
    roc = new XyPlot(palette, XyPlot.Kind.ROC, XyPlot.Legend.SHOWN, "ROC", "1 - spec.", "Sens.");
    trajectory = new TrajectoryChart(palette, "Trajectory", "Trials", "no gain", 3);
    roc.setPrefHeight(240);
    stage.setScene(new Scene(new VBox(counting, curves, roc, trajectory), 400, 640));
    stage.setWidth(400);
    stage.setHeight(640);
    stage.show();
  }

  @Test
  void aThousandChangesASecondPaintAtMostTwentyTimes(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    int before = counting.paints;
    long start = System.nanoTime();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> {
              Platform.runLater(counting::requestPaint);
              return System.nanoTime() - start > 1_000_000_000L;
            });
    WaitForAsyncUtils.waitForFxEvents();
    double seconds = (System.nanoTime() - start) / 1e9;
    int painted = counting.paints - before;
    assertTrue(painted >= 5, () -> "painted " + painted + " times only");
    assertTrue(painted <= seconds * 20 + 2, () -> painted + " paintings in " + seconds + " s");
  }

  @Test
  void theLastChangeIsAlwaysPainted(FxRobot robot) {
    CurveChart.Line line = curves.addLine("valid", CurveChart.Look.VALIDATION);
    for (int epoch = 1; epoch <= 30; epoch++) {
      int at = epoch;
      robot.interact(() -> line.append(at, 1.0 / at));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> curves.getAccessibleText().contains("valid: 0.033 @ 30"));
  }

  @Test
  void aNewPaletteIsPaintedAtOnce(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    int before = counting.paints;
    robot.interact(() -> palette.set(Palette.dark()));
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> counting.paints > before);
  }

  @Test
  void theMouseShowsExactValues(FxRobot robot) {
    robot.interact(
        () -> {
          curves.setLastX(10);
          curves
              .addLine("valid", CurveChart.Look.VALIDATION)
              .set(Polyline.of(new double[] {1, 5, 9}, new double[] {0.5, 0.25, 0.125}));
        });
    WaitForAsyncUtils.waitForFxEvents();
    robot.moveTo(curves);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> tip(curves).isVisible() && tip(curves).getText().equals("5\nvalid 0.250"));
  }

  @Test
  void theMouseOnARingNamesTheOperatingPoint(FxRobot robot) {
    Polyline line = Polyline.of(new double[] {0, 0.5, 1}, new double[] {0, 0.5, 1});
    robot.interact(
        () ->
            roc.show(
                List.of(
                    XyCurve.of("Edema", "0.500", 3, line)
                        .withOperatingPoint(0.5, 0.5, "threshold 0.3"))));
    WaitForAsyncUtils.waitForFxEvents();
    Bounds on = roc.localToScreen(roc.getBoundsInLocal());
    // the plot's middle: left 46 and right 12, top 8 and bottom 38 px are margins
    robot.moveTo(
        (on.getMinX() + 46 + on.getMaxX() - 12) / 2, (on.getMinY() + 8 + on.getMaxY() - 38) / 2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> tip(roc).getText().equals("Edema\nthreshold 0.3"));
    assertEquals("ROC; Edema 0.500 (0.500, 0.500)", roc.describe());
  }

  @Test
  void undefinedValuesLeaveAGapAndAreNotCalledAnything(FxRobot robot) {
    robot.interact(
        () -> {
          CurveChart.Line line = curves.addLine("valid", CurveChart.Look.VALIDATION_VALUE);
          line.append(1, 0.7);
          line.append(2, Double.NaN);
          curves.setBest(OptionalDouble.empty(), "best");
          trajectory.show(
              new Trajectory(List.of(new Trajectory.Point("T-1", Double.NaN)), List.of()));
        });
    assertEquals("Loss; valid: 0.700 @ 1", curves.describe());
    assertEquals("Trajectory: 1; \u2013", trajectory.describe());
  }

  private static Label tip(ChartCanvas chart) {
    Node tip = chart.lookup(".gn-chart-tip");
    return (Label) tip;
  }
}
