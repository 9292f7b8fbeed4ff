package org.gennas.study.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.Studies;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** trial-notes.json: what people write to trials. */
class TrialNotesTest {
  @TempDir Path temporary;

  private StudyFolder folder() throws IOException {
    return StudyFolder.create(temporary.resolve("study"), Studies.config(), new StudyJson());
  }

  @Test
  void aStudyWithoutTheFileHasNone() throws IOException {
    assertThat(TrialNotes.read(folder())).isEqualTo(TrialNotes.none());
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    StudyFolder folder = folder();
    TrialNotes notes =
        TrialNotes.none()
            .with(new TrialNote(12, List.of("best", "größer"), "second \"seed\"\nplanned", false))
            .with(new TrialNote(3, List.of(), "", true));
    notes.write(folder);
    assertThat(TrialNotes.read(folder)).isEqualTo(notes);
    assertThat(notes.trials()).extracting(TrialNote::number).containsExactly(3, 12);
    assertThat(notes.tags()).containsExactly("best", "größer");
  }

  @Test
  void aNoteThatSaysNothingIsNotKept() {
    TrialNotes notes = TrialNotes.none().with(new TrialNote(3, List.of("a", "a"), "", false));
    assertThat(notes.of(3).tags()).containsExactly("a");
    assertThat(notes.with(notes.of(3).saying(List.of(), "")).trials()).isEmpty();
    assertThat(notes.of(4)).isEqualTo(TrialNote.blank(4));
  }

  @Test
  void aNewerFormatAndAnUnknownFieldAreRefusedWithTheFile() throws IOException {
    StudyFolder folder = folder();
    for (String text :
        List.of(
            "{\"format\": 2, \"trials\": []}",
            "{\"format\": 1, \"trials\": [{\"number\": 1, \"stars\": 5}]}",
            "{\"format\": 1, \"trials\": [")) {
      Files.writeString(folder.trialNotesFile(), text);
      assertThatExceptionOfType(FileProblem.class)
          .isThrownBy(() -> TrialNotes.read(folder))
          .withMessageContaining("trial-notes.json");
    }
  }
}
