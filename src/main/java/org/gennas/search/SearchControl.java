package org.gennas.search;

import org.gennas.space.Architecture;

/** What a person can do to a running search. Safe from any thread; returns at once. */
public interface SearchControl {
  /** Running trials keep their state and give their devices back; nothing new starts. */
  void pause();

  /** Goes on after a pause. */
  void resume();

  /** Ends the search for good; running trials stop at their next batch. */
  void stop();

  /** Puts a person's own architecture at the head of the queue. */
  void train(Architecture architecture);

  /** Ends one running or queued trial; the search goes on without it. */
  void stopTrial(int number);
}
