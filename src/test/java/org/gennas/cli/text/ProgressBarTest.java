package org.gennas.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final HandClock clock = new HandClock();

  /** A clock moved by hand. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private ProgressBar bar(boolean live) {
    PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    return new ProgressBar(new Terminal(err, err, live), clock, "Images");
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void elsewhereEveryTenthIsAPlainLine() {
    try (ProgressBar bar = bar(false)) {
      for (int i = 0; i <= 1000; i++) {
        bar.update(i, 1000);
        clock.pass(Duration.ofMillis(10));
      }
    }

    assertEquals(11, lines().size(), lines().toString());
    assertEquals("Images 0/1000 (0 %)", lines().get(0));
    assertEquals("Images 500/1000 (50 %), 5 s left", lines().get(5));
    assertEquals("Images 1000/1000 (100 %)", lines().get(10));
    assertFalse(written.toString(StandardCharsets.UTF_8).contains("\u001b"));
  }

  @Test
  void workDoneBeforeDoesNotShortenTheTimeLeft() {
    try (ProgressBar bar = bar(false)) {
      bar.update(500, 1000);
      clock.pass(Duration.ofSeconds(10));
      bar.update(600, 1000);
    }

    assertEquals("Images 600/1000 (60 %), 40 s left", lines().get(1));
  }

  @Test
  void aPersonSeesOneLineThatIsDrawnOverAndALineAboveItStaysWhole() {
    try (ProgressBar bar = bar(true)) {
      bar.update(1, 4);
      clock.pass(Duration.ofSeconds(1));
      bar.update(2, 4);
      bar.say("One image is unreadable");
      bar.update(4, 4);
    }

    String all = written.toString(StandardCharsets.UTF_8);
    assertTrue(all.contains("\r\u001b[2KOne image is unreadable\n"), all);
    assertTrue(all.endsWith("(100 %)\n"), all);
    assertTrue(all.contains("[###############---------------] 2/4 (50 %), 2 s left"), all);
  }

  @Test
  void drawingIsHeldBackToTenTimesASecond() {
    try (ProgressBar bar = bar(true)) {
      for (int i = 0; i < 1000; i++) {
        bar.update(i, 1000);
        clock.pass(Duration.ofMillis(1));
      }
    }

    long drawn = written.toString(StandardCharsets.UTF_8).chars().filter(c -> c == '\r').count();
    assertEquals(10, drawn);
  }

  @Test
  void aTaskOfNothingIsDone() {
    try (ProgressBar bar = bar(true)) {
      bar.update(0, 0);
    }

    assertTrue(lines().get(1).contains("0/0 (100 %)"), lines().toString());
  }
}
