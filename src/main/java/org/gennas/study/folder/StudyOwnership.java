package org.gennas.study.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Which study a file belongs to, so that nothing else is written over it. */
public final class StudyOwnership {
  /** How far below its study a study's own file lies at most. */
  private static final int LEVELS = 3;

  private static final Set<String> FILES =
      Set.of(
          "study.json",
          "environment.json",
          "journal.jsonl",
          "split.csv",
          "baselines.json",
          "ensemble.json",
          "ensemble-predictions-test.csv",
          "ensemble-test-score.json",
          "trial-notes.json",
          "image-notes.json",
          "study.lock",
          "study.owner");

  private static final Set<String> FOLDERS =
      Set.of("trials", "baselines", "conversations", "prepared");

  private StudyOwnership() {}

  /**
   * The folder of the study that a folder is or lies in.
   *
   * @param folder may be missing
   */
  public static Optional<Path> study(Path folder) throws IOException {
    Path at = real(folder);
    for (int i = 0; i <= LEVELS && at != null; i++) {
      if (Files.isRegularFile(at.resolve("study.json"))) {
        return Optional.of(at);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  /**
   * Whether a study keeps the file, or keeps all of the folder that it lies in; a report is not
   * such a file, it can be made again.
   *
   * @param file may be missing
   */
  public static boolean isKept(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Optional<Path> study = study(folder);
    if (study.isEmpty()) {
      return false;
    }
    Path within = study.get().relativize(real(folder).resolve(file.getFileName()));
    String first = within.getName(0).toString();
    return FOLDERS.contains(first) || within.getNameCount() == 1 && FILES.contains(first);
  }

  /** Without links, as far as it is there. */
  private static Path real(Path folder) throws IOException {
    Path plain = folder.toAbsolutePath().normalize();
    return Files.exists(plain) ? plain.toRealPath() : plain;
  }
}
