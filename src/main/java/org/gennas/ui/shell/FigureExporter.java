package org.gennas.ui.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javax.imageio.ImageIO;
import org.gennas.common.AtomicFile;
import org.gennas.study.folder.PredictionTable;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureEvent;
import org.gennas.ui.chart.FigureSheet;
import org.gennas.ui.command.Command;
import org.gennas.ui.control.Badge;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves and copies figures: every chart of the window gets a button in its corner, a context menu
 * and keys. For the window's thread; files are written on the background executor.
 */
final class FigureExporter {
  private static final Logger LOG = LoggerFactory.getLogger(FigureExporter.class);
  private static final String SECTION = "command.section.figure";
  private static final double PIXELS_A_PX = 2;
  private static final int LONGEST_NAME = 60;

  private final Messages messages;
  private final SaveChooser chooser;
  private final Executor background;
  private final Executor ui;
  private final Supplier<String> source;
  private final Teller teller;
  private final ContextMenu menu = new ContextMenu();
  private Optional<ChartCanvas> reached = Optional.empty();

  /** The kinds of file that a figure is saved as. */
  enum Format {
    SVG,
    PNG,
    CSV;

    String ending() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Shows a notice above the screens. */
  @FunctionalInterface
  interface Teller {
    void tell(Badge.Kind kind, String text);
  }

  /** Makes a file's content; on the background executor. */
  @FunctionalInterface
  private interface Content {
    byte[] bytes() throws IOException;
  }

  /**
   * @param source names where figures come from, such as the open study; perhaps empty
   */
  FigureExporter(
      Messages messages,
      SaveChooser chooser,
      Executor background,
      Executor ui,
      Supplier<String> source,
      Teller teller) {
    this.messages = messages;
    this.chooser = chooser;
    this.background = background;
    this.ui = ui;
    this.source = source;
    this.teller = teller;
  }

  /** Serves all charts below a node. */
  void serve(Node root) {
    root.addEventHandler(FigureEvent.REACHED, event -> reach(event.chart()));
    root.addEventHandler(
        FigureEvent.ASKED, event -> show(event.chart(), event.chart().localToScreen(12, 12)));
    root.addEventHandler(FigureEvent.COPIED, event -> copyPicture(event.chart()));
    root.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event ->
            chartAt(event.getTarget())
                .filter(chart -> !event.isKeyboardTrigger())
                .ifPresent(
                    chart -> {
                      show(chart, new Point2D(event.getScreenX(), event.getScreenY()));
                      event.consume();
                    }));
  }

  private static Optional<ChartCanvas> chartAt(Object target) {
    Node node = target instanceof Node there ? there : null;
    while (node != null && !(node instanceof ChartCanvas)) {
      node = node.getParent();
    }
    return Optional.ofNullable((ChartCanvas) node);
  }

  private void reach(ChartCanvas chart) {
    reached = Optional.of(chart);
    if (!chart.hasOffer()) {
      Button button = new Button("", new FontIcon(Material2MZ.SAVE_ALT));
      button.getStyleClass().addAll("gn-small", "gn-icon", "gn-figure-button");
      button.setTooltip(new Tooltip(messages.get("figure.menu.hint")));
      button.setAccessibleText(messages.format("figure.menu", chart.figureTitle()));
      // the chart itself has the focus, and its keys do the same
      button.setFocusTraversable(false);
      // not shown at the button, which goes as soon as the mouse is on the menu
      button.setOnAction(event -> show(chart, button.localToScreen(0, button.getHeight() + 2)));
      chart.offer(button);
    }
  }

  private void show(ChartCanvas chart, Point2D at) {
    fill(chart).show(chart, at.getX(), at.getY());
  }

  private ContextMenu fill(ChartCanvas chart) {
    reached = Optional.of(chart);
    menu.hide();
    menu.getItems()
        .setAll(
            item("figure.save.svg", () -> save(chart, Format.SVG)),
            item("figure.save.png", () -> save(chart, Format.PNG)),
            item("figure.save.csv", () -> save(chart, Format.CSV)),
            new SeparatorMenuItem(),
            item("figure.copy.picture", () -> copyPicture(chart)),
            item("figure.copy.table", () -> copyTable(chart)));
    return menu;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(messages.get(key));
    item.setId(key.replace('.', '-'));
    item.setOnAction(event -> action.run());
    return item;
  }

