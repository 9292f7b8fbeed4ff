package org.gennas.ui.newstudy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.config.NumberRange;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingConfig.Augmentation;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;
import org.gennas.study.event.TimePlan;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.form.PlannedNumber;

/** The training settings: a preset fills them, a change by hand makes them the person's own. */
public final class TrainingFields {
  /** The name of settings that follow no preset. */
  public static final String OWN = TrainingConfig.OWN;

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private final ObjectProperty<String> preset = new SimpleObjectProperty<>();
  private final PlannedNumber epochs =
      new PlannedNumber("", NumberChecks.whole(TrainingNumber.EPOCHS.range()), TimePlan::epochs);
  private final CheckedField<Integer> batch =
      new CheckedField<>("", NumberChecks.whole(TrainingNumber.BATCH.range()));
  private final CheckedField<Double> learningRate = number("", TrainingNumber.LEARNING_RATE);
  private final CheckedField<Double> decay = number("", TrainingNumber.DECAY);
  private final CheckedField<Double> momentum = number("", TrainingNumber.MOMENTUM);
  private final BooleanProperty augment = new SimpleBooleanProperty();
  private final CheckedField<Double> shift = number("0.05", TrainingNumber.SHIFT);
  private final CheckedField<Double> rotation = number("5", TrainingNumber.ROTATION);
  private final CheckedField<Double> brightness = number("0.1", TrainingNumber.BRIGHTNESS);
  private final RecipeFields recipe = new RecipeFields();

  /** What filled the fields last. */
  private TrainingConfig base = TrainingConfig.strong();

  /** The learning rate as it was filled in last, by a preset or by the batch. */
  private String rateOfBatch = "";

  private int images = 1000;
  private boolean filling;

  TrainingFields() {
    preset.addListener((property, before, now) -> fill(now));
    batch.text().addListener((property, before, now) -> scaleRate());
    Stream.concat(numbers(), Stream.of(shift, rotation, brightness))
        .forEach(f -> f.text().addListener((property, before, now) -> changedByHand()));
    augment.addListener((property, before, now) -> changedByHand());
    recipe.changes().forEach(p -> p.addListener((property, before, now) -> changedByHand()));
    preset.set(base.preset());
  }

  private static CheckedField<Double> number(String initial, TrainingNumber number) {
    return new CheckedField<>(initial, NumberChecks.within(number.range()));
  }

  private Stream<CheckedField<?>> numbers() {
    return Stream.of(epochs.field(), batch, learningRate, decay, momentum);
  }

  private void fill(String name) {
    boolean strong = TrainingConfig.strong().preset().equals(name);
    Optional<TrainingConfig> known =
        strong ? Optional.of(TrainingConfig.strong(images)) : TrainingConfig.preset(name);
    known.ifPresent(this::fill);
  }

  private void fill(TrainingConfig config) {
    filling = true;
    base = config;
    epochs.usual(String.valueOf(config.epochs()));
    batch.text().set(String.valueOf(config.batch()));
    learningRate.text().set(String.valueOf(config.learningRate()));
    rateOfBatch = learningRate.text().get();
    decay.text().set(NumberRange.plain(config.decay()));
    momentum.text().set(NumberRange.plain(config.momentum()));
    augment.set(new TrainingDraft(config).augments());
    config.augmentation().ifPresent(this::fill);
    recipe.fill(config);
    filling = false;
  }

  private void fill(Augmentation augmentation) {
    shift.text().set(NumberRange.plain(augmentation.shift()));
    rotation.text().set(NumberRange.plain(augmentation.rotation()));
    brightness.text().set(NumberRange.plain(augmentation.brightness()));
  }

  /**
   * The strong settings train for as many epochs as their images need.
   *
   * @param about images on the training side, at least 1
   */
  void learnFrom(int about) {
    images = about;
    if (preset.get().equals(TrainingConfig.strong().preset())) {
      fill(preset.get());
    }
  }

