package org.gennas.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gennas.ShowsWindow;
import org.gennas.figure.Palette;
import org.gennas.figure.Polyline;
import org.gennas.ui.shell.Screenshot;
import org.gennas.ui.shell.SharedStage;
import org.gennas.ui.theme.Fonts;
import org.gennas.ui.theme.FxColours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Figures as they leave the program, painted by the code that paints the screen. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class FigureSheetTest {
  private static final String NOTICE = "Research use only – not for clinical use";

  private final SimpleObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.light());
  private XyPlot roc;
  private CurveChart loss;

  @Start
  void open(Stage stage) {
    Fonts.load();
    roc =
        new XyPlot(
            palette,
            XyPlot.Kind.ROC,
            XyPlot.Legend.SHOWN,
            "ROC <curves> & \"bands\"",
            "1 − Spec.",
            "Sens.");
    loss = new CurveChart(palette, "Loss", 3);
    roc.setPrefSize(420, 380);
    loss.setPrefSize(420, 200);
    Polyline line = Polyline.of(new double[] {0, 0.1, 0.4, 1}, new double[] {0, 0.6, 0.9, 1});
    Polyline low = Polyline.of(new double[] {0, 0.1, 0.4, 1}, new double[] {0, 0.5, 0.82, 1});
    Polyline high = Polyline.of(new double[] {0, 0.1, 0.4, 1}, new double[] {0, 0.7, 0.95, 1});
    roc.show(
        List.of(
            XyCurve.of("Edema", "0.912", 0, line)
                .withBand(low, high)
                .withOperatingPoint(0.1, 0.6, "threshold 0.4")));
    CurveChart.Line valid = loss.addLine("valid", CurveChart.Look.VALIDATION_VALUE);
    loss.setLastX(10);
    for (int epoch = 1; epoch <= 10; epoch++) {
      valid.append(epoch, 1.0 / epoch);
    }
    SharedStage.show(stage, new Scene(new VBox(roc, loss), 420, 600));
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private String svg(FxRobot robot, ChartCanvas chart) {
    WaitForAsyncUtils.waitForFxEvents();
    String[] svg = new String[1];
    robot.interact(() -> svg[0] = new FigureSheet(chart, NOTICE, "CheXpert-5, two GPUs").svg());
    return svg[0];
  }

  private static List<Element> all(Document document, String tag) {
    var nodes = document.getElementsByTagName(tag);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(i -> (Element) nodes.item(i))
        .toList();
  }

  private static Optional<Element> text(Document document, String words) {
    return all(document, "text").stream().filter(t -> t.getTextContent().equals(words)).findFirst();
  }

  @Test
  void anSvgHoldsTitleNoticeLinesBandsAndWords(FxRobot robot) throws Exception {
    String svg = svg(robot, roc);
    Files.createDirectories(Path.of("target/screenshots"));
    Files.writeString(Path.of("target/screenshots/figure-roc.svg"), svg);
    Document document = parsed(svg);
    assertThat(all(document, "title").get(0).getTextContent())
        .isEqualTo("ROC <curves> & \"bands\"");
    assertThat(all(document, "desc").get(0).getTextContent()).contains("Edema 0.912");
    assertThat(text(document, NOTICE)).isPresent();
    assertThat(text(document, "CheXpert-5, two GPUs")).isPresent();
    assertThat(text(document, "ROC <curves> & \"bands\"")).isPresent();
    assertThat(all(document, "polygon"))
        .anyMatch(p -> p.getAttribute("fill-opacity").equals("0.15"));
    assertThat(all(document, "path")).anyMatch(p -> p.getAttribute("stroke").equals("#0072b2"));
    assertThat(all(document, "ellipse")).isNotEmpty();
    assertThat(all(document, "line"))
        .anyMatch(l -> l.getAttribute("stroke-dasharray").equals("3 3"));
    Element upright = text(document, "Sens.").orElseThrow();
    assertThat(upright.getAttribute("transform")).contains("rotate(-90)");
    assertThat(upright.getAttribute("text-anchor")).isEqualTo("middle");
    assertThat(upright.getAttribute("font-family")).startsWith("Inter");
  }

  @Test
  void aTitleThatTheChartPaintsItselfIsNotThereTwice(FxRobot robot) throws Exception {
    Document document = parsed(svg(robot, loss));
    assertThat(all(document, "text").stream().filter(t -> t.getTextContent().equals("Loss")))
        .hasSize(1);
  }

  @Test
  void aPictureHasTwicePixelsAndTheThemeShown(FxRobot robot) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    for (boolean dark : new boolean[] {false, true}) {
      robot.interact(() -> palette.set(dark ? Palette.dark() : Palette.light()));
      WritableImage[] picture = new WritableImage[1];
      robot.interact(
          () -> picture[0] = new FigureSheet(roc, NOTICE, "CheXpert-5, two GPUs").picture(2));
      assertThat(picture[0].getWidth()).isEqualTo(2 * (420 + 32));
      Color corner = picture[0].getPixelReader().getColor(2, 2);
      assertThat(corner).isEqualTo(FxColours.of(palette.get().card()));
      Screenshot.write(picture[0], dark ? "figure-roc-dark" : "figure-roc-light");
    }
  }

  @Test
  void aTableForASpreadsheetHasACellForEachNumber() {
    FigureTable table = FigureTable.of("a", "b").row("x\ty", 0.25).row("", Double.NaN).build();
    assertThat(table.tabbed()).isEqualTo("a\tb\nx y\t0.2500000000\n\t\n");
  }
}
