package org.gennas.ui.study;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.notes.TrialNote;
import org.gennas.study.notes.TrialNotes;
import org.gennas.ui.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what people write to the trials of the open study, in memory for all screens and on disk.
 * For the window's thread; reading and writing is left to the background. Several changes that come
 * fast are written once.
 */
public final class TrialNotebook {
  private static final Logger LOG = LoggerFactory.getLogger(TrialNotebook.class);

  private final StudyModel study;
  private final Executor background;
  private final Executor ui;
  private final Messages messages;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
  private Optional<Page> page = Optional.empty();

  /** A notebook of whichever study the model has open. */
  public TrialNotebook(StudyModel study, Executor background, Executor ui, Messages messages) {
    this.study = study;
    this.background = background;
    this.ui = ui;
    this.messages = messages;
    study.folderProperty().addListener((observable, old, now) -> turn(now));
    turn(study.folderProperty().get());
  }

  private void turn(Optional<StudyFolder> folder) {
    open.set(false);
    page = folder.map(Page::new);
    page.ifPresent(mine -> background.execute(() -> read(mine)));
  }

  private void read(Page mine) {
    try {
      TrialNotes found = TrialNotes.read(mine.folder);
      ui.execute(
          () -> {
            if (page.filter(p -> p == mine).isPresent()) {
              study.annotate(found);
              open.set(true);
            }
          });
    } catch (IOException e) {
      tell("candidates.notes.unreadable", e);
    }
  }

  /** Whether something can be written: a study is open and its notes have been read. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What is written to a trial. */
  public TrialNote of(int number) {
    return study.notesProperty().get().of(number);
  }

  /** Writes to a trial; does nothing while the notebook is not open. */
  public void put(TrialNote note) {
    if (open.get() && page.isPresent()) {
      TrialNotes changed = study.notesProperty().get().with(note);
      study.annotate(changed);
      Page mine = page.get();
      if (mine.await(changed)) {
        background.execute(() -> mine.write(e -> tell("candidates.notes.unwritten", e)));
      }
    }
  }

  /** Writes what has not been written yet, on the caller's thread: for the end of the program. */
  public void close() {
    page.ifPresent(mine -> mine.write(e -> LOG.warn("Notes on trials could not be kept", e)));
  }

  private void tell(String key, IOException e) {
    String text = messages.format(key, e.getMessage());
    LOG.warn("{}", text, e);
    ui.execute(() -> study.tell(text));
  }

  /** The notes of one study; the last ones that wait are written, in order. */
  private static final class Page {
    private final StudyFolder folder;
    private Optional<TrialNotes> waiting = Optional.empty();

    Page(StudyFolder folder) {
      this.folder = folder;
    }

    /** Whether nobody is on the way to write yet. */
    synchronized boolean await(TrialNotes next) {
      boolean first = waiting.isEmpty();
      waiting = Optional.of(next);
      return first;
    }

    /** Told what went wrong. */
    interface Trouble {
      void is(IOException e);
    }

    // Held while writing, so that an older state never comes after a newer one.
    synchronized void write(Trouble trouble) {
      try {
        Optional<TrialNotes> next = waiting;
        waiting = Optional.empty();
        if (next.isPresent()) {
          next.get().write(folder);
        }
      } catch (IOException e) {
        trouble.is(e);
      }
    }
  }
}
