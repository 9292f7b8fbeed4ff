package org.gennas.study.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageNotesTest {
  private static final ImageNotes.Note NOTE = new ImageNotes.Note("Derrame, ¿seguro?", true, true);

  @TempDir Path folder;
  private final StudyJson json = new StudyJson();

  @Test
  void whatIsWrittenIsRead() throws IOException {
    ImageNotes notes = ImageNotes.none().with("images/b.png", NOTE).with("images/a.png", NOTE);
    Path file = folder.resolve("image-notes.json");
    notes.write(file, json);
    assertEquals(notes, ImageNotes.read(file, json));
    assertEquals(NOTE, ImageNotes.read(file, json).note("images/a.png"));
  }

  @Test
  void noFileMeansNoNotes() throws IOException {
    assertEquals(ImageNotes.none(), ImageNotes.read(folder.resolve("none.json"), json));
    assertTrue(ImageNotes.none().note("images/a.png").blank());
  }

  @Test
  void anEmptyNoteIsNotKept() {
    ImageNotes notes = ImageNotes.none().with("a", NOTE).with("a", ImageNotes.Note.none());
    assertEquals(ImageNotes.none(), notes);
    assertFalse(NOTE.blank());
  }

  @Test
  void aDamagedOrNewerFileIsNamed() throws IOException {
    Path file = folder.resolve("image-notes.json");
    Files.writeString(file, "{\"format\": 1, \"notes\": {\n\"a\": ");
    FileProblem damaged = assertThrows(FileProblem.class, () -> ImageNotes.read(file, json));
    assertTrue(damaged.getMessage().contains("image-notes.json"), damaged.getMessage());
    Files.writeString(file, "{\"format\": 99, \"notes\": {}}");
    assertThrows(FileProblem.class, () -> ImageNotes.read(file, json));
  }

  @Test
  void aNoteHasALongestText() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ImageNotes.Note.none().withText("x".repeat(ImageNotes.LONGEST + 1)));
  }
}
