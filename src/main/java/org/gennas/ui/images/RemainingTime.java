package org.gennas.ui.images;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long work will last, by how fast it went in the last seconds: images that are found prepared
 * take no time and would mislead an average over all.
 */
final class RemainingTime {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(Instant at, int done) {}

  /** Notes how far the work is. */
  void add(Instant at, int done) {
    samples.addLast(new Sample(at, done));
    while (samples.size() > 2
        && Duration.between(samples.getFirst().at(), at).compareTo(WINDOW) > 0) {
      samples.removeFirst();
    }
  }

  /** Until all is done; empty while nothing can be said. */
  Optional<Duration> left(int total) {
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    Duration passed = Duration.between(first.at(), last.at());
    int done = last.done() - first.done();
    return passed.compareTo(LEAST) < 0 || done <= 0
        ? Optional.empty()
        : Optional.of(passed.multipliedBy(total - last.done()).dividedBy(done));
  }
}
