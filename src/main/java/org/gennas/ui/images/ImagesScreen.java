package org.gennas.ui.images;

import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.figure.Palette;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.form.ChosenImages;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The Data screen: what is known here on the left, the open dataset step by step on the right. */
public final class ImagesScreen extends HBox {
  private static final String SECTION = "screen.images";
  private static final double LEFT = 288;

  private final ImagesModel model;
  private final Messages messages;
  private final ImportCard importing;
  private final DatasetsCard shelf;
  private final WizardCard wizard;
  private final Card waiting;
  private final StackPane right = new StackPane();
  private final Consumer<ChosenImages> newStudy;

  /**
   * What the screen is given from outside.
   *
   * @param folders asks the person for a folder, under a title
   * @param files asks the person for a packed file, under a title
   * @param newStudy shows the form of a new study with these images
   */
  public record Around(
      ZoneId zone,
      Function<String, Optional<File>> folders,
      Function<String, Optional<File>> files,
      Consumer<ChosenImages> newStudy) {}

  public ImagesScreen(
      ImagesModel model, ObservableValue<Palette> palette, Messages messages, Around around) {
    super(12);
    this.model = model;
    this.messages = messages;
    newStudy = around.newStudy();
    getStyleClass().add("gn-images");
    getStylesheets()
        .add(ImagesScreen.class.getResource("/org/gennas/ui/images.css").toExternalForm());
    importing = new ImportCard(model, messages, around.folders(), around.files());
    shelf = new DatasetsCard(model, messages, around.zone());
    wizard = new WizardCard(model.wizard(), palette, messages, around.zone(), newStudy);
    waiting = new Card(messages.get("screen.images"));
    VBox left = new VBox(12, importing, shelf);
    left.setMinWidth(LEFT);
    left.setPrefWidth(LEFT);
    left.setMaxWidth(LEFT);
    VBox.setVgrow(shelf, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    getChildren().setAll(left, right);
    model.dataset().state().addListener((property, before, now) -> show(now));
    show(model.dataset().state().get());
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    setOnDragOver(this::dragged);
    setOnDragDropped(this::dropped);
    sceneProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                // its controls enter the scene after it
                Platform.runLater(importing::focusPath);
                model.refresh();
              }
            });
  }

  /** What F1 lists for this screen. */
  public static List<KeyBinding> keys() {
    return List.of(
        new KeyBinding(List.of("Alt", "\u2190", "\u2192"), "images.keys.step"),
        new KeyBinding(List.of("Alt", "1\u20135"), "images.keys.steps"),
        new KeyBinding(List.of("\u2191", "\u2193"), "images.keys.rows"),
        new KeyBinding(List.of("N"), "images.keys.next"),
        new KeyBinding(List.of("Ctrl", "Enter"), "images.keys.prepare"),
        new KeyBinding(List.of("Esc"), "images.keys.cancel"),
        new KeyBinding(List.of("Del"), "images.keys.forget"));
  }

  /** What can be done here by name. */
  public List<Command> commands() {
    BooleanSupplier open = () -> model.wizard().found().isPresent();
    BooleanSupplier running = () -> model.wizard().preparation().running();
    return List.of(
        Command.of("images.command.folder", SECTION, importing::chooseFolder),
        Command.of("images.command.file", SECTION, importing::chooseFile),
        Command.of("images.command.forget", SECTION, shelf::forgetSelected).withKeys("Del"),
        Command.of("images.command.back", SECTION, () -> wizard.move(-1))
            .withKeys("Alt", "\u2190")
            .when(open),
        Command.of("images.command.next", SECTION, () -> wizard.move(1))
            .withKeys("Alt", "\u2192")
            .when(open),
        Command.of("images.command.sample", SECTION, model.wizard().preview()::next)
            .withKeys("N")
            .when(open),
        Command.of("images.command.prepare", SECTION, model.wizard().preparation()::prepare)
            .withKeys("Ctrl", "Enter")
            .when(() -> open.getAsBoolean() && !running.getAsBoolean()),
        Command.of("images.command.cancel", SECTION, model.wizard().preparation()::cancel)
            .withKeys("Esc")
            .when(running),
        Command.of(
                "images.command.study", SECTION, () -> model.wizard().chosen().ifPresent(newStudy))
            .when(() -> model.wizard().chosen().isPresent()));
  }

  private void show(DatasetField.State state) {
    if (state instanceof DatasetField.State.Found found && found.dataset().tables().isPresent()) {
      right.getChildren().setAll(wizard);
      return;
    }
    waiting.setBody(waitingFor(state));
    right.getChildren().setAll(waiting);
  }

  private Node waitingFor(DatasetField.State state) {
    if (state instanceof DatasetField.State.Looking) {
      return looking();
    } else if (state instanceof DatasetField.State.Unusable bad) {
      Button again = new Button(messages.get("images.again"), new FontIcon(Material2MZ.REFRESH));
      again.setId("look-again");
      again.setOnAction(event -> model.dataset().again());
      EmptyState problem = new EmptyState(Material2AL.ERROR_OUTLINE, bad.message(), again);
      problem.getStyleClass().add("gn-import-problem");
      problem.setId("import-problem");
      return problem;
    }
    Button folder =
        new Button(messages.get("images.import.folder"), new FontIcon(Material2AL.FOLDER_OPEN));
    folder.getStyleClass().add("gn-primary");
    folder.setOnAction(event -> importing.chooseFolder());
    Button file =
        new Button(messages.get("images.import.file"), new FontIcon(Material2AL.INSERT_DRIVE_FILE));
    file.setOnAction(event -> importing.chooseFile());
    return new EmptyState(Material2MZ.PHOTO_LIBRARY, messages.get("images.empty"), folder, file);
  }

  private VBox looking() {
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(32, 32);
    Label label = new Label(messages.get("images.looking"));
    VBox box = new VBox(12, busy, label);
    box.getStyleClass().add("gn-empty");
    box.setId("import-looking");
    return box;
  }

  private void onKey(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    boolean open = right.getChildren().contains(wizard);
    KeyCode code = event.getCode();
    if (!open) {
      return;
    }
    int digit = event.isAltDown() ? "12345".indexOf(code.getChar()) : -1;
    if (event.isAltDown() && (code == KeyCode.LEFT || code == KeyCode.RIGHT)) {
      wizard.move(code == KeyCode.LEFT ? -1 : 1);
      event.consume();
    } else if (digit >= 0 && !code.getChar().isEmpty()) {
      model.wizard().step().set(Step.values()[digit]);
      wizard.focusSteps();
      event.consume();
    } else if (code == KeyCode.ENTER && event.isShortcutDown()) {
      model.wizard().step().set(Step.PREPARE);
      model.wizard().preparation().prepare();
      event.consume();
    } else if (code == KeyCode.ESCAPE && model.wizard().preparation().running()) {
      model.wizard().preparation().cancel();
      event.consume();
    } else if (code == KeyCode.N
        && !typing
        && !event.isShortcutDown()
        && model.wizard().step().get() == Step.PREVIEW) {
      model.wizard().preview().next();
      event.consume();
    }
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    event.setDropCompleted(drop(files.stream().map(File::toPath).toList()));
    event.consume();
  }

  /**
   * Opens what was dropped.
   *
   * @return whether there was something to open
   */
  boolean drop(List<Path> files) {
    files.stream().findFirst().ifPresent(model::open);
    return !files.isEmpty();
  }

  /** Puts the keyboard on the list of datasets. */
  public void focusShelf() {
    shelf.focusList();
  }
}
