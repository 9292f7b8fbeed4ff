package org.gennas.search;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What a search has still to do, in order of arrival. Anyone posts, one thread takes. */
interface Mailbox {
  /** Something to be done on the search's thread. */
  interface Action {
    void run() throws IOException;
  }

  /** Puts an action at the end; safe from any thread. */
  void post(Action action);

  /**
   * Waits for an action.
   *
   * @param deadline when to come back without one
   */
  Optional<Action> take(Optional<Instant> deadline) throws InterruptedException;
}