  /** The rate of the strong settings goes with the batch until somebody types another. */
  private void scaleRate() {
    boolean follows =
        base.preset().equals(TrainingConfig.strong().preset())
            && learningRate.text().get().equals(rateOfBatch);
    if (filling || !follows || batch.value().isEmpty()) {
      return;
    }
    double rate =
        new TrainingDraft(base)
            .optimizer(recipe.optimizer().get())
            .config(OWN)
            .withBatch(batch.value().get())
            .learningRate();
    rateOfBatch = BigDecimal.valueOf(rate).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    learningRate.text().set(rateOfBatch);
  }

  /** Whether training images are mirrored left to right. */
  boolean mirrors() {
    return augment.get() && recipe.number(TrainingNumber.FLIP).value().orElse(0.0) > 0;
  }

  private void changedByHand() {
    if (!filling) {
      preset.set(OWN);
    }
  }

  /** All fields that count now. */
  List<CheckedField<?>> fields() {
    List<CheckedField<?>> counting = new ArrayList<>(allFields());
    if (!augment.get()) {
      counting.removeAll(List.of(shift, rotation, brightness));
    }
    return counting;
  }

  /** All fields, whether they count now or not. */
  List<CheckedField<?>> allFields() {
    List<CheckedField<?>> all = new ArrayList<>(numbers().toList());
    all.addAll(List.of(shift, rotation, brightness));
    all.addAll(recipe.fields());
    return all;
  }

  /** The settings; empty while a field is wrong. */
  Optional<TrainingConfig> config() {
    if (fields().stream().anyMatch(f -> f.problem().isPresent())) {
      return Optional.empty();
    }
    return Optional.of(config(epochs.field().value().orElseThrow()));
  }

  private TrainingConfig config(int wanted) {
    TrainingDraft draft =
        new TrainingDraft(base)
            .set(TrainingNumber.EPOCHS, wanted)
            .set(TrainingNumber.BATCH, batch.value().orElseThrow())
            .set(TrainingNumber.LEARNING_RATE, learningRate.value().orElseThrow())
            .set(TrainingNumber.DECAY, decay.value().orElseThrow())
            .set(TrainingNumber.MOMENTUM, momentum.value().orElseThrow());
    recipe.put(draft);
    if (augment.get()) {
      draft
          .set(TrainingNumber.SHIFT, shift.value().orElseThrow())
          .set(TrainingNumber.ROTATION, rotation.value().orElseThrow())
          .set(TrainingNumber.BRIGHTNESS, brightness.value().orElseThrow());
    } else {
      draft.withoutAugmentation();
    }
    return draft.config(preset.get());
  }

  /** A preset's name, or {@link #OWN}. */
  public ObjectProperty<String> preset() {
    return preset;
  }

  public CheckedField<Integer> epochs() {
    return epochs.field();
  }

  /** The number of epochs, by the plan where there is a time. */
  PlannedNumber plannedEpochs() {
    return epochs;
  }

  /** With a time the plan lays the epochs down, which changes no preset; and back. */
  void follow(boolean time) {
    filling = true;
    epochs.follow(time);
    filling = false;
  }

  /** The settings of a full training, whatever the plan says; empty while a field is wrong. */
  Optional<TrainingConfig> full() {
    boolean wrong = fields().stream().anyMatch(f -> f != epochs.field() && f.problem().isPresent());
    return wrong ? Optional.empty() : Optional.of(config(epochs.typed().orElse(base.epochs())));
  }

  public CheckedField<Integer> batch() {
    return batch;
  }

  public CheckedField<Double> learningRate() {
    return learningRate;
  }

  public CheckedField<Double> decay() {
    return decay;
  }

  public CheckedField<Double> momentum() {
    return momentum;
  }

  public BooleanProperty augment() {
    return augment;
  }

  public CheckedField<Double> shift() {
    return shift;
  }

  public CheckedField<Double> rotation() {
    return rotation;
  }

  public CheckedField<Double> brightness() {
    return brightness;
  }

  /** All that comes beyond these. */
  public RecipeFields recipe() {
    return recipe;
  }
}
