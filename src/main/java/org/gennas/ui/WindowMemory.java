package org.gennas.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gennas.study.StudyJson;
import org.gennas.ui.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers from one time to the next: window.json in the person's folder. Losing
 * it harms no study.
 *
 * @param format version of the file; {@value #FORMAT} now
 * @param studies folders of studies opened, latest first
 * @param pausedOnClose whether closing the window paused the first of them
 */
public record WindowMemory(int format, Theme theme, List<String> studies, boolean pausedOnClose) {
  static final int FORMAT = 1;

  private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
  private static final int MOST = 8;

  public WindowMemory {
    studies = List.copyOf(studies);
  }

  /** Nothing remembered: the desktop's theme, no study. */
  static WindowMemory blank() {
    return new WindowMemory(FORMAT, Theme.SYSTEM, List.of(), false);
  }

  /** What the file holds; nothing where it is missing or damaged. */
  static WindowMemory read(Path file, StudyJson json) {
    if (!Files.exists(file)) {
      return blank();
    }
    try {
      return json.read(file, WindowMemory.class, FORMAT);
    } catch (IOException e) {
      LOG.warn("The window forgets what it remembered", e);
      return blank();
    }
  }

  /** Replaces the file; a failure is only logged. */
  void write(Path file, StudyJson json) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      json.write(file, this);
    } catch (IOException e) {
      LOG.warn("The window could not remember its studies", e);
    }
  }

  WindowMemory withTheme(Theme now) {
    return new WindowMemory(format, now, studies, pausedOnClose);
  }

  WindowMemory withPausedOnClose(boolean paused) {
    return new WindowMemory(format, theme, studies, paused);
  }

  /** With a study at the head of the list. */
  WindowMemory withStudy(Path folder) {
    List<String> now = new ArrayList<>(studies);
    now.remove(folder.toString());
    now.add(0, folder.toString());
    return new WindowMemory(
        format, theme, now.subList(0, Math.min(MOST, now.size())), pausedOnClose);
  }

  /** Without the studies that are gone. */
  WindowMemory pruned() {
    List<String> there =
        studies.stream().filter(f -> Files.isRegularFile(Path.of(f, "study.json"))).toList();
    boolean first = !studies.isEmpty() && there.contains(studies.get(0));
    return new WindowMemory(format, theme, there, pausedOnClose && first);
  }
}
