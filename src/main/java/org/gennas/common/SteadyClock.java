package org.gennas.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * Tells the time of day as it was when it was set, and what has passed since: a system's clock that
 * is put forward or back meanwhile (by hand, by a time server) changes no duration. While a machine
 * sleeps it stands still on most systems. Safe to use from several threads.
 */
public final class SteadyClock extends Clock {
  private final InstantSource wall;
  private final LongSupplier nanos;
  private final ZoneId zone;
  private volatile Setting setting;

  /**
   * @param wall what the time of day is
   * @param at nanoseconds of an arbitrary beginning
   */
  private record Setting(Instant wall, long at) {}

  /**
   * @param wall the system's clock
   * @param nanos rises steadily, as {@link System#nanoTime}
   */
  public SteadyClock(InstantSource wall, LongSupplier nanos, ZoneId zone) {
    this.wall = wall;
    this.nanos = nanos;
    this.zone = zone;
    this.setting = new Setting(wall.instant(), nanos.getAsLong());
  }

  /** Set to this machine's clock now. */
  public static SteadyClock ofSystem() {
    return new SteadyClock(Clock.systemUTC(), System::nanoTime, ZoneId.systemDefault());
  }

  /** Sets it anew, where something begins that is timed by itself. */
  public void set() {
    setting = new Setting(wall.instant(), nanos.getAsLong());
  }

  @Override
  public Instant instant() {
    Setting now = setting;
    return now.wall().plus(Duration.ofNanos(nanos.getAsLong() - now.at()));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    Setting now = setting;
    return new SteadyClock(
        () -> now.wall().plus(Duration.ofNanos(nanos.getAsLong() - now.at())), nanos, other);
  }
}
