package org.gennas.ui.arena;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Play;
import org.gennas.arena.Player;
import org.gennas.arena.SearchTrajectory;

/**
 * Collects searches as they end, on whatever threads, and tells of them twice a second: medians of
 * thousands of searches are too dear for every one.
 */
final class GrowingResult implements Consumer<Play> {
  private static final Duration LEAST = Duration.ofMillis(500);

  /** Players differ in speed and play one after another, so that only the latest searches count. */
  private static final int PACE = 24;

  private final ArenaPlan plan;
  private final InstantSource clock;
  private final BiConsumer<ArenaModel.Result, Optional<Duration>> told;
  private final List<String> order;
  private final List<Play> plays = new ArrayList<>();
  private final Deque<Instant> ends = new ArrayDeque<>();
  private Instant last;

  /**
   * @param told of what has been played and the time that is left, on the thread of the search that
   *     ended
   */
  GrowingResult(
      ArenaPlan plan, InstantSource clock, BiConsumer<ArenaModel.Result, Optional<Duration>> told) {
    this.plan = plan;
    this.clock = clock;
    this.told = told;
    order = plan.players().stream().map(Player::name).toList();
    last = clock.instant();
    ends.add(last);
  }

  @Override
  public synchronized void accept(Play play) {
    plays.add(play);
    Instant now = clock.instant();
    ends.addLast(now);
    if (ends.size() > PACE) {
      ends.removeFirst();
    }
    if (Duration.between(last, now).compareTo(LEAST) >= 0) {
      last = now;
      told.accept(current(), left());
    }
  }

  /** All that has been played; empty where nothing was. */
  synchronized Optional<ArenaModel.Result> result() {
    return plays.isEmpty() ? Optional.empty() : Optional.of(current());
  }

  private ArenaModel.Result current() {
    List<Play> ordered = new ArrayList<>(plays);
    ordered.sort(
        Comparator.comparingInt((Play p) -> order.indexOf(p.player()))
            .thenComparingInt(Play::seed));
    return new ArenaModel.Result(plan, SearchTrajectory.of(ordered), ordered);
  }

  private Optional<Duration> left() {
    Duration lately = Duration.between(ends.getFirst(), ends.getLast());
    int open = plan.plays() - plays.size();
    return lately.isZero()
        ? Optional.empty()
        : Optional.of(lately.multipliedBy(open).dividedBy(ends.size() - 1));
  }
}
