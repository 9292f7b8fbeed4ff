package org.gennas.cli.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.NumberFormats;

/**
 * Shows the progress of a long task: one line drawn over and over where a person watches, a plain
 * line at every tenth elsewhere. Safe from several threads.
 */
public final class ProgressBar implements AutoCloseable {
  private static final int CELLS = 30;
  private static final Duration REDRAW = Duration.ofMillis(100);

  private final Terminal terminal;
  private final Clock clock;
  private final String task;
  private Optional<Instant> began = Optional.empty();
  private long first;
  private Instant drawn = Instant.MIN;
  private long tenth = -1;
  private boolean open;

  public ProgressBar(Terminal terminal, Clock clock, String task) {
    this.terminal = terminal;
    this.clock = clock;
    this.task = task;
  }

  /**
   * @param done of {@code total} steps; the first call's count is taken as done before
   */
  public synchronized void update(long done, long total) {
    Instant now = clock.instant();
    if (began.isEmpty()) {
      began = Optional.of(now);
      first = done;
    }
    boolean last = done >= total;
    if (terminal.live()) {
      if (last || Duration.between(drawn, now).compareTo(REDRAW) >= 0) {
        drawn = now;
        open = true;
        terminal.draw(bar(done, total) + line(done, total, now));
      }
    } else if (total > 0 && done * 10 / total > tenth) {
      tenth = done * 10 / total;
      terminal.say(task + " " + line(done, total, now));
    }
  }

  /** Writes a whole line above the bar. */
  public synchronized void say(String line) {
    if (open) {
      terminal.draw("");
      open = false;
    }
    terminal.say(line);
    drawn = Instant.MIN;
  }

  private String bar(long done, long total) {
    int full = total == 0 ? 0 : (int) Math.min(CELLS, done * CELLS / total);
    return task + " [" + "#".repeat(full) + "-".repeat(CELLS - full) + "] ";
  }

  private String line(long done, long total, Instant now) {
    String counts =
        String.format(
            Locale.ROOT, "%d/%d (%d %%)", done, total, total == 0 ? 100 : done * 100 / total);
    return timeLeft(done, total, now).map(left -> counts + ", " + left + " left").orElse(counts);
  }

  private Optional<String> timeLeft(long done, long total, Instant now) {
    Duration elapsed = Duration.between(began.orElse(now), now);
    if (done <= first || done >= total || elapsed.toMillis() < 500) {
      return Optional.empty();
    }
    double perStep = elapsed.toMillis() / (double) (done - first);
    return Optional.of(
        NumberFormats.duration(Duration.ofMillis((long) (perStep * (total - done)))));
  }

  /** Ends the drawn line, so that what follows begins on its own. */
  @Override
  public synchronized void close() {
    if (open) {
      terminal.err().println();
      terminal.err().flush();
      open = false;
    }
  }
}
