package org.gennas.ui.newstudy;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.Segments;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.DrawingChoice;
import org.gennas.ui.form.FieldGrid;
import org.gennas.ui.form.FormField;
import org.gennas.ui.form.RareFindingText;
import org.gennas.ui.form.SplitFields;
import org.gennas.ui.text.Messages;

/** How patients are divided and how each candidate is trained. */
final class TrainingCard {
  private final NewStudyModel model;
  private final Messages messages;

  TrainingCard(NewStudyModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  Card split() {
    SplitFields split = model.split();
    Segments<Split.By> by =
        new Segments<>(List.of(Split.By.values()), b -> messages.get("newstudy.split." + b));
    by.valueProperty().bindBidirectional(split.by());
    model.dataset().state().addListener((property, before, now) -> offer(by, now));
    offer(by, model.dataset().state().get());
    FieldGrid grid =
        new FieldGrid(4)
            .with(number("split.train", split.train()))
            .with(number("split.valid", split.valid()))
            .with(number("split.test", split.test()))
            .with(number("split.seed", split.seed()));
    VBox drawn = new VBox(12, new DrawingChoice(split.method(), messages), grid);
    drawn.visibleProperty().bind(split.by().isEqualTo(Split.By.PATIENT));
    drawn.managedProperty().bind(drawn.visibleProperty());
    Label unnamed = new Label(messages.get("newstudy.split.unnamed"));
    unnamed.setWrapText(true);
    unnamed.setMinHeight(Region.USE_PREF_SIZE);
    unnamed.getStyleClass().add("gn-warn-text");
    unnamed.setVisible(false);
    model
        .dataset()
        .state()
        .addListener((property, before, now) -> unnamed.setVisible(!namesPatients(now)));
    unnamed.setVisible(!namesPatients(model.dataset().state().get()));
    unnamed.managedProperty().bind(unnamed.visibleProperty());
    Card card =
        new Card(messages.get("newstudy.split"))
            .setPaddedBody(new VBox(12, drawn, unnamed, rare()));
    card.actions().getChildren().add(by);
    return card;
  }

  private Label rare() {
    Label rare = new Label();
    rare.setId("split-rare");
    rare.setWrapText(true);
    rare.setMinHeight(Region.USE_PREF_SIZE);
    rare.managedProperty().bind(rare.visibleProperty());
    model.outlook().state().addListener((property, before, now) -> show(rare, now));
    show(rare, model.outlook().state().get());
    return rare;
  }

  private void show(Label rare, SplitOutlook.State state) {
    boolean impossible = state instanceof SplitOutlook.State.Impossible;
    String text =
        state instanceof SplitOutlook.State.Counted counted
            ? RareFindingText.of(counted.rare(), messages)
            : state instanceof SplitOutlook.State.Impossible no ? no.message() : "";
    rare.setText(text);
    rare.setVisible(!text.isEmpty());
    rare.getStyleClass().setAll("label", impossible ? "gn-field-error" : "gn-warn-text");
  }

  private static void offer(Segments<Split.By> by, DatasetField.State state) {
    by.button(Split.By.FILES).setDisable(!own(state));
    by.button(Split.By.PATIENT).setDisable(!namesPatients(state));
  }

  private static boolean namesPatients(DatasetField.State state) {
    return !(state instanceof DatasetField.State.Found found) || found.dataset().namesPatients();
  }

  private static boolean own(DatasetField.State state) {
    return state instanceof DatasetField.State.Found found && found.dataset().ownSplit();
  }

  Card training() {
    TrainingFields training = model.training();
    List<String> presets =
        Stream.concat(
                TrainingConfig.presets().stream().map(TrainingConfig::preset),
                Stream.of(TrainingFields.OWN))
            .toList();
    Segments<String> preset = new Segments<>(presets, p -> messages.get("newstudy.preset." + p));
    preset.valueProperty().bindBidirectional(training.preset());
    FormField decay = hinted("DECAY", number("decay", training.decay()));
    decay
        .disableProperty()
        .bind(training.recipe().annealing().isNotEqualTo(Recipe.Annealing.EXPONENTIAL));
    FormField momentum = hinted("MOMENTUM", number("momentum", training.momentum()));
    momentum
        .disableProperty()
        .bind(training.recipe().optimizer().isNotEqualTo(Recipe.Optimizer.SGD));
    FieldGrid grid =
        new FieldGrid(3)
            .with(
                hinted(
                    "EPOCHS",
                    FormField.planned(
                        messages.get("newstudy.epochs"),
                        training.plannedEpochs(),
                        "epochs",
                        messages)))
            .with(hinted("BATCH", number("batch", training.batch())))
            .with(hinted("LEARNING_RATE", number("rate", training.learningRate())))
            .with(decay)
            .with(momentum);
    CheckBox augment = new CheckBox(messages.get("newstudy.augment"));
    augment.setId("augment");
    augment.selectedProperty().bindBidirectional(training.augment());
    FieldGrid augmentation =
        new FieldGrid(3)
            .with(hinted("SHIFT", number("shift", training.shift())))
            .with(hinted("ROTATION", number("rotation", training.rotation())))
            .with(hinted("BRIGHTNESS", number("brightness", training.brightness())));
    augmentation.visibleProperty().bind(augment.selectedProperty());
    augmentation.managedProperty().bind(augment.selectedProperty());
    Card card =
        new Card(messages.get("newstudy.training"))
            .setPaddedBody(
                new VBox(
                    12, grid, augment, augmentation, sided(), new RecipePane(training, messages)));
    card.setMinHeight(Region.USE_PREF_SIZE);
    card.actions().getChildren().add(preset);
    return card;
  }

  private FormField hinted(String key, FormField field) {
    return RecipePane.hinted(field, key, messages);
  }

  /** A warning where images are mirrored and a finding has a side. */
  private Label sided() {
    Label warning = new Label();
    warning.setId("sided");
    warning.setWrapText(true);
    warning.setMinHeight(Region.USE_PREF_SIZE);
    warning.getStyleClass().add("gn-warn-text");
    warning
        .textProperty()
        .bind(
            model
                .mirroredSides()
                .map(names -> messages.format("newstudy.sided", String.join(", ", names))));
    warning.visibleProperty().bind(model.mirroredSides().map(names -> !names.isEmpty()));
    warning.managedProperty().bind(warning.visibleProperty());
    return warning;
  }

  private FormField number(String key, CheckedField<?> field) {
    return FormField.text(
        messages.get("newstudy." + key), field, "", key.replace('.', '-'), messages);
  }
}
