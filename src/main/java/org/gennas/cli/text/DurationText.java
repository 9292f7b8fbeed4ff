package org.gennas.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them: "8 s", "2:05 min", "1:02:03 h". */
public final class DurationText {
  private DurationText() {}

  public static String of(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    } else if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }
    return String.format(
        Locale.ROOT, "%d:%02d:%02d h", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
