package org.gennas.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A mailbox on real time. */
final class QueueMailbox implements Mailbox {
  private final BlockingQueue<Action> queue = new LinkedBlockingQueue<>();
  private final InstantSource clock;

  QueueMailbox(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void post(Action action) {
    queue.add(action);
  }

  @Override
  public Optional<Action> take(Optional<Instant> deadline) throws InterruptedException {
    if (deadline.isEmpty()) {
      return Optional.of(queue.take());
    }
    long millis = Duration.between(clock.instant(), deadline.get()).toMillis() + 1;
    return Optional.ofNullable(queue.poll(Math.max(0, millis), TimeUnit.MILLISECONDS));
  }
}
