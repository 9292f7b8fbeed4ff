package org.gennas.ui.newstudy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.TrainingConfig;
import org.gennas.study.TrainingConfig.Augmentation;

/** The training settings: a preset fills them, a change by hand makes them the person's own. */
public final class TrainingFields {
  /** The name of settings that follow no preset. */
  public static final String OWN = "own";

  private final ObjectProperty<String> preset = new SimpleObjectProperty<>();
  private final CheckedField<Integer> epochs = new CheckedField<>("", NumberChecks.whole(1, 1000));
  private final CheckedField<Integer> batch = new CheckedField<>("", NumberChecks.whole(1, 1024));
  private final CheckedField<Double> learningRate =
      new CheckedField<>("", NumberChecks.above(0, 10));
  private final CheckedField<Double> decay = new CheckedField<>("", NumberChecks.above(0, 1));
  private final CheckedField<Double> momentum = new CheckedField<>("", NumberChecks.below(0, 1));
  private final BooleanProperty augment = new SimpleBooleanProperty();
  private final CheckedField<Double> shift =
      new CheckedField<>("0.05", NumberChecks.between(0, 0.25));
  private final CheckedField<Double> rotation =
      new CheckedField<>("5", NumberChecks.between(0, 45));
  private final CheckedField<Double> brightness =
      new CheckedField<>("0.1", NumberChecks.between(0, 0.5));
  private boolean filling;

  TrainingFields() {
    preset.addListener((property, before, now) -> fill(now));
    numbers().forEach(f -> f.text().addListener((property, before, now) -> changedByHand()));
    augment.addListener((property, before, now) -> changedByHand());
    preset.set(TrainingConfig.quick().preset());
  }

  private Stream<CheckedField<?>> numbers() {
    return Stream.of(epochs, batch, learningRate, decay, momentum);
  }

  private void fill(String name) {
    TrainingConfig.presets().stream()
        .filter(p -> p.preset().equals(name))
        .findFirst()
        .ifPresent(this::fill);
  }

  private void fill(TrainingConfig config) {
    filling = true;
    epochs.text().set(String.valueOf(config.epochs()));
    batch.text().set(String.valueOf(config.batch()));
    learningRate.text().set(String.valueOf(config.learningRate()));
    decay.text().set(String.valueOf(config.decay()));
    momentum.text().set(String.valueOf(config.momentum()));
    augment.set(config.augmentation().isPresent());
    config.augmentation().ifPresent(this::fill);
    filling = false;
  }

  private void fill(Augmentation augmentation) {
    shift.text().set(String.valueOf(augmentation.shift()));
    rotation.text().set(String.valueOf(augmentation.rotation()));
    brightness.text().set(String.valueOf(augmentation.brightness()));
  }

  private void changedByHand() {
    if (!filling) {
      preset.set(OWN);
    }
  }

  /** All fields that count now. */
  List<CheckedField<?>> fields() {
    Stream<CheckedField<?>> more =
        augment.get() ? Stream.of(shift, rotation, brightness) : Stream.empty();
    return Stream.concat(numbers(), more).toList();
  }

  /** The settings; empty while a field is wrong. */
  Optional<TrainingConfig> config() {
    if (fields().stream().anyMatch(f -> f.problem().isPresent())) {
      return Optional.empty();
    }
    Optional<Augmentation> augmentation =
        augment.get()
            ? Optional.of(
                new Augmentation(
                    shift.value().orElseThrow(),
                    rotation.value().orElseThrow(),
                    brightness.value().orElseThrow()))
            : Optional.empty();
    return Optional.of(
        new TrainingConfig(
            preset.get(),
            epochs.value().orElseThrow(),
            batch.value().orElseThrow(),
            learningRate.value().orElseThrow(),
            decay.value().orElseThrow(),
            momentum.value().orElseThrow(),
            augmentation));
  }

  /** A preset's name, or {@link #OWN}. */
  public ObjectProperty<String> preset() {
    return preset;
  }

  public CheckedField<Integer> epochs() {
    return epochs;
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
}
