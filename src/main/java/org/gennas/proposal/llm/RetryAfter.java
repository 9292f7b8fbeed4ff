package org.gennas.proposal.llm;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After: seconds, or a date of HTTP (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();

  private RetryAfter() {}

  /** How long to wait from now on; empty where the server did not say so legibly. */
  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(text -> amount(text, 1e-3))
        .or(() -> headers.firstValue("retry-after").flatMap(text -> of(text.strip(), now)));
  }

  private static Optional<Duration> of(String text, Instant now) {
    return amount(text, 1).or(() -> until(text, now));
  }

  private static Optional<Duration> amount(String text, double seconds) {
    try {
      double asked = Double.parseDouble(text.strip()) * seconds;
      return asked >= 0
          ? Optional.of(Duration.ofMillis((long) (1000 * Math.min(asked, MOST_SECONDS))))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> until(String text, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
