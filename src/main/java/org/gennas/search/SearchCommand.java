package org.gennas.search;

import java.util.Map;
import org.gennas.space.Architecture;

/** What a person can have a search do; {@link SearchControl} says what each means. */
public sealed interface SearchCommand {
  record Pause() implements SearchCommand {}

  record Resume() implements SearchCommand {}

  record Stop() implements SearchCommand {}

  record Train(Architecture architecture) implements SearchCommand {}

  record CallOff() implements SearchCommand {}

  record Review(boolean on) implements SearchCommand {}

  record Approve(Architecture offered) implements SearchCommand {}

  record Edit(Architecture offered, Architecture changed) implements SearchCommand {}

  record Veto(Architecture offered, String reason) implements SearchCommand {}

  record Note(String text) implements SearchCommand {}

  record ContinueTrial(int number) implements SearchCommand {}

  record RetryTrial(int number) implements SearchCommand {}

  record Lock(Map<Integer, Integer> locks) implements SearchCommand {
    public Lock {
      locks = Map.copyOf(locks);
    }
  }

  record Ask() implements SearchCommand {}

  record Repeat(int number) implements SearchCommand {}

  record StopTrial(int number) implements SearchCommand {}
}
