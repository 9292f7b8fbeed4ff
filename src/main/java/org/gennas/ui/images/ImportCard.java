package org.gennas.ui.images;

import java.io.File;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Where a dataset is named: typed, chosen or dropped. */
final class ImportCard extends StackPane {
  private final ImagesModel model;
  private final Card card;
  private final Messages messages;
  private final Function<String, Optional<File>> folders;
  private final Function<String, Optional<File>> files;
  private final TextField path = new TextField();

  /**
   * @param folders asks the person for a folder, under a title
   * @param files asks the person for a file, under a title
   */
  ImportCard(
      ImagesModel model,
      Messages messages,
      Function<String, Optional<File>> folders,
      Function<String, Optional<File>> files) {
    card = new Card(messages.get("images.import"));
    getChildren().setAll(card);
    this.model = model;
    this.messages = messages;
    this.folders = folders;
    this.files = files;
    path.setId("images-path");
    path.setPromptText(messages.get("images.import.prompt"));
    path.setAccessibleText(messages.get("images.import.prompt"));
    path.textProperty().bindBidirectional(model.dataset().text());
    Button folder = button("images.import.folder", Material2AL.FOLDER_OPEN, "import-folder");
    folder.setOnAction(event -> chooseFolder());
    Button file = button("images.import.file", Material2AL.INSERT_DRIVE_FILE, "import-file");
    file.setOnAction(event -> chooseFile());
    HBox buttons = new HBox(8, folder, file);
    Label drop = new Label(messages.get("images.import.drop"));
    drop.setWrapText(true);
    drop.setMinHeight(Region.USE_PREF_SIZE);
    drop.getStyleClass().add("gn-note");
    card.setPaddedBody(new VBox(8, path, buttons, drop));
    setMinHeight(Region.USE_PREF_SIZE);
    model.dataset().state().addListener((property, before, now) -> show(now));
  }

  private Button button(String key, Material2AL icon, String id) {
    Button button = new Button(messages.get(key), new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(messages.get(key + ".hint")));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  private void show(DatasetField.State state) {
    path.getStyleClass().remove("gn-invalid");
    if (state instanceof DatasetField.State.Unusable) {
      path.getStyleClass().add("gn-invalid");
    }
  }

  /** Asks for a folder and opens it. */
  void chooseFolder() {
    folders
        .apply(messages.get("images.import.folder.title"))
        .map(File::toPath)
        .ifPresent(model::open);
  }

  /** Asks for a packed file and opens it. */
  void chooseFile() {
    files.apply(messages.get("images.import.file.title")).map(File::toPath).ifPresent(model::open);
  }

  /** Puts the keyboard into the path. */
  void focusPath() {
    path.requestFocus();
  }
}
