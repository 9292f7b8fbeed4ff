package org.gennas.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.gennas.runner.table.VirtualClock;

/**
 * A clock that moves on by itself whenever the search waits: to the next thing that is due. Hours
 * pass in no time, and always in the same order. Used on one thread.
 */
final class VirtualTime implements Mailbox, InstantSource, VirtualClock {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Queue<Action> actions = new ArrayDeque<>();
  private final PriorityQueue<Due> dues =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::serial));
  private Instant now = START;
  private int serial;

  private record Due(Instant at, int serial, Runnable what) {}

  @Override
  public void after(Duration delay, Runnable what) {
    dues.add(new Due(now.plus(delay), serial++, what));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void post(Action action) {
    actions.add(action);
  }

  @Override
  public Optional<Action> take(Optional<Instant> deadline) {
    while (actions.isEmpty()) {
      Due next = dues.peek();
      if (deadline.isPresent() && (next == null || deadline.get().isBefore(next.at()))) {
        now = deadline.get().isAfter(now) ? deadline.get() : now;
        return Optional.empty();
      }
      if (next == null) {
        throw new IllegalStateException("The search waits for an event that will never come");
      }
      dues.remove();
      now = next.at();
      next.what().run();
    }
    return Optional.of(actions.remove());
  }
}
