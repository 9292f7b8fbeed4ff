package org.gennas.ui.newstudy;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.proposal.llm.Prompts;
import org.gennas.proposal.llm.Provider;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.CheckFindings;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.Choices;
import org.gennas.ui.form.FieldGrid;
import org.gennas.ui.form.FormField;
import org.gennas.ui.form.ModelCheck;
import org.gennas.ui.form.ModelFields;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** Who serves the language model, how it is asked, its limits, its key, and whether it works. */
final class LanguageModelCard {
  private final ModelFields fields;
  private final ModelCheck check;
  private final Messages messages;
  private final VBox keyPlace = new VBox(6);
  private final CheckFindings found;
  private final Button begin = new Button();
  private final Button cancel = new Button();

  LanguageModelCard(ModelFields fields, ModelCheck check, Messages messages) {
    this.fields = fields;
    this.check = check;
    this.messages = messages;
    found = new CheckFindings(check, messages);
  }

  Card card() {
    ComboBox<Provider> provider =
        Choices.of(List.of(Provider.values()), Provider::title, "llm-provider");
    provider.valueProperty().bindBidirectional(fields.provider());
    FormField address = field("address", fields.address());
    fields.provider().addListener((property, before, now) -> hint(address));
    hint(address);
    CheckBox review = new CheckBox(messages.get("newstudy.llm.review"));
    review.setId("llm-review");
    review.setMinHeight(24);
    review.selectedProperty().bindBidirectional(fields.review());
    fields.keyState().addListener((property, before, now) -> showKey());
    fields.provider().addListener((property, before, now) -> showKey());
    showKey();
    FieldGrid grid =
        new FieldGrid(2)
            .with(new FormField(messages.get("newstudy.llm.provider"), provider, ""))
            .with(field("model", fields.model()))
            .with(address, 2)
            .with(new FormField(messages.get("newstudy.llm.key"), keyPlace, ""), 2)
            .with(checks(), 2)
            .with(new FormField(messages.get("newstudy.llm.prompt"), prompts(), ""))
            .with(field("temperature", fields.temperature()))
            .with(field("price.in", fields.priceIn()))
            .with(field("price.out", fields.priceOut()))
            .with(field("dollars", fields.dollars()))
            .with(field("perMinute", fields.perMinute()))
            .with(review, 2);
    Card card = new Card(messages.get("newstudy.llm")).setPaddedBody(grid);
    card.setId("llm-card");
    card.setMinHeight(Region.USE_PREF_SIZE);
    return card;
  }

  /** The three that ship; any other text is a file of one's own. */
  private ComboBox<String> prompts() {
    ComboBox<String> prompts = new ComboBox<>();
    prompts.setId("llm-prompt");
    prompts.setEditable(true);
    prompts.setMaxWidth(Double.MAX_VALUE);
    prompts.getItems().setAll(Prompts.SHIPPED);
    prompts.setValue(fields.prompt().get());
    prompts
        .getEditor()
        .textProperty()
        .addListener((property, before, now) -> fields.prompt().set(path(now)));
    return prompts;
  }

  private static String path(String typed) {
    String text = typed.strip();
    return text.isEmpty() || Prompts.SHIPPED.contains(text)
        ? text
        : new File(text).getAbsolutePath();
  }

  private void hint(FormField address) {
    address
        .lookupAll(".text-field")
        .forEach(node -> ((TextField) node).setPromptText(fields.usualAddress().orElse("http://")));
  }

  private void showKey() {
    Optional<String> variable = fields.provider().get().keyVariable();
    switch (fields.keyState().get()) {
      case ENVIRONMENT ->
          keyPlace
              .getChildren()
              .setAll(
                  known(messages.format("newstudy.llm.key.environment", variable.orElseThrow())));
      case GIVEN -> keyPlace.getChildren().setAll(known(messages.get("newstudy.llm.key.given")));
      case NOT_NEEDED ->
          keyPlace
              .getChildren()
              .setAll(
                  variable.isPresent()
                      ? entry(variable.get())
                      : known(messages.get("newstudy.llm.key.none")));
      case MISSING -> keyPlace.getChildren().setAll(entry(variable.orElse("")));
    }
  }

  private static Node known(String text) {
    Label label = new Label(text, new FontIcon(Material2MZ.VPN_KEY));
    label.setMinHeight(24);
    label.getStyleClass().add("gn-field-help");
    return label;
  }

  private Node entry(String variable) {
    PasswordField typed = new PasswordField();
    typed.setId("llm-key");
    typed.setPromptText(messages.format("newstudy.llm.key.prompt", variable));
    typed.setAccessibleText(messages.get("newstudy.llm.key"));
    HBox.setHgrow(typed, Priority.ALWAYS);
    Button use = new Button(messages.get("newstudy.llm.key.use"));
    use.setId("llm-key-use");
    use.setMinWidth(Region.USE_PREF_SIZE);
    Runnable give =
        () -> {
          String text = typed.getText();
          typed.clear();
          fields.give(text);
        };
    use.setOnAction(event -> give.run());
    typed.setOnAction(event -> give.run());
    return new HBox(6, typed, use);
  }

  private Node checks() {
    begin.setText(messages.get("newstudy.llm.check"));
    begin.setId("llm-check");
    begin.setGraphic(new FontIcon(Material2MZ.PLAY_ARROW));
    begin.setOnAction(event -> fields.languageModel().ifPresent(check::begin));
    begin.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setText(messages.get("newstudy.llm.check.cancel"));
    cancel.setId("llm-check-cancel");
    cancel.setOnAction(event -> check.cancel());
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    fields.fields().forEach(f -> f.checked().addListener((property, before, now) -> enable()));
    check.state().addListener((property, before, now) -> show(now));
    found.setId("llm-check-result");
    VBox all = new VBox(8, new HBox(6, begin, cancel), found);
    show(check.state().get());
    return all;
  }

  private void enable() {
    begin.setDisable(
        fields.languageModel().isEmpty()
            || check.state().get() instanceof ModelCheck.State.Running);
  }

  private void show(ModelCheck.State state) {
    boolean running = state instanceof ModelCheck.State.Running;
    cancel.setVisible(running);
    cancel.setManaged(running);
    enable();
  }

  private FormField field(String key, CheckedField<?> field) {
    return FormField.text(
        messages.get("newstudy.llm." + key), field, "", "llm-" + key.replace('.', '-'), messages);
  }
}
