package org.gennas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.text.Language;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window remembers, on disk. */
class WindowMemoryTest {
  @TempDir Path folder;
  private final StudyJson json = new StudyJson();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("window.json");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    WindowMemory memory =
        WindowMemory.blank()
            .withTheme(Theme.DARK)
            .withLanguage(Language.SPANISH)
            .withStudiesFolder(Optional.of("/data/studies"))
            .withStudy(folder)
            .withPausedOnClose(true)
            .withView(
                Optional.of(new WindowBounds(10, 20, 1600, 1000, true)),
                "candidates",
                Map.of("candidates.0", List.of(0.4)));
    memory.write(file, json);
    assertThat(WindowMemory.read(file, json)).isEqualTo(memory);
  }

  @Test
  void aFileOfTheFirstFormatIsStillRead() throws Exception {
    Files.writeString(
        file,
        """
        {"format": 1, "theme": "DARK", "studies": ["/studies/one"], "pausedOnClose": true}
        """);
    WindowMemory memory = WindowMemory.read(file, json);
    assertThat(memory.theme()).isEqualTo(Theme.DARK);
    assertThat(memory.studies()).containsExactly("/studies/one");
    assertThat(memory.pausedOnClose()).isTrue();
    assertThat(memory.place()).isEmpty();
    assertThat(memory.language()).isEmpty();
    assertThat(memory.withTheme(Theme.LIGHT).format()).isEqualTo(WindowMemory.FORMAT);
  }

  @Test
  void aPlaceThatCannotBeIsForgotten() throws Exception {
    Files.writeString(
        file,
        """
        {"format": 2, "theme": "LIGHT", "studies": [], "pausedOnClose": false,
         "place": {"x": 0, "y": 0, "width": -5, "height": 800, "maximised": false}}
        """);
    assertThat(WindowMemory.read(file, json).place()).isEmpty();
  }

  @Test
  void theLanguageOfTheDesktopNeedsNoMemory() {
    assertThat(WindowMemory.blank().withLanguage(Language.SYSTEM)).isEqualTo(WindowMemory.blank());
  }
}