  /** What the palette offers for the chart that was last pointed at. */
  List<Command> commands() {
    return List.of(
        command("figure.save.svg", chart -> save(chart, Format.SVG)).withKeys("Ctrl", "Shift", "S"),
        command("figure.save.png", chart -> save(chart, Format.PNG)),
        command("figure.save.csv", chart -> save(chart, Format.CSV)),
        command("figure.copy.picture", this::copyPicture),
        command("figure.copy.table", this::copyTable));
  }

  private Command command(String id, java.util.function.Consumer<ChartCanvas> action) {
    return Command.of(id, SECTION, () -> shown().ifPresent(action))
        .when(() -> shown().isPresent())
        .saying(
            () ->
                Optional.of(
                    shown()
                        .map(ChartCanvas::figureTitle)
                        .orElseGet(() -> messages.get("figure.none"))));
  }

  /** The chart that mouse or keyboard were last at, while it is in the window. */
  Optional<ChartCanvas> shown() {
    return reached.filter(chart -> chart.getScene() != null && chart.isVisible());
  }

  /** Asks where to, and saves the chart as it is shown. */
  void save(ChartCanvas chart, Format format) {
    String title = messages.format("figure.save.title", chart.figureTitle());
    chooser
        .ask(title, fileName(chart.figureTitle()) + format.ending())
        .ifPresent(chosen -> write(withEnding(chosen, format), content(chart, format)));
  }

  /** What is drawn is drawn now; what takes a while is left to the background. */
  private Content content(ChartCanvas chart, Format format) {
    return switch (format) {
      case SVG -> {
        String document = sheet(chart).svg();
        yield () -> document.getBytes(StandardCharsets.UTF_8);
      }
      case PNG -> {
        WritableImage picture = sheet(chart).picture(PIXELS_A_PX);
        yield () -> png(picture);
      }
      case CSV -> {
        String table =
            String.format(
                Locale.ROOT, "%s%n# %s%n", PredictionTable.NOTICE, line(chart.figureTitle()));
        String rows = chart.table().csv();
        yield () -> (table + rows).replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static byte[] png(WritableImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", out);
    return out.toByteArray();
  }

  private FigureSheet sheet(ChartCanvas chart) {
    return new FigureSheet(chart, messages.get("app.researchUse"), source.get());
  }

  private void write(Path file, Content content) {
    background.execute(
        () -> {
          try {
            AtomicFile.write(file, content.bytes());
            tell(Badge.Kind.OK, "figure.saved", file.toString());
          } catch (IOException e) {
            LOG.warn("A figure could not be written to {}", file, e);
            String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            tell(Badge.Kind.ERROR, "figure.notSaved", cause);
          }
        });
  }

  private void tell(Badge.Kind kind, String key, String about) {
    ui.execute(() -> teller.tell(kind, messages.format(key, about)));
  }

  /** Puts the chart's picture on the clipboard. */
  void copyPicture(ChartCanvas chart) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(sheet(chart).picture(PIXELS_A_PX));
    Clipboard.getSystemClipboard().setContent(content);
    teller.tell(Badge.Kind.OK, messages.format("figure.copied.picture", chart.figureTitle()));
  }

  /** Puts the chart's numbers on the clipboard, for a spreadsheet. */
  void copyTable(ChartCanvas chart) {
    ClipboardContent content = new ClipboardContent();
    content.putString(PredictionTable.NOTICE + "\n" + chart.table().tabbed());
    Clipboard.getSystemClipboard().setContent(content);
    teller.tell(Badge.Kind.OK, messages.format("figure.copied.table", chart.figureTitle()));
  }

  private static Path withEnding(Path chosen, Format format) {
    String name = chosen.getFileName().toString();
    boolean has = name.toLowerCase(Locale.ROOT).endsWith(format.ending());
    return has ? chosen : chosen.resolveSibling(name + format.ending());
  }

  /** A title as a file's name: small letters without accents, hyphens between words. */
  static String fileName(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    String words =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String name = words.substring(0, Math.min(LONGEST_NAME, words.length()));
    return name.isEmpty() ? "figure" : name;
  }
}
