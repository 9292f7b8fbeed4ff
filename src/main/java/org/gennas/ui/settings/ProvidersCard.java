package org.gennas.ui.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.proposal.llm.Provider;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.CheckFindings;
import org.gennas.ui.form.FormField;
import org.gennas.ui.form.ModelCheck;
import org.gennas.ui.form.ModelFields;
import org.gennas.ui.form.ModelFields.KeyState;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Who serves language models, which key is known, and whether a model works. */
final class ProvidersCard {
  private final ModelFields fields;
  private final Predicate<Provider> known;
  private final ModelCheck check;
  private final Messages messages;
  private final Map<Provider, ToggleButton> buttons = new LinkedHashMap<>();
  private final VBox keyPlace = new VBox(6);
  private final FormField address;
  private final Button begin;
  private final Button cancel;

  /**
   * @param known whether there is a key for a provider
   */
  ProvidersCard(
      ModelFields fields, Predicate<Provider> known, ModelCheck check, Messages messages) {
    this.fields = fields;
    this.known = known;
    this.check = check;
    this.messages = messages;
    address = field("address", fields);
    begin =
        SettingsScreen.button(
            messages.get("newstudy.llm.check"),
            Material2MZ.PLAY_ARROW,
            "settings-llm-check",
            () -> fields.languageModel().ifPresent(check::begin));
    cancel =
        SettingsScreen.button(
            messages.get("newstudy.llm.check.cancel"),
            Material2AL.CLOSE,
            "settings-llm-check-cancel",
            check::cancel);
  }

  Card card() {
    HBox parts = new HBox(14, list(), chosen());
    Card card = new Card(messages.get("settings.providers")).setPaddedBody(parts);
    card.setNote(messages.get("settings.providers.note"));
    fields.provider().addListener((property, before, now) -> showProvider());
    fields.keyState().addListener((property, before, now) -> showProvider());
    List.of(fields.model(), fields.address())
        .forEach(f -> f.checked().addListener((property, before, now) -> enable()));
    check.state().addListener((property, before, now) -> enable());
    showProvider();
    return card;
  }

  private VBox list() {
    VBox list = new VBox(2);
    list.setMinWidth(196);
    list.setPrefWidth(196);
    ToggleGroup group = new ToggleGroup();
    for (Provider provider : Provider.values()) {
      ToggleButton button = new ToggleButton(provider.title());
      button.setToggleGroup(group);
      button.setId("settings-provider-" + provider.key());
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAlignment(Pos.CENTER_LEFT);
      button.setContentDisplay(ContentDisplay.RIGHT);
      button.getStyleClass().add("gn-provider");
      button.setOnAction(event -> choose(provider));
      buttons.put(provider, button);
      list.getChildren().add(button);
    }
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    return list;
  }

  private void onKey(KeyEvent event) {
    boolean up = event.getCode() == KeyCode.UP;
    if (up || event.getCode() == KeyCode.DOWN) {
      List<Provider> all = Arrays.asList(Provider.values());
      int next = all.indexOf(fields.provider().get()) + (up ? -1 : 1);
      choose(all.get(Math.max(0, Math.min(all.size() - 1, next))));
      buttons.get(fields.provider().get()).requestFocus();
      event.consume();
    }
  }

  private void choose(Provider provider) {
    check.cancel();
    fields.provider().set(provider);
    buttons.get(provider).setSelected(true);
  }

  private VBox chosen() {
    HBox checks = new HBox(6, begin, cancel);
    checks.setAlignment(Pos.CENTER_LEFT);
    CheckFindings findings = new CheckFindings(check, messages);
    findings.setId("settings-llm-findings");
    VBox chosen =
        new VBox(
            10,
            new FormField(messages.get("newstudy.llm.key"), keyPlace, ""),
            address,
            model(),
            checks,
            findings);
    chosen.setMinWidth(0);
    HBox.setHgrow(chosen, Priority.ALWAYS);
    return chosen;
  }

  /** Not marked as wrong while it is empty: only the check needs it. */
  private FormField model() {
    TextField typed = new TextField();
    typed.setId("settings-llm-model");
    typed.textProperty().bindBidirectional(fields.model().text());
    return new FormField(
        messages.get("newstudy.llm.model"), typed, messages.get("settings.providers.model.note"));
  }

  private FormField field(String key, ModelFields from) {
    return FormField.text(
        messages.get("newstudy.llm." + key), from.address(), "", "settings-llm-" + key, messages);
  }

  private void showProvider() {
    Provider now = fields.provider().get();
    buttons.forEach(
        (provider, button) -> {
          button.setSelected(provider == now);
          showKnown(provider, button);
        });
    address
        .lookupAll(".text-field")
        .forEach(n -> ((TextField) n).setPromptText(fields.usualAddress().orElse("http://")));
    keyPlace.getChildren().setAll(key(now, fields.keyState().get()));
    enable();
  }

  private void showKnown(Provider provider, ToggleButton button) {
    boolean has = known.test(provider);
    String words = messages.get(has ? "settings.key.known" : "settings.key.unknown");
    button.setGraphic(has ? new FontIcon(Material2MZ.VPN_KEY) : null);
    button.setTooltip(has ? new Tooltip(words) : null);
    button.setAccessibleText(provider.title() + ": " + words);
  }

  private List<Node> key(Provider provider, KeyState state) {
    Optional<String> variable = provider.keyVariable();
    return switch (state) {
      case ENVIRONMENT ->
          List.of(
              known(messages.format("newstudy.llm.key.environment", variable.orElseThrow()), true));
      case GIVEN -> {
        HBox row =
            new HBox(
                8,
                known(messages.get("newstudy.llm.key.given"), true),
                SettingsScreen.button(
                    messages.get("settings.key.forget"),
                    Material2AL.DELETE,
                    "settings-key-forget",
                    fields::forget));
        row.setAlignment(Pos.CENTER_LEFT);
        yield List.of(row);
      }
      case NOT_NEEDED ->
          variable.isPresent()
              ? List.of(
                  entry(), known(messages.format("settings.key.optional", variable.get()), false))
              : List.of(known(messages.get("newstudy.llm.key.none"), true));
      case MISSING ->
          List.of(
              entry(), known(messages.format("settings.key.missing", variable.orElse("")), false));
    };
  }

  private static Label known(String text, boolean good) {
    Label label =
        new Label(text, new FontIcon(good ? Material2AL.CHECK_CIRCLE : Material2MZ.VPN_KEY));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(good ? "gn-check-ok" : "gn-check-open", "gn-field-help");
    return label;
  }

  /** The key goes from the field to memory and nowhere else. */
  private Node entry() {
    PasswordField typed = new PasswordField();
    typed.setId("settings-key");
    typed.setPromptText(messages.get("settings.key.prompt"));
    typed.setAccessibleText(messages.get("newstudy.llm.key"));
    HBox.setHgrow(typed, Priority.ALWAYS);
    Runnable give =
        () -> {
          String text = typed.getText();
          typed.clear();
          fields.give(text);
        };
    Button use = new Button(messages.get("newstudy.llm.key.use"));
    use.setId("settings-key-use");
    use.setMinWidth(Region.USE_PREF_SIZE);
    use.setOnAction(event -> give.run());
    typed.setOnAction(event -> give.run());
    return new HBox(6, typed, use);
  }

  private void enable() {
    boolean running = check.state().get() instanceof ModelCheck.State.Running;
    boolean keyless = fields.keyState().get() == KeyState.MISSING;
    begin.setDisable(running || keyless || fields.languageModel().isEmpty());
    cancel.setVisible(running);
    cancel.setManaged(running);
  }
}
