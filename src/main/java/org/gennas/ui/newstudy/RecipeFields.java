package org.gennas.ui.newstudy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.config.NumberRange;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;

/** What a training does besides its first settings: the form's last level. */
public final class RecipeFields {
  private static final List<TrainingNumber> NUMBERS =
      Arrays.stream(TrainingNumber.values())
          .filter(number -> number.field().startsWith("recipe."))
          .toList();

  private final ObjectProperty<Recipe.Optimizer> optimizer =
      new SimpleObjectProperty<>(Recipe.PLAIN.optimizer());
  private final ObjectProperty<Recipe.Annealing> annealing =
      new SimpleObjectProperty<>(Recipe.PLAIN.annealing());
  private final BooleanProperty standardize = new SimpleBooleanProperty();
  private final BooleanProperty mirrored = new SimpleBooleanProperty();
  private final Map<TrainingNumber, CheckedField<Double>> numbers =
      new EnumMap<>(TrainingNumber.class);

  RecipeFields() {
    NUMBERS.forEach(n -> numbers.put(n, new CheckedField<>("0", NumberChecks.within(n.range()))));
  }

  void fill(TrainingConfig config) {
    Recipe recipe = config.recipeOrPlain();
    optimizer.set(recipe.optimizer());
    annealing.set(recipe.annealing());
    standardize.set(recipe.standardize());
    mirrored.set(recipe.mirrored());
    numbers.forEach((number, field) -> field.text().set(NumberRange.plain(number.of(config))));
  }

  /** Takes all over into a draft; to be asked only where all fields are right. */
  void put(TrainingDraft draft) {
    draft
        .optimizer(optimizer.get())
        .annealing(annealing.get())
        .standardize(standardize.get())
        .mirrored(mirrored.get());
    numbers.forEach((number, field) -> draft.set(number, field.value().orElseThrow()));
  }

  /** All fields that are typed into. */
  List<CheckedField<?>> fields() {
    return List.copyOf(numbers.values());
  }

  /** All that can be changed here. */
  Stream<Property<?>> changes() {
    return Stream.concat(
        Stream.of(optimizer, annealing, standardize, mirrored),
        numbers.values().stream().map(CheckedField::text));
  }

  public ObjectProperty<Recipe.Optimizer> optimizer() {
    return optimizer;
  }

  public ObjectProperty<Recipe.Annealing> annealing() {
    return annealing;
  }

  public BooleanProperty standardize() {
    return standardize;
  }

  public BooleanProperty mirrored() {
    return mirrored;
  }

  /**
   * @param number one of the recipe's
   */
  public CheckedField<Double> number(TrainingNumber number) {
    return numbers.get(number);
  }
}
