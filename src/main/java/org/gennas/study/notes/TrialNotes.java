package org.gennas.study.notes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyFolder;

/**
 * Tags, notes and deletions of a study's trials: trial-notes.json. It is no part of the journal:
 * whoever can write to the folder can annotate, also while another process searches, and nothing
 * that is written here changes what a search does.
 *
 * @param trials those with something written, by number
 */
public record TrialNotes(int format, List<TrialNote> trials) {
  public static final int FORMAT = 1;

  public TrialNotes {
    trials = List.copyOf(trials);
  }

  /** Nothing written. */
  public static TrialNotes none() {
    return new TrialNotes(FORMAT, List.of());
  }

  /**
   * Reads a study's notes; none where there is no such file.
   *
   * @throws FileProblem if the file is damaged or of a newer format
   */
  public static TrialNotes read(StudyFolder folder) throws IOException {
    return Files.exists(folder.trialNotesFile())
        ? folder.json().read(folder.trialNotesFile(), TrialNotes.class, FORMAT)
        : none();
  }

  /** Replaces a study's notes atomically. */
  public void write(StudyFolder folder) throws IOException {
    folder.json().write(folder.trialNotesFile(), this);
  }

  /** What is written to a trial. */
  public TrialNote of(int number) {
    return trials.stream()
        .filter(note -> note.number() == number)
        .findFirst()
        .orElseGet(() -> TrialNote.blank(number));
  }

  /** By trial number, for a look at many. */
  public Map<Integer, TrialNote> byNumber() {
    return trials.stream()
        .collect(Collectors.toMap(TrialNote::number, Function.identity(), (a, b) -> b));
  }

  /** With another note in place of that trial's. */
  public TrialNotes with(TrialNote changed) {
    return new TrialNotes(
        FORMAT,
        Stream.concat(
                trials.stream().filter(note -> note.number() != changed.number()),
                Stream.of(changed).filter(note -> !note.empty()))
            .sorted(Comparator.comparingInt(TrialNote::number))
            .toList());
  }

  /** All tags in use, each once, in alphabetical order. */
  public List<String> tags() {
    return trials.stream().flatMap(note -> note.tags().stream()).distinct().sorted().toList();
  }
}
