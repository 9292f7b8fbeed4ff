package org.gennas.ui.xrays;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.figure.Palette;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.control.Badge;
import org.gennas.ui.text.Messages;

/** The X-rays screen: images on the left, the viewer in the middle, findings on the right. */
public final class XraysScreen extends VBox {
  private static final double NARROW = 1350;
  private static final double LIST = 250;
  private static final double LIST_NARROW = 246;
  private static final double FINDINGS = 322;
  private static final double FINDINGS_NARROW = 300;
  private static final int PAGE = 8;

  private final XraysModel model;
  private final Messages messages;
  private final ObservableValue<Palette> palette;
  private final Around around;
  private final BooleanProperty whole = new SimpleBooleanProperty();
  private final ResearchBanner banner;
  private final ImageListCard list;
  private final ViewerCard viewer;
  private final FindingsCard findings;

  /**
   * What the screen is given from outside.
   *
   * @param files asks the person for a picture's file, under a title
   * @param folders asks the person for a folder to write to, under a title
   * @param tell shows a notice above the screens
   * @param background paints pixels and writes files
   */
  public record Around(
      Function<String, Optional<File>> files,
      Function<String, Optional<File>> folders,
      Teller tell,
      Executor background,
      Executor ui) {}

  /** Shows a notice. */
  @FunctionalInterface
  public interface Teller {
    void tell(Badge.Kind kind, String text);
  }

  public XraysScreen(
      XraysModel model, ObservableValue<Palette> palette, Messages messages, Around around) {
    super(10);
    this.model = model;
    this.messages = messages;
    this.palette = palette;
    this.around = around;
    getStyleClass().add("gn-xrays");
    getStylesheets()
        .add(XraysScreen.class.getResource("/org/gennas/ui/xrays.css").toExternalForm());
    banner = new ResearchBanner(model, messages);
    list = new ImageListCard(model, messages);
    findings = new FindingsCard(model, messages);
    viewer =
        new ViewerCard(
            model,
            palette,
            messages,
            new ViewerCard.Executors(around.background(), around.ui()),
            new ViewerToolbar.Actions(this::copy, this::save, whole),
            this::askForFile);
    HBox row = new HBox(12, list, viewer, findings);
    HBox.setHgrow(viewer, Priority.ALWAYS);
    viewer.setMinWidth(0);
    VBox.setVgrow(row, Priority.ALWAYS);
    row.setMinHeight(0);
    getChildren().setAll(banner, new PictureStrip(model, messages), row);
    widthProperty().addListener((property, before, now) -> arrange());
    whole.addListener((property, before, now) -> arrange());
    model.candidates().addListener((property, before, now) -> offer());
    model.ensemble().addListener((property, before, now) -> offer());
    XraysKeys keys = new XraysKeys(plainKeys(), shortcuts(), this::focused);
    addEventFilter(KeyEvent.KEY_PRESSED, keys::handle);
    addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
    setOnDragOver(this::dragOver);
    setOnDragDropped(this::dropped);
    arrange();
    offer();
  }

  /** What F1 lists for this screen. */
  public static List<KeyBinding> keys() {
    return XraysKeys.bindings();
  }

  private Node focused() {
    return getScene() == null ? null : getScene().getFocusOwner();
  }

  private void offer() {
    findings.offer(model.candidates().get(), model.ensemble().get(), model.space());
  }

  private void arrange() {
    boolean narrow = getWidth() < NARROW;
    width(list, narrow ? LIST_NARROW : LIST);
    width(findings, narrow ? FINDINGS_NARROW : FINDINGS);
    for (Region side : List.of(list, findings)) {
      side.setVisible(!whole.get());
      side.setManaged(!whole.get());
    }
  }

  private static void width(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }

  private Map<KeyCode, Runnable> plainKeys() {
    ViewerModel v = model.viewer();
    Map<KeyCode, Runnable> keys = new HashMap<>();
    keys.put(KeyCode.UP, () -> model.images().move(-1));
    keys.put(KeyCode.DOWN, () -> model.images().move(1));
    keys.put(KeyCode.PAGE_UP, () -> model.images().move(-PAGE));
    keys.put(KeyCode.PAGE_DOWN, () -> model.images().move(PAGE));
    keys.put(KeyCode.I, () -> flip(v.inverted()));
    keys.put(KeyCode.H, () -> flip(v.heatShown()));
    keys.put(KeyCode.B, () -> flip(v.boxesShown()));
    keys.put(KeyCode.P, () -> v.tool().set(ViewerModel.Tool.PAN));
    keys.put(KeyCode.W, () -> v.tool().set(ViewerModel.Tool.WINDOW));
    keys.put(KeyCode.M, () -> v.tool().set(ViewerModel.Tool.MEASURE));
    keys.put(KeyCode.L, () -> flip(v.linked()));
    keys.put(KeyCode.F, () -> flip(whole));
    keys.put(KeyCode.PLUS, v::zoomIn);
    keys.put(KeyCode.EQUALS, v::zoomIn);
    keys.put(KeyCode.ADD, v::zoomIn);
    keys.put(KeyCode.MINUS, v::zoomOut);
    keys.put(KeyCode.SUBTRACT, v::zoomOut);
    keys.put(KeyCode.DIGIT0, v::fit);
    keys.put(KeyCode.DIGIT9, v::actualSize);
    keys.put(KeyCode.DELETE, v::clearMeasurement);
    keys.put(KeyCode.N, findings::focusNote);
    return keys;
  }

