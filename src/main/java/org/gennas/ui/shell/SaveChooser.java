package org.gennas.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person where a file is to be saved. */
@FunctionalInterface
public interface SaveChooser {
  /**
   * Asks and waits for the answer.
   *
   * @param title of the question
   * @param name suggested, with its ending
   * @return where to; empty where the person wants it no more
   */
  Optional<Path> ask(String title, String name);
}
