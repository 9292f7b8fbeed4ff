package org.gennas.runner;

import java.nio.file.Path;

/** What a worker's exit status means, in words. */
final class WorkerExit {
  private static final int KILLED = 128 + 9;
  private static final int ABORTED = 128 + 6;
  private static final int SEGMENTATION = 128 + 11;
  private static final int MOST_WORDS = 300;

  private WorkerExit() {}

  /**
   * @param exit the process's status
   * @param lastWords the last line of its output; empty if it said nothing
   * @param output where all of it is
   */
  static String inWords(int exit, String lastWords, Path output) {
    String said =
        lastWords.isEmpty()
            ? "."
            : ". Its last words: "
                + lastWords.substring(0, Math.min(MOST_WORDS, lastWords.length()));
    return switch (exit) {
      case KILLED ->
          "The worker was killed; the system does this when memory runs out. Try fewer workers, a"
              + " smaller batch or smaller images"
              + said;
      case ABORTED, SEGMENTATION ->
          "The worker crashed in native code (status " + exit + "); see " + output + said;
      default -> "The worker ended with status " + exit + " without a result; see " + output + said;
    };
  }
}
