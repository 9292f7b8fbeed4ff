package org.gennas.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.proposal.llm.Provider;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.Segments;
import org.gennas.ui.form.ModelCheck;
import org.gennas.ui.form.ModelFields;
import org.gennas.ui.text.Language;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Theme;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Appearance and folders on the left, devices and language models on the right. */
public final class SettingsScreen extends StackPane {
  /** Any width, the same for both columns. */
  private static final double EQUAL = 600;

  private final SettingsModel model;
  private final Messages messages;

  /**
   * What the screen is given from outside.
   *
   * @param folders asks the person for a folder, under a title
   * @param show shows a folder with the desktop's own program
   */
  public record Around(Function<String, Optional<Path>> folders, Consumer<Path> show) {}

  /**
   * @param known whether there is a key for a provider
   * @param fields of a language model, for keys and the check
   */
  public SettingsScreen(
      SettingsModel model,
      ModelFields fields,
      Predicate<Provider> known,
      ModelCheck check,
      Messages messages,
      Around around) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gn-settings");
    getStylesheets()
        .add(SettingsScreen.class.getResource("/org/gennas/ui/settings.css").toExternalForm());
    FoldersCard folders = new FoldersCard(model, messages, around);
    DevicesCard devices = new DevicesCard(model, messages);
    ProvidersCard providers = new ProvidersCard(fields, known, check, messages);
    HBox columns =
        new HBox(
            12, column(appearance(), folders.card()), column(devices.card(), providers.card()));
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().setAll(scroll);
    model.look();
  }

  private static VBox column(Node... cards) {
    VBox column = new VBox(12, cards);
    column.setMinWidth(0);
    column.setPrefWidth(EQUAL);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private Card appearance() {
    Segments<Theme> themes =
        new Segments<>(
                List.of(Theme.LIGHT, Theme.DARK, Theme.SYSTEM),
                t -> messages.get("settings.theme.short." + t))
            .large();
    themes.setId("settings-theme");
    themes.valueProperty().bindBidirectional(model.theme());
    Segments<Language> languages =
        new Segments<>(
                List.of(Language.values()), l -> messages.get("settings.language.short." + l))
            .large();
    languages.setId("settings-language");
    languages.valueProperty().bindBidirectional(model.language());
    Label restart = new Label(messages.get("settings.restart"), new FontIcon(Material2AL.INFO));
    restart.setId("settings-restart");
    restart.getStyleClass().addAll("gn-info", "gn-accent-text");
    restart.visibleProperty().bind(model.restart());
    restart.managedProperty().bind(model.restart());
    VBox body =
        new VBox(
            14,
            SettingRow.of(
                messages.get("settings.theme"), messages.get("settings.theme.note"), themes),
            SettingRow.of(
                messages.get("settings.language"),
                messages.get("settings.language.note"),
                languages),
            restart);
    return new Card(messages.get("settings.appearance")).setPaddedBody(body);
  }

  /** A small button with an icon. */
  static Button button(String text, org.kordamp.ikonli.Ikon icon, String id, Runnable action) {
    Button button = new Button(text, new FontIcon(icon));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("gn-small");
    button.setAlignment(Pos.CENTER);
    button.setOnAction(event -> action.run());
    return button;
  }
}
