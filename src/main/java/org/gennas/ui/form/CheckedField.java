package org.gennas.ui.form;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A field of the form that is checked at every key. */
public final class CheckedField<T> {
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Checked<T>> checked = new ReadOnlyObjectWrapper<>();
  private final Function<String, Checked<T>> check;

  public CheckedField(String initial, Function<String, Checked<T>> check) {
    this.check = check;
    text.addListener((property, before, now) -> recheck());
    text.set(initial);
    recheck();
  }

  /** Checks again, for checks that look at other fields. */
  public void recheck() {
    checked.set(check.apply(text.get() == null ? "" : text.get().strip()));
  }

  public StringProperty text() {
    return text;
  }

  public ReadOnlyObjectProperty<Checked<T>> checked() {
    return checked.getReadOnlyProperty();
  }

  public Optional<T> value() {
    return checked.get().value();
  }

  public Optional<FormProblem> problem() {
    return checked.get().problem();
  }
}
