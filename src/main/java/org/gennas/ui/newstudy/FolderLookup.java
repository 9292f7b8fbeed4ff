package org.gennas.ui.newstudy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.gennas.ui.form.Checked;

/**
 * Whether a study's folder is taken, found out in the background: a folder may lie on a slow disk.
 * Until the answer is there it counts as free; making the study looks again anyway. Confined to the
 * FX thread but for the look itself.
 */
public final class FolderLookup {
  private final Map<Path, Boolean> known = new HashMap<>();
  private final Predicate<Path> taken;
  private final Executor background;
  private final Executor ui;
  private Runnable answered = () -> {};

  /**
   * @param taken whether a folder exists and is not empty
   */
  public FolderLookup(Predicate<Path> taken, Executor background, Executor ui) {
    this.taken = taken;
    this.background = background;
    this.ui = ui;
  }

  /** Told after each new answer. */
  void onAnswer(Runnable listener) {
    answered = listener;
  }

  /** A typed folder, which must be a path and not be taken as far as is known. */
  Checked<Path> check(String text) {
    if (text.isEmpty()) {
      return Checked.bad("newstudy.problem.folder");
    }
    try {
      Path path = Path.of(text).toAbsolutePath();
      return isTaken(path) ? Checked.bad("newstudy.problem.taken") : Checked.good(path);
    } catch (InvalidPathException e) {
      return Checked.bad("newstudy.problem.path", e.getReason());
    }
  }

  /** What is known of a folder; asks where nothing is. */
  boolean isTaken(Path folder) {
    if (!known.containsKey(folder)) {
      known.put(folder, false);
      background.execute(
          () -> {
            boolean answer = taken.test(folder);
            ui.execute(
                () -> {
                  known.put(folder, answer);
                  answered.run();
                });
          });
    }
    return known.get(folder);
  }
}
