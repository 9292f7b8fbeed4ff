package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.notes.ImageNotes;
import org.gennas.ui.command.Edit;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.task.LatestTask;

/** Readers' notes on the study's images: each change is an edit and goes to disk at once. */
final class NotesModel {
  /** Where the file stands. */
  sealed interface Saving {
    /** There is no study on disk to keep notes in. */
    record Nowhere() implements Saving {}

    record Saved() implements Saving {}

    record Underway() implements Saving {}

    /** The message names the file and what to do. */
    record Failed(String message) implements Saving {}
  }

  private final Executor background;
  private final Executor ui;
  private final LatestTask reading;
  private final EditHistory history;
  private final StudyJson json;
  private final ReadOnlyObjectWrapper<ImageNotes> notes =
      new ReadOnlyObjectWrapper<>(ImageNotes.none());
  private final ReadOnlyObjectWrapper<Saving> saving =
      new ReadOnlyObjectWrapper<>(new Saving.Nowhere());
  private Optional<Path> file = Optional.empty();
  private boolean writable;
  private boolean writing;
  private Optional<Written> waiting = Optional.empty();
  private long opened;

  /** What goes to disk, of whichever study. */
  private record Written(ImageNotes notes, Path to, long study) {}

  NotesModel(Executor background, Executor ui, EditHistory history, StudyJson json) {
    this.background = background;
    this.ui = ui;
    reading = new LatestTask(background, ui);
    this.history = history;
    this.json = json;
  }

  /** Forgets the notes shown and reads those of another study; empty: there is none on disk. */
  void open(Optional<Path> where) {
    file = where;
    writable = false;
    notes.set(ImageNotes.none());
    saving.set(new Saving.Nowhere());
    opened++;
    reading.cancel();
    where.ifPresent(
        path ->
            reading.run(
                turn -> ImageNotes.read(path, json),
                this::show,
                // not writable: a file that cannot be read is not replaced either
                failed -> saving.set(new Saving.Failed(failed))));
  }

  private void show(ImageNotes found) {
    writable = true;
    notes.set(found);
    saving.set(new Saving.Saved());
  }

  /** Whether notes can be taken. */
  boolean writable() {
    return writable;
  }

  /** Changes the note on an image, so that it can be taken back. */
  void change(String image, ImageNotes.Note note, String title) {
    ImageNotes.Note before = notes.get().note(image);
    if (writable && !before.equals(note)) {
      history.perform(new NoteEdit(title, opened, image, before, note));
    }
  }

  private final class NoteEdit implements Edit {
    private final String title;
    private final long study;
    private final String image;
    private final ImageNotes.Note before;
    private final ImageNotes.Note after;

    NoteEdit(
        String title, long study, String image, ImageNotes.Note before, ImageNotes.Note after) {
      this.title = title;
      this.study = study;
      this.image = image;
      this.before = before;
      this.after = after;
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public void apply() {
      put(study, image, after);
    }

    @Override
    public void revert() {
      put(study, image, before);
    }
  }

  /** Notes of a study that was closed since are left alone. */
  private void put(long study, String image, ImageNotes.Note note) {
    if (study == opened && writable) {
      notes.set(notes.get().with(image, note));
      write();
    }
  }

  /** One writing at a time, the newest state last, so that an older one never wins. */
  private void write() {
    saving.set(new Saving.Underway());
    Written next = new Written(notes.get(), file.orElseThrow(), opened);
    if (writing) {
      waiting = Optional.of(next);
    } else {
      start(next);
    }
  }

  private void start(Written next) {
    writing = true;
    waiting = Optional.empty();
    background.execute(
        () -> {
          Saving outcome = written(next);
          ui.execute(() -> ended(outcome, next.study()));
        });
  }

  private Saving written(Written next) {
    try {
      next.notes().write(next.to(), json);
      return new Saving.Saved();
    } catch (IOException e) {
      return new Saving.Failed(String.valueOf(e.getMessage()));
    }
  }

  private void ended(Saving outcome, long study) {
    writing = false;
    if (waiting.isPresent()) {
      start(waiting.get());
    } else if (study == opened) {
      saving.set(outcome);
    }
  }

  ReadOnlyObjectProperty<ImageNotes> notes() {
    return notes.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Saving> saving() {
    return saving.getReadOnlyProperty();
  }
}
