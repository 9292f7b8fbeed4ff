package org.gennas.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.control.ColumnChoice;
import org.gennas.ui.text.Language;
import org.gennas.ui.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers from one time to the next: window.json in the person's folder. Losing
 * it harms no study. Keys of language models are never part of it.
 *
 * @param format version of the file; {@value #FORMAT} now, and 1 is read too
 * @param studies folders of studies opened, latest first
 * @param pausedOnClose whether closing the window paused the first of them
 * @param language of the text; empty: the desktop's
 * @param studiesFolder where new studies are made; empty: in the person's folder
 * @param place of the window; empty where it was never closed
 * @param screen the id of the screen last shown
 * @param dividers by a name of each divided part, where it is divided, from 0 to 1
 * @param columns of the table of candidates; empty: none chosen
 */
public record WindowMemory(
    int format,
    Theme theme,
    List<String> studies,
    boolean pausedOnClose,
    Optional<Language> language,
    Optional<String> studiesFolder,
    Optional<WindowBounds> place,
    Optional<String> screen,
    Optional<Map<String, List<Double>>> dividers,
    Optional<ColumnChoice> columns) {
  static final int FORMAT = 2;

  private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
  private static final int MOST = 8;

  public WindowMemory {
    studies = List.copyOf(studies);
    place = place.filter(WindowBounds::usable);
    dividers = dividers.map(Map::copyOf);
  }

  /** Nothing remembered: the desktop's theme and language, no study. */
  static WindowMemory blank() {
    return new WindowMemory(
        FORMAT,
        Theme.SYSTEM,
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
    return new WindowMemory(
        FORMAT,
        now,
        studies,
        pausedOnClose,
        language,
        studiesFolder,
        place,
        screen,
        dividers,
        columns);
  }

  WindowMemory withPausedOnClose(boolean paused) {
    return new WindowMemory(
        FORMAT, theme, studies, paused, language, studiesFolder, place, screen, dividers, columns);
  }

  /** With a study at the head of the list. */
  WindowMemory withStudy(Path folder) {
    List<String> now = new ArrayList<>(studies);
    now.remove(folder.toString());
    now.add(0, folder.toString());
    return withStudies(now.subList(0, Math.min(MOST, now.size())), pausedOnClose);
  }

  private WindowMemory withStudies(List<String> now, boolean paused) {
    return new WindowMemory(
        FORMAT, theme, now, paused, language, studiesFolder, place, screen, dividers, columns);
  }

  /** With a language, or the desktop's. */
  WindowMemory withLanguage(Language now) {
    Optional<Language> chosen = Optional.of(now).filter(l -> l != Language.SYSTEM);
    return new WindowMemory(
        FORMAT,
        theme,
        studies,
        pausedOnClose,
        chosen,
        studiesFolder,
        place,
        screen,
        dividers,
        columns);
  }

  /** With a folder for new studies; empty: the person's own. */
  WindowMemory withStudiesFolder(Optional<String> now) {
    return new WindowMemory(
        FORMAT, theme, studies, pausedOnClose, language, now, place, screen, dividers, columns);
  }

  /** With the window's place, screen and dividers as they are when it is closed. */
  WindowMemory withView(
      Optional<WindowBounds> at, String shown, Map<String, List<Double>> divided) {
    return new WindowMemory(
        FORMAT,
        theme,
        studies,
        pausedOnClose,
        language,
        studiesFolder,
        at,
        Optional.of(shown),
        Optional.of(divided),
        columns);
  }

  /** With a choice of the columns of the table of candidates. */
  WindowMemory withColumns(ColumnChoice now) {
    return new WindowMemory(
        FORMAT,
        theme,
        studies,
        pausedOnClose,
        language,
        studiesFolder,
        place,
        screen,
        dividers,
        Optional.of(now));
  }

  /** Without the studies that are gone. */
  WindowMemory pruned() {
    List<String> there =
        studies.stream().filter(f -> Files.isRegularFile(Path.of(f, "study.json"))).toList();
    boolean first = !studies.isEmpty() && there.contains(studies.get(0));
    return withStudies(there, pausedOnClose && first);
  }
}
