package org.gennas.search;

import java.util.List;
import java.util.Optional;
import org.gennas.baseline.Baselines;
import org.gennas.common.FileProblem;
import org.gennas.proposal.ProposerMessage;
import org.gennas.space.Architecture;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;

/**
 * Hears a search as it goes, whether it runs in this process or is watched from outside. Called on
 * the search's own thread with immutable values; a listener that shows them hands them on.
 */
public interface SearchListener {
  /** Something was journalled; {@code state} already knows it. */
  default void study(StudyEvent event, StudyState state) {}

  /** Something happened in a training. */
  default void trial(TrialId trial, TrialEvent event) {}

  /** The architecture of proposal {@code index} (0-based) of an iteration is known. */
  default void architecture(int iteration, int index, Architecture architecture) {}

  /** A piece of that proposal's rationale. */
  default void rationale(int iteration, int index, String piece) {}

  /** Something of the talk with a language model, for proposals of {@code iteration}. */
  default void message(int iteration, ProposerMessage message) {}

  /**
   * A new study's images have been divided; none has been prepared yet.
   *
   * @param sides the training side first; images that turn out to be unreadable still count
   */
  default void divided(List<StudyEvent.Side> sides) {}

  /**
   * Images are being prepared.
   *
   * @param done of {@code total} images
   */
  default void preparing(int done, int total) {}

  /**
   * Another run of the program is preparing the same images, and this one waits for it.
   *
   * @param done of {@code total} images, as far as that one is
   */
  default void waitingForImages(int done, int total) {
    preparing(done, total);
  }

  /**
   * The baselines are being fitted, before the first trial.
   *
   * @param done of {@code total} images
   */
  default void fitting(long done, long total) {}

  /** The baselines are there, or are held against another training than before. */
  default void baselines(Baselines baselines) {}

  /**
   * Something keeps the search from writing its journal, or from scoring after its end, and it
   * waits until that is mended.
   *
   * @param problem empty once it is
   */
  default void waiting(Optional<FileProblem> problem) {}

  /** The search has left the process: its end, a pause on closing, or a problem. */
  default void left(Optional<Exception> problem) {}
}
