package org.gennas.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong(-5);
  private final SteadyClock clock = new SteadyClock(wall::get, nanos::get, ZoneOffset.UTC);

  @Test
  void a_clock_put_forward_or_back_changes_no_duration() {
    nanos.addAndGet(Duration.ofMinutes(3).toNanos());
    wall.set(NOON.plus(Duration.ofHours(48)));
    assertEquals(NOON.plus(Duration.ofMinutes(3)), clock.instant());
    nanos.addAndGet(Duration.ofMinutes(3).toNanos());
    wall.set(NOON.minus(Duration.ofHours(48)));
    assertEquals(NOON.plus(Duration.ofMinutes(6)), clock.instant());
    assertEquals(clock.instant(), clock.withZone(ZoneOffset.MAX).instant());
  }

  @Test
  void set_anew_it_has_the_time_of_day() {
    wall.set(NOON.plus(Duration.ofHours(48)));
    clock.set();
    assertEquals(wall.get(), clock.instant());
  }
}
