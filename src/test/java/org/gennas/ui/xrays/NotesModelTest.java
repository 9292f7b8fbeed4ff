package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.notes.ImageNotes;
import org.gennas.ui.command.EditHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesModelTest {
  private static final String IMAGE = "images/00000001_000.png";

  @TempDir Path folder;
  private final StudyJson json = new StudyJson();
  private final EditHistory history = new EditHistory();
  private final Steps background = new Steps();
  private final NotesModel model = new NotesModel(background, Runnable::run, history, json);
  private Path file;

  @BeforeEach
  void open() {
    file = folder.resolve("image-notes.json");
    model.open(Optional.of(file));
    background.all();
  }

  private ImageNotes.Note onDisk() throws IOException {
    return ImageNotes.read(file, json).note(IMAGE);
  }

  @Test
  void aChangeGoesToDiskAndCanBeTakenBackAndMadeAgain() throws IOException {
    model.change(IMAGE, ImageNotes.Note.none().withText("Left angle."), "Note on 1");
    assertThat(model.saving().get()).isInstanceOf(NotesModel.Saving.Underway.class);
    background.all();
    assertThat(model.saving().get()).isInstanceOf(NotesModel.Saving.Saved.class);
    assertThat(onDisk().text()).isEqualTo("Left angle.");
    assertThat(history.undoable().get()).contains("Note on 1");
    history.undo();
    background.all();
    assertThat(onDisk().blank()).isTrue();
    history.redo();
    background.all();
    assertThat(onDisk().text()).isEqualTo("Left angle.");
  }

  @Test
  void theNewestOfSeveralQuickChangesIsWhatStaysOnDisk() throws IOException {
    for (String text : new String[] {"L", "Le", "Left"}) {
      model.change(IMAGE, model.notes().get().note(IMAGE).withText(text), "Note");
    }
    background.all();
    assertThat(onDisk().text()).isEqualTo("Left");
  }

  @Test
  void aChangeStillOnItsWayReachesTheStudyItWasMadeIn() throws IOException {
    model.change(IMAGE, ImageNotes.Note.none().withBookmarked(true), "Bookmark");
    model.change(IMAGE, model.notes().get().note(IMAGE).withText("Last"), "Note");
    model.open(Optional.of(folder.resolve("other.json")));
    background.all();
    assertThat(onDisk().text()).isEqualTo("Last");
    assertThat(Files.exists(folder.resolve("other.json"))).isFalse();
    history.undo();
    background.all();
    assertThat(onDisk().text()).as("an edit of another study is left alone").isEqualTo("Last");
    assertThat(model.notes().get()).isEqualTo(ImageNotes.none());
  }

  @Test
  void aFileThatCannotBeReadIsNotReplaced() throws IOException {
    Files.writeString(file, "{ torn");
    model.open(Optional.of(file));
    background.all();
    assertThat(model.saving().get())
        .isInstanceOfSatisfying(
            NotesModel.Saving.Failed.class,
            failed -> assertThat(failed.message()).contains("image-notes.json"));
    model.change(IMAGE, ImageNotes.Note.none().withBookmarked(true), "Bookmark");
    background.all();
    assertThat(Files.readString(file)).isEqualTo("{ torn");
  }

  @Test
  void withoutAStudyThereIsNothingToNoteIn() {
    model.open(Optional.empty());
    background.all();
    assertThat(model.writable()).isFalse();
    model.change(IMAGE, ImageNotes.Note.none().withBookmarked(true), "Bookmark");
    assertThat(history.undoable().get()).isEmpty();
  }
}
