package org.gennas.search;

import java.util.Map;
import org.gennas.space.Architecture;

/** What a person can do to a running search. Safe from any thread; returns at once. */
public interface SearchControl {
  /**
   * Has a command carried out in its turn.
   *
   * @throws IllegalArgumentException if the search space has no such architecture, slot or choice
   */
  void submit(SearchCommand command);

  /** Running trials keep their state and give their devices back; nothing new starts. */
  default void pause() {
    submit(new SearchCommand.Pause());
  }

  /** Goes on after a pause. */
  default void resume() {
    submit(new SearchCommand.Resume());
  }

  /** Ends the search for good; running trials stop at their next batch. */
  default void stop() {
    submit(new SearchCommand.Stop());
  }

  /** Puts a person's own architecture at the head of the queue. */
  default void train(Architecture architecture) {
    submit(new SearchCommand.Train(architecture));
  }

  /**
   * Calls off the question to a language model that is open; the surrogate proposes in its place.
   */
  default void callOff() {
    submit(new SearchCommand.CallOff());
  }

  /** From now on proposals wait for a person, or are trained at once. */
  default void review(boolean on) {
    submit(new SearchCommand.Review(on));
  }

  /** An offered proposal is to be trained as it is. */
  default void approve(Architecture offered) {
    submit(new SearchCommand.Approve(offered));
  }

  /** An offered proposal is to be trained as {@code changed}. */
  default void edit(Architecture offered, Architecture changed) {
    submit(new SearchCommand.Edit(offered, changed));
  }

  /** An offered proposal is not to be trained; the next prompt carries the reason. */
  default void veto(Architecture offered, String reason) {
    submit(new SearchCommand.Veto(offered, reason));
  }

  /** A note for the next prompts; blank takes the last one back. */
  default void note(String text) {
    submit(new SearchCommand.Note(text));
  }

  /**
   * Resumes a halted or stopped trial from its checkpoint; nothing halts it again. Does nothing
   * once the search is over.
   */
  default void continueTrial(int number) {
    submit(new SearchCommand.ContinueTrial(number));
  }

  /**
   * Has a failed trial trained once more, before others: from its checkpoint, where it left one.
   * Does nothing once the search is over.
   */
  default void retryTrial(int number) {
    submit(new SearchCommand.RetryTrial(number));
  }

  /**
   * From the next question to the proposer on these slots keep their choice and all others are
   * free. What is trained, waits or is being proposed stays as it is.
   *
   * @param locks slot (0-based) to the choice that stays
   * @throws IllegalArgumentException if the space has no such slot or choice
   */
  default void lock(Map<Integer, Integer> locks) {
    submit(new SearchCommand.Lock(locks));
  }

  /**
   * Asks the proposer for as many proposals as there are devices, though none may be free: they
   * queue. Does nothing while it is being asked, while proposals wait for a person, in a pause, or
   * where the study's rules allow no more.
   */
  default void ask() {
    submit(new SearchCommand.Ask());
  }

  /**
   * Has the network of a trial trained again with another seed, at the head of the queue. What
   * comes of it counts neither as a trial of the search nor for its confirmation. Does nothing once
   * the search is over.
   */
  default void repeat(int number) {
    submit(new SearchCommand.Repeat(number));
  }

  /** Ends one running or queued trial; the search continues without it. */
  default void stopTrial(int number) {
    submit(new SearchCommand.StopTrial(number));
  }
}
