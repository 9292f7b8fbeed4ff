package org.gennas.search;

import java.io.IOException;
import java.util.Optional;
import org.gennas.common.FileProblem;

/** What a search needs around it: a disk, its files, its images. */
interface Surroundings {
  /** What is amiss now; empty where nothing is found. */
  Optional<FileProblem> amiss();

  /**
   * Brings back what can be brought back, such as prepared images.
   *
   * @throws IOException if something is still amiss afterwards
   */
  void restore() throws IOException;

  /** Of a search that needs none. */
  static Surroundings none() {
    return new Surroundings() {
      @Override
      public Optional<FileProblem> amiss() {
        return Optional.empty();
      }

      @Override
      public void restore() {
        // Nothing is ever amiss.
      }
    };
  }
}
