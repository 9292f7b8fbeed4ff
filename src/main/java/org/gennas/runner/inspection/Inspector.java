package org.gennas.runner.inspection;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.gennas.study.inspection.Reading;

/**
 * Asks trained models about images. No call waits: answers come by futures, which are completed on
 * a thread of the background. Safe to use from any thread. Research use only, not for clinical use.
 *
 * <p>A future fails with an {@link InspectionProblem}, or is cancelled: by the caller, by a newer
 * question, or by {@link #close}.
 */
public interface Inspector extends AutoCloseable {
  /**
   * Asks for what a person is looking at. Only the newest question of a place waits: an older one
   * that has not begun is cancelled, one that is being answered goes on.
   *
   * @param place where the answer is shown, such as "A" or "B"
   * @param model a model.zip, or an ensemble.json
   * @param grey px x px, 0 black to 255 white, row by row, for the model's px
   */
  CompletableFuture<Reading> newest(String place, Path model, byte[] grey);

  /**
   * Asks when nobody waits for anything {@link #newest}, in turn: for statistics over many images,
   * or neighbours that a person may look at next.
   */
  CompletableFuture<Reading> whenIdle(Path model, byte[] grey);

  /** Loads a model ahead, so that the first question finds it warm. */
  CompletableFuture<Void> warm(Path model);

  /** Ends the worker and cancels what waits. */
  @Override
  void close();
}
