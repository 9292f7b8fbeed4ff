package org.gennas.proposal.llm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a listener is told. */
final class HeardPieces implements ChatListener {
  private final List<String> thinking = new CopyOnWriteArrayList<>();
  private final List<String> answer = new CopyOnWriteArrayList<>();
  private final List<String> waits = new CopyOnWriteArrayList<>();

  @Override
  public void thinking(String piece) {
    thinking.add(piece);
  }

  @Override
  public void answer(String piece) {
    answer.add(piece);
  }

  @Override
  public void waiting(String reason, Duration time) {
    waits.add(reason + " " + time);
  }

  @Override
  public void again() {
    waits.add("again");
    thinking.clear();
    answer.clear();
  }

  List<String> thinking() {
    return thinking;
  }

  List<String> answer() {
    return answer;
  }

  /** Waits and new beginnings, in order. */
  List<String> waits() {
    return waits;
  }
}
