package org.gennas.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.common.NumberFormats;
import org.gennas.ui.control.Card;
import org.gennas.ui.settings.SettingsModel.Images;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Where studies, prepared images and logs lie. */
final class FoldersCard {

  private final SettingsModel model;
  private final Messages messages;
  private final SettingsScreen.Around around;
  private final Label studies = path();
  private final Label refused = new Label();
  private final HBox images = new HBox(8);
  private final Button home;

  FoldersCard(SettingsModel model, Messages messages, SettingsScreen.Around around) {
    this.model = model;
    this.messages = messages;
    this.around = around;
    home =
        SettingsScreen.button(
            messages.get("settings.studies.home"),
            Material2AL.HOME,
            "settings-studies-home",
            model::keepStudiesAtHome);
  }

  Card card() {
    studies.setId("settings-studies");
    refused.setId("settings-studies-refused");
    refused.getStyleClass().add("gn-field-error");
    refused.setWrapText(true);
    refused.setMinHeight(Region.USE_PREF_SIZE);
    images.setId("settings-images");
    images.setStyle("-fx-alignment: center-left;");
    Button change =
        SettingsScreen.button(
            messages.get("settings.change"),
            Material2AL.FOLDER_OPEN,
            "settings-studies-change",
            () ->
                around
                    .folders()
                    .apply(messages.get("settings.studies.title"))
                    .ifPresent(model::keepStudiesIn));
    model.studiesProperty().addListener((observable, old, now) -> showStudies());
    model.problem().addListener((observable, old, now) -> showStudies());
    model.images().addListener((observable, old, now) -> showImages(now));
    showStudies();
    showImages(model.images().get());
    VBox body =
        new VBox(
            14,
            entry(
                "settings.studies",
                studies,
                new HBox(6, change, home, open("settings-studies-open", model::studies)),
                refused),
            entry("settings.images", path(model.imagesFolder()), images),
            entry(
                "settings.logs",
                path(model.home().logs()),
                new HBox(6, open("settings-logs-open", () -> model.home().logs()))));
    return new Card(messages.get("settings.folders")).setPaddedBody(body);
  }

  private VBox entry(String key, Node path, Node... below) {
    Label name = new Label(messages.get(key));
    name.getStyleClass().add("gn-medium");
    Label note = new Label(messages.get(key + ".note"));
    note.getStyleClass().add("gn-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    VBox entry = new VBox(5, new VBox(2, name, note), path);
    entry.getChildren().addAll(below);
    return entry;
  }

  private static Label path() {
    Label label = new Label();
    label.getStyleClass().addAll("gn-mono", "gn-path");
    label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private static Label path(Path folder) {
    Label label = path();
    show(label, folder);
    return label;
  }

  private static void show(Label label, Path folder) {
    label.setText(folder.toString());
    label.setTooltip(new Tooltip(folder.toString()));
  }

  private Button open(String id, java.util.function.Supplier<Path> folder) {
    return SettingsScreen.button(
        messages.get("settings.open"),
        Material2MZ.OPEN_IN_NEW,
        id,
        () -> around.show().accept(folder.get()));
  }

  private void showStudies() {
    show(studies, model.studies());
    home.setDisable(model.studies().equals(model.home().studies()));
    Optional<String> problem = model.problem().get();
    refused.setText(problem.map(p -> messages.format("settings.studies.refused", p)).orElse(""));
    refused.setVisible(problem.isPresent());
    refused.setManaged(problem.isPresent());
  }

  private void showImages(Images now) {
    images.getChildren().setAll(nodes(now));
  }

  private List<Node> nodes(Images now) {
    if (now instanceof Images.Measuring) {
      return List.of(busy(), note("settings.images.measuring"));
    }
    if (now instanceof Images.Clearing) {
      return List.of(busy(), note("settings.images.clearing"));
    }
    if (now instanceof Images.Asking asking) {
      return List.of(
          new Label(messages.format("settings.images.ask", NumberFormats.bytes(asking.bytes()))),
          danger(
              "settings.images.yes",
              Material2AL.DELETE_FOREVER,
              "settings-images-yes",
              model::clear),
          SettingsScreen.button(
              messages.get("settings.images.no"),
              Material2AL.CLOSE,
              "settings-images-no",
              model::keepImages));
    }
    if (now instanceof Images.Failed failed) {
      Label label = new Label(messages.format("settings.images.failed", failed.cause()));
      label.getStyleClass().add("gn-field-error");
      label.setWrapText(true);
      label.setGraphic(new FontIcon(Material2AL.ERROR_OUTLINE));
      return List.of(label);
    }
    long bytes = ((Images.Stored) now).bytes();
    Button clear =
        danger(
            "settings.images.clear",
            Material2AL.DELETE,
            "settings-images-clear",
            model::askToClear);
    clear.setDisable(!model.canClear());
    Label size =
        new Label(bytes == 0 ? messages.get("settings.images.none") : NumberFormats.bytes(bytes));
    return bytes > 0 && !model.canClear()
        ? List.of(
            clear,
            open("settings-images-open", model::imagesFolder),
            size,
            note("settings.images.searching"))
        : List.of(clear, open("settings-images-open", model::imagesFolder), size);
  }

  private Button danger(String key, org.kordamp.ikonli.Ikon icon, String id, Runnable action) {
    Button button = SettingsScreen.button(messages.get(key), icon, id, action);
    button.getStyleClass().add("gn-danger");
    return button;
  }

  private Label note(String key) {
    Label label = new Label(messages.get(key));
    label.getStyleClass().add("gn-note");
    return label;
  }

  private static ProgressBar busy() {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setPrefWidth(80);
    return bar;
  }
}
