package org.gennas.ui.form;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.gennas.data.tables.Dataset;
import org.gennas.ui.task.LatestTask;

/**
 * The data folder or packed file, looked into in the background as it is typed. Only the answer for
 * the newest text counts; an older one that comes late is dropped.
 */
public final class DatasetField {
  /** What is known of the typed folder. */
  public sealed interface State {
    /** Nothing typed. */
    record Empty() implements State {}

    record Looking() implements State {}

    /**
     * @param folder the dataset's own, or its packed file, which may be near the typed one
     */
    record Found(Path folder, FoundDataset dataset) implements State {}

    /** The message comes from the reader and names file, line and remedy. */
    record Unusable(String message) implements State {}
  }

  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
  private final DatasetLookup lookup;
  private final LatestTask looking;
  private boolean offering;

  public DatasetField(DatasetLookup lookup, Executor background, Executor ui) {
    this.lookup = lookup;
    looking = new LatestTask(background, ui);
    text.addListener((property, before, now) -> look(now == null ? "" : now.strip()));
  }

  /** Shows what was found before, without another look. */
  public void offer(Path folder, FoundDataset dataset) {
    offering = true;
    text.set(folder.toString());
    offering = false;
    looking.cancel();
    state.set(new State.Found(folder, dataset));
  }

  /** Looks again, as after a repair of the files. */
  public void again() {
    look(text.get() == null ? "" : text.get().strip());
  }

  private void look(String typed) {
    if (offering) {
      return;
    }
    if (typed.isEmpty()) {
      looking.cancel();
      state.set(new State.Empty());
      return;
    }
    state.set(new State.Looking());
    looking.run(turn -> found(typed), state::set, failed -> state.set(new State.Unusable(failed)));
  }

  private State found(String typed) throws IOException {
    try {
      Path folder = Path.of(typed);
      FoundDataset found = lookup.find(folder);
      return new State.Found(found.tables().map(Dataset::root).orElse(folder), found);
    } catch (InvalidPathException e) {
      return new State.Unusable(String.valueOf(e.getMessage()));
    }
  }

  public StringProperty text() {
    return text;
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
