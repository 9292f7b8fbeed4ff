package org.gennas.search;

import java.util.Map;
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

  /**
   * Calls off the question to a language model that is open; the surrogate proposes in its place.
   */
  void callOff();

  /** From now on proposals wait for a person, or are trained at once. */
  void review(boolean on);

  /** An offered proposal is to be trained as it is. */
  void approve(Architecture offered);

  /** An offered proposal is to be trained as {@code changed}. */
  void edit(Architecture offered, Architecture changed);

  /** An offered proposal is not to be trained; the next prompt carries the reason. */
  void veto(Architecture offered, String reason);

  /** A note for the next prompts; blank takes the last one back. */
  void note(String text);

  /**
   * Resumes a halted or stopped trial from its checkpoint; nothing halts it again. Does nothing
   * once the search is over.
   */
  void continueTrial(int number);

  /**
   * Has a failed trial trained once more, before others: from its checkpoint, where it left one.
   * Does nothing once the search is over.
   */
  void retryTrial(int number);

  /**
   * From the next question to the proposer on these slots keep their choice and all others are
   * free. What is trained, waits or is being proposed stays as it is.
   *
   * @param locks slot (0-based) to the choice that stays
   * @throws IllegalArgumentException if the space has no such slot or choice
   */
  void lock(Map<Integer, Integer> locks);

  /**
   * Asks the proposer for as many proposals as there are devices, though none may be free: they
   * queue. Does nothing while it is being asked, while proposals wait for a person, in a pause, or
   * where the study's rules allow no more.
   */
  void ask();

  /**
   * Has the network of a trial trained again with another seed, at the head of the queue. What
   * comes of it counts neither as a trial of the search nor for its confirmation. Does nothing once
   * the search is over.
   */
  void repeat(int number);

  /** Ends one running or queued trial; the search continues without it. */
  void stopTrial(int number);
}
