package org.gennas.ui.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.config.ImagesConfig.Split;

/** How patients are divided, in percent of images where stratified, of patients where random. */
public final class SplitFields {
  private final ObjectProperty<Split.By> by = new SimpleObjectProperty<>(Split.By.PATIENT);
  private final ObjectProperty<Split.Method> method =
      new SimpleObjectProperty<>(Split.Method.STRATIFIED);
  private final CheckedField<Double> train = new CheckedField<>("70", NumberChecks.above(0, 99));
  private final CheckedField<Double> valid = new CheckedField<>("15", NumberChecks.above(0, 99));
  private final CheckedField<Double> test = new CheckedField<>("15", this::checkTest);
  private final CheckedField<Long> seed = new CheckedField<>("1", NumberChecks::seed);

  /** By patient, stratified, with the usual shares. */
  public SplitFields() {
    // before anybody else hears of the change, so that nobody sees shares that don't add up
    train.checked().addListener((property, before, now) -> test.recheck());
    valid.checked().addListener((property, before, now) -> test.recheck());
  }

  private Checked<Double> checkTest(String text) {
    Checked<Double> own = NumberChecks.between(0, 98).apply(text);
    if (own.value().isEmpty() || train.value().isEmpty() || valid.value().isEmpty()) {
      return own;
    }
    double sum = train.value().get() + valid.value().get() + own.value().get();
    return Math.abs(sum - 100) < 1e-6 ? own : Checked.bad("newstudy.problem.sum", sum);
  }

  /** The fields that count now. */
  public List<CheckedField<?>> fields() {
    return by.get() == Split.By.PATIENT ? List.of(train, valid, test, seed) : List.of();
  }

  /** Takes over a split; shares are written as percent. */
  public void fill(Split split) {
    if (split.by() == Split.By.PATIENT) {
      train.text().set(percent(split.train()));
      valid.text().set(percent(split.valid()));
      test.text().set(percent(split.test()));
      seed.text().set(String.valueOf(split.seed()));
    }
    method.set(split.drawing());
    by.set(split.by());
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100)
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The split; empty while a field is wrong. */
  public Optional<Split> split() {
    if (by.get() == Split.By.FILES) {
      // The shares divide the training side where the files name no validation side.
      return Optional.of(new Split(Split.By.FILES, 0.8, 0.2, 0, 1, Optional.of(method.get())));
    }
    if (fields().stream().anyMatch(f -> f.problem().isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new Split(
            Split.By.PATIENT,
            train.value().orElseThrow() / 100,
            valid.value().orElseThrow() / 100,
            test.value().orElseThrow() / 100,
            seed.value().orElseThrow(),
            Optional.of(method.get())));
  }

  public ObjectProperty<Split.By> by() {
    return by;
  }

  /** How patients are drawn, where they are. */
  public ObjectProperty<Split.Method> method() {
    return method;
  }

  public CheckedField<Double> train() {
    return train;
  }

  public CheckedField<Double> valid() {
    return valid;
  }

  public CheckedField<Double> test() {
    return test;
  }

  public CheckedField<Long> seed() {
    return seed;
  }
}
