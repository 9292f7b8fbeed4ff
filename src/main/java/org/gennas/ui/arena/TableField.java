package org.gennas.ui.arena;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.runner.table.TableFile;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.task.LatestTask;

/**
 * The table that is played on, drawn or read in the background. Only the answer for the newest wish
 * counts; an older one that comes late is dropped.
 */
public final class TableField {
  private static final int MOST_LANDSCAPES = 1_000_000;

  /** Where the table comes from. */
  public enum Source {
    /** Made up, and always there. */
    SYNTHETIC,
    /** Trained networks in a file. */
    FILE
  }

  /** What is known of the table that is wanted. */
  public sealed interface State {
    /** No file has been chosen, or the landscape's number is none. */
    record Missing() implements State {}

    record Reading() implements State {}

    record Ready(BenchmarkTable table) implements State {}

    /** The message comes from the reader and names file, line and remedy. */
    record Unusable(String message) implements State {}
  }

  private interface Reader {
    BenchmarkTable read() throws IOException;
  }

  private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.SYNTHETIC);
  private final CheckedField<Integer> landscape =
      new CheckedField<>("1", NumberChecks.whole(0, MOST_LANDSCAPES));
  private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Missing());
  private final LatestTask reading;

  /** Begins with the first synthetic landscape. */
  public TableField(Executor background, Executor ui) {
    reading = new LatestTask(background, ui);
    source.addListener((property, before, now) -> look());
    landscape.text().addListener((property, before, now) -> look());
    file.addListener((property, before, now) -> look());
    look();
  }

  /** Plays on a file; a file that was chosen before is read again, since it may have changed. */
  public void open(Path table) {
    Optional<Path> now = Optional.of(table.toAbsolutePath());
    boolean same = source.get() == Source.FILE && file.get().equals(now);
    file.set(now);
    source.set(Source.FILE);
    if (same) {
      look();
    }
  }

  private void look() {
    Optional<Reader> reader =
        switch (source.get()) {
          case SYNTHETIC -> landscape.value().map(n -> () -> SyntheticLandscape.draw(n));
          case FILE -> file.get().map(f -> () -> TableFile.read(f));
        };
    if (reader.isEmpty()) {
      reading.cancel();
      state.set(new State.Missing());
      return;
    }
    state.set(new State.Reading());
    reading.run(
        turn -> reader.get().read(),
        table -> state.set(new State.Ready(table)),
        failed -> state.set(new State.Unusable(failed)));
  }

  /** Where the table comes from; a file needs {@link #open} once. */
  public ObjectProperty<Source> source() {
    return source;
  }

  /** Which synthetic landscape. */
  public CheckedField<Integer> landscape() {
    return landscape;
  }

  /** The file opened last. */
  public Optional<Path> file() {
    return file.get();
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** The table, once it is there. */
  public Optional<BenchmarkTable> table() {
    return state.get() instanceof State.Ready ready ? Optional.of(ready.table()) : Optional.empty();
  }
}
