package org.gennas.ui.newstudy;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The data folder, looked into in the background as it is typed. Only the answer for the newest
 * text counts; an older one that comes late is dropped.
 */
public final class DatasetField {
  /** What is known of the typed folder. */
  public sealed interface State {
    /** Nothing typed. */
    record Empty() implements State {}

    record Looking() implements State {}

    record Found(Path folder, FoundDataset dataset) implements State {}

    /** The message comes from the reader and names file, line and remedy. */
    record Unusable(String message) implements State {}
  }

  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
  private final DatasetLookup lookup;
  private final Executor background;
  private final Executor ui;
  private long asked;

  public DatasetField(DatasetLookup lookup, Executor background, Executor ui) {
    this.lookup = lookup;
    this.background = background;
    this.ui = ui;
    text.addListener((property, before, now) -> look(now == null ? "" : now.strip()));
  }

  private void look(String typed) {
    long ticket = ++asked;
    if (typed.isEmpty()) {
      state.set(new State.Empty());
      return;
    }
    state.set(new State.Looking());
    background.execute(
        () -> {
          State answer = answer(typed);
          ui.execute(
              () -> {
                if (ticket == asked) {
                  state.set(answer);
                }
              });
        });
  }

  private State answer(String typed) {
    try {
      Path folder = Path.of(typed);
      return new State.Found(folder, lookup.find(folder));
    } catch (IOException | InvalidPathException e) {
      return new State.Unusable(e.getMessage());
    }
  }

  public StringProperty text() {
    return text;
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
