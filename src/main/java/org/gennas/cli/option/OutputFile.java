package org.gennas.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyOwnership;

/**
 * A file or folder that a command is going to write. All is told before the work, not after it:
 * what is there is only replaced where the same command made it.
 */
public final class OutputFile {
  private OutputFile() {}

  /** Tells files of one kind from others. */
  @FunctionalInterface
  public interface Kind {
    /** Whether an existing, ordinary file is of the kind. */
    boolean holds(Path file) throws IOException;
  }

  /**
   * @param what is to be written, such as "table"
   * @param kind what of may be replaced; empty files may be too
   * @throws FileProblem if its folder is missing or cannot be written, if a study keeps a file
   *     there, or there is something else
   */
  public static void require(Path file, String what, Kind kind) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new FileProblem(
          "The " + what + " cannot be written there",
          absolute,
          0,
          "Name a file in a folder that you may write to.");
    }
    if (StudyOwnership.isKept(absolute)) {
      throw new FileProblem(
          "The " + what + " is not written there: a study keeps its own files there",
          absolute,
          0,
          "Name another file.");
    }
    if (!Files.exists(absolute) || isDevice(absolute)) {
      return;
    }
    if (!Files.isRegularFile(absolute)
        || Files.size(absolute) > 0 && !kind.holds(absolute.toRealPath())) {
      throw new FileProblem(
          "The " + what + " is not written over something else that is there",
          absolute,
          0,
          "Name another file, or move away what is there.");
    }
  }

  /** Such as /dev/null; a link to one would be replaced by a file. */
  private static boolean isDevice(Path file) {
    return !Files.isSymbolicLink(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /**
   * @param folder for files with names of their own, such as a report's
   * @param what is to be written
   * @param study whose folder may be named; empty: none may
   * @throws FileProblem if it is the folder of another study, or one that a study keeps for itself
   */
  public static void requireFolder(Path folder, String what, Optional<Path> study)
      throws IOException {
    Optional<Path> found = StudyOwnership.study(folder);
    if (found.isEmpty()) {
      return;
    }
    boolean allowed =
        study.isPresent()
            && Files.isSameFile(found.get(), study.get())
            && !StudyOwnership.isKept(folder.resolve("report.html"));
    if (!allowed) {
      throw new FileProblem(
          "The "
              + what
              + " is not written into a folder that the study in "
              + found.get()
              + " keeps",
          folder.toAbsolutePath().normalize(),
          0,
          "Name another folder.");
    }
  }

  /**
   * @param files that are going to be written
   * @param input that is read, which may not exist
   * @throws FileProblem if one of them is the input
   */
  public static void requireNoInput(List<Path> files, Path input) throws IOException {
    for (Path file : files) {
      if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
        throw new FileProblem(
            "This would be written over its own input",
            file.toAbsolutePath().normalize(),
            0,
            "Name another folder.");
      }
    }
  }
}
