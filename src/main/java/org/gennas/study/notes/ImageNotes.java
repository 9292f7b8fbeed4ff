package org.gennas.study.notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyJson;

/**
 * What readers noted on images: image-notes.json in the study's folder. It stays there, since a
 * dataset's paths may name patients.
 *
 * @param notes by the image's path below the dataset's folder; no empty ones
 */
public record ImageNotes(int format, Map<String, Note> notes) {
  public static final int FORMAT = 1;

  /** The longest text of a note, characters. */
  public static final int LONGEST = 4000;

  /**
   * @param text may be empty
   * @param labelDoubted whether the reader thinks that a label is wrong
   */
  public record Note(String text, boolean labelDoubted, boolean bookmarked) {
    public Note {
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException("A note is at most " + LONGEST + " characters long.");
      }
    }

    /** Nothing noted. */
    public static Note none() {
      return new Note("", false, false);
    }

    /** Whether nothing is noted. */
    public boolean blank() {
      return equals(none());
    }

    public Note withText(String now) {
      return new Note(now, labelDoubted, bookmarked);
    }

    public Note withLabelDoubted(boolean now) {
      return new Note(text, now, bookmarked);
    }

    public Note withBookmarked(boolean now) {
      return new Note(text, labelDoubted, now);
    }
  }

  public ImageNotes {
    // in order, so that the file changes only where a note does
    notes = java.util.Collections.unmodifiableMap(new TreeMap<>(notes));
  }

  public static ImageNotes none() {
    return new ImageNotes(FORMAT, Map.of());
  }

  /** The note on an image, an empty one where there is none. */
  public Note note(String image) {
    return notes.getOrDefault(image, Note.none());
  }

  /** The same with one image's note replaced, or taken away where it is empty. */
  public ImageNotes with(String image, Note note) {
    Map<String, Note> next = new TreeMap<>(notes);
    if (note.blank()) {
      next.remove(image);
    } else {
      next.put(image, note);
    }
    return new ImageNotes(FORMAT, next);
  }

  /**
   * Reads the file; none yet means no notes.
   *
   * @throws FileProblem if it is damaged or newer than this program
   */
  public static ImageNotes read(Path file, StudyJson json) throws IOException {
    return Files.exists(file) ? json.read(file, ImageNotes.class, FORMAT) : none();
  }

  /** Replaces the file atomically. */
  public void write(Path file, StudyJson json) throws IOException {
    json.write(file, this);
  }
}
