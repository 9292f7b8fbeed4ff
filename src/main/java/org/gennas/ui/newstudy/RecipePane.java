package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingNumber;
import org.gennas.ui.form.Choices;
import org.gennas.ui.form.FieldGrid;
import org.gennas.ui.form.FormField;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Everything about a training that the first fields leave out, in groups, folded at first. */
final class RecipePane extends VBox {
  private static final int GAP = 12;
  private static final int HINT_WIDTH = 320;

  private final TrainingFields training;
  private final RecipeFields recipe;
  private final Messages messages;
  private final BooleanProperty open = new SimpleBooleanProperty();

  RecipePane(TrainingFields training, Messages messages) {
    super(GAP);
    this.training = training;
    this.recipe = training.recipe();
    this.messages = messages;
    VBox groups =
        new VBox(
            GAP,
            group("optimizer", optimizer()),
            group("regularization", regularization()),
            group("augmentation", augmentation()),
            group("loss", loss()),
            group("validation", validation()));
    groups.visibleProperty().bind(open);
    groups.managedProperty().bind(open);
    getChildren().addAll(fold(), groups);
  }

  private Button fold() {
    Button fold = new Button(messages.get("newstudy.everything"));
    fold.setId("everything");
    fold.getStyleClass().add("gn-small");
    fold.setTooltip(new Tooltip(messages.get("newstudy.everything.hint")));
    fold.graphicProperty()
        .bind(
            open.map(now -> new FontIcon(now ? Material2AL.EXPAND_LESS : Material2AL.EXPAND_MORE)));
    fold.setOnAction(event -> open.set(!open.get() || wrong()));
    return fold;
  }

  /** A field that is wrong is not folded away. */
  private boolean wrong() {
    return recipe.fields().stream().anyMatch(field -> field.problem().isPresent());
  }

  private VBox group(String key, FieldGrid fields) {
    Label title = new Label(messages.get("newstudy.recipe.group." + key));
    title.getStyleClass().add("gn-section-title");
    return new VBox(6, title, fields);
  }

  private FieldGrid optimizer() {
    ComboBox<Recipe.Optimizer> optimizer =
        Choices.of(
            List.of(Recipe.Optimizer.values()),
            o -> messages.get("newstudy.optimizer." + o),
            "optimizer");
    optimizer.valueProperty().bindBidirectional(recipe.optimizer());
    ComboBox<Recipe.Annealing> annealing =
        Choices.of(
            List.of(Recipe.Annealing.values()),
            a -> messages.get("newstudy.annealing." + a),
            "annealing");
    annealing.valueProperty().bindBidirectional(recipe.annealing());
    return new FieldGrid(2)
        .with(choice("OPTIMIZER", optimizer))
        .with(choice("ANNEALING", annealing))
        .with(number(TrainingNumber.WEIGHT_DECAY))
        .with(number(TrainingNumber.WARM_UP))
        .with(number(TrainingNumber.CLIP))
        .with(number(TrainingNumber.AVERAGING));
  }

  private FieldGrid regularization() {
    return new FieldGrid(2).with(number(TrainingNumber.DROPOUT)).with(number(TrainingNumber.MIXUP));
  }

  private FieldGrid augmentation() {
    FieldGrid grid = new FieldGrid(2).with(box("STANDARDIZE", recipe.standardize()), 2);
    List.of(
            TrainingNumber.FLIP,
            TrainingNumber.SCALE,
            TrainingNumber.ASPECT,
            TrainingNumber.GAMMA,
            TrainingNumber.CONTRAST,
            TrainingNumber.NOISE,
            TrainingNumber.CUTOUT)
        .forEach(
            number -> {
              FormField field = number(number);
              field.disableProperty().bind(training.augment().not());
              grid.with(field);
            });
    return grid;
  }

  private FieldGrid loss() {
    return new FieldGrid(2)
        .with(number(TrainingNumber.SMOOTHING))
        .with(number(TrainingNumber.RARITY))
        .with(number(TrainingNumber.FOCUS));
  }

  private FieldGrid validation() {
    return new FieldGrid(2)
        .with(number(TrainingNumber.PATIENCE))
        .with(box("MIRRORED", recipe.mirrored()), 2);
  }

  private FormField number(TrainingNumber number) {
    String id = number.name().toLowerCase(Locale.ROOT).replace('_', '-');
    FormField field =
        FormField.text(
            messages.get("newstudy.recipe." + number.name()),
            recipe.number(number),
            "",
            id,
            messages);
    return hinted(field, number.name(), messages);
  }

  private FormField choice(String key, ComboBox<?> box) {
    return hinted(new FormField(messages.get("newstudy.recipe." + key), box, ""), key, messages);
  }

  private CheckBox box(String key, BooleanProperty value) {
    CheckBox box = new CheckBox(messages.get("newstudy.recipe." + key));
    box.setId(key.toLowerCase(Locale.ROOT));
    box.setWrapText(true);
    box.setMinHeight(24);
    box.selectedProperty().bindBidirectional(value);
    return hinted(box, key, messages);
  }

  /** Says under the mouse what a setting does. */
  static <N extends Node> N hinted(N node, String key, Messages messages) {
    Tooltip hint = new Tooltip(messages.get("newstudy.recipe.hint." + key));
    hint.setWrapText(true);
    hint.setMaxWidth(HINT_WIDTH);
    Tooltip.install(node, hint);
    return node;
  }
}
