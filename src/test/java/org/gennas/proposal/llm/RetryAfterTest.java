package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds, fractions of them, milliseconds and dates are read; the rest counts as not said. */
final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After    | 20                            | PT20S",
        "retry-after    | 0.5                           | PT0.5S",
        "retry-after-ms | 250                           | PT0.25S",
        "Retry-After    | Thu, 01 Jan 2026 00:02:00 GMT | PT2M",
        "Retry-After    | Wed, 31 Dec 2025 00:00:00 GMT | PT0S",
        "Retry-After    | 99999999999                   | PT24H",
        "Retry-After    | -3                            |",
        "Retry-After    | NaN                           |",
        "Retry-After    | soon                          |",
        "X-Other        | 20                            |"
      })
  void whatIsLegibleIsRead(String name, String value, Duration expected) {
    HttpHeaders headers = HttpHeaders.of(Map.of(name, List.of(value)), (n, v) -> true);

    assertEquals(Optional.ofNullable(expected), RetryAfter.of(headers, NOW));
  }
}