  private Map<KeyCode, Runnable> shortcuts() {
    return Map.of(KeyCode.O, this::askForFile, KeyCode.D, () -> findings.note().toggleBookmark());
  }

  private static void flip(BooleanProperty property) {
    property.set(!property.get());
  }

  /** The screen's actions by name. */
  public List<Command> commands() {
    ViewerModel v = model.viewer();
    return List.of(
        command("xrays.command.open", this::askForFile).withKeys("Ctrl", "O"),
        command("xrays.command.copy", this::copy).when(this::hasPicture),
        command("xrays.command.save", this::save).when(this::hasPicture),
        command("xrays.command.invert", () -> flip(v.inverted())).withKeys("I"),
        command("xrays.command.heat", () -> flip(v.heatShown())).withKeys("H"),
        command("xrays.command.box", () -> flip(v.boxesShown())).withKeys("B"),
        command("xrays.command.fit", v::fit).withKeys("0"),
        command("xrays.command.actual", v::actualSize).withKeys("9"),
        command("xrays.command.whole", () -> flip(whole)).withKeys("F"),
        command("xrays.command.clear", list::clearFilter),
        command("xrays.command.score", model::scoreBoxes).when(() -> model.boxedImages() > 0),
        command("xrays.command.bookmark", () -> findings.note().toggleBookmark())
            .withKeys("Ctrl", "D")
            .when(() -> model.notes().writable()),
        command("xrays.command.doubt", () -> findings.note().toggleDoubt())
            .when(() -> model.notes().writable()),
        command("xrays.command.note", findings::focusNote).withKeys("N"));
  }

  private static Command command(String id, Runnable action) {
    return Command.of(id, "screen.xrays", action);
  }

  private boolean hasPicture() {
    return model.viewer().picture().get().isPresent();
  }

  private void askForFile() {
    around
        .files()
        .apply(messages.get("xrays.open.title"))
        .map(File::toPath)
        .ifPresent(model::openFile);
  }

  private void dragOver(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (!files.isEmpty()) {
      model.openFile(files.get(0).toPath());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private void copy() {
    painted()
        .ifPresent(
            image -> {
              ClipboardContent content = new ClipboardContent();
              content.putImage(image);
              Clipboard.getSystemClipboard().setContent(content);
              around.tell().tell(Badge.Kind.OK, messages.get("xrays.copied"));
            });
  }

  private void save() {
    Optional<WritableImage> image = painted();
    if (image.isPresent()) {
      around
          .folders()
          .apply(messages.get("xrays.save.title"))
          .map(File::toPath)
          .ifPresent(folder -> write(image.get(), folder));
    }
  }

  private void write(WritableImage image, Path folder) {
    String name = exportName();
    around
        .background()
        .execute(
            () -> {
              try {
                Path file = ImageExport.write(image, folder, name);
                tell(Badge.Kind.OK, messages.format("xrays.saved.file", file.toString()));
              } catch (IOException e) {
                tell(
                    Badge.Kind.ERROR,
                    messages.format("xrays.saved.failed", folder.toString(), e.getMessage()));
              }
            });
  }

  private void tell(Badge.Kind kind, String text) {
    around.ui().execute(() -> around.tell().tell(kind, text));
  }

  /** The picture as it leaves the program; empty while none is shown. */
  Optional<WritableImage> painted() {
    if (!hasPicture()) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageExport(palette.getValue())
            .paint(viewer.panes().richest(), messages.get("app.researchUse"), exportWords()));
  }

  private String exportName() {
    String image =
        model.subject().get() instanceof XraysModel.Subject.OfStudy it
            ? it.image().exportName()
            : "picture";
    return model
        .first()
        .chosen()
        .get()
        .map(
            each -> image + "-" + each.label(messages) + "-" + fileWord(model.finding().orElse("")))
        .orElse(image);
  }

  private static String fileWord(String finding) {
    return finding.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private String exportWords() {
    return messages.format(
        "xrays.export.words",
        model
            .first()
            .chosen()
            .get()
            .map(each -> each.label(messages))
            .orElse(messages.get("xrays.none")),
        model.finding().orElse(messages.get("xrays.none")));
  }

  /** The viewer's panes, for measurements. */
  ViewerPanes panes() {
    return viewer.panes();
  }

  /** Puts the keyboard where work begins. */
  public void focusList() {
    list.focusList();
  }
}
