package org.gennas.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1 KiB",
    "1024,1 KiB",
    "1536,1.5 KiB",
    "1023999,1000 KiB",
    "536870912,512 MiB",
    "15250000000,14.2 GiB",
    "25769803776,24 GiB",
    "1099511627776,1 TiB",
    "1125899906842624,1024 TiB"
  })
  void bytesAreStatedInBinaryUnits(long bytes, String text) {
    assertThat(NumberFormats.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "15250000000,25769803776,14.2 / 24 GiB",
    "0,536870912,0 / 512 MiB",
    "3,999,3 / 999 B"
  })
  void aPartIsStatedInTheWholesUnit(long part, long whole, String text) {
    assertThat(NumberFormats.bytes(part, whole)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT-1S,0 s",
    "PT0.4S,0 s",
    "PT42S,42 s",
    "PT59.6S,1 min 00 s",
    "PT2M5S,2 min 05 s",
    "PT59M59.7S,1 h 00 min",
    "PT17H6M,17 h 06 min",
    "PT32H,1 d 8 h"
  })
  void aTimeSpanHasItsTwoLeadingUnits(Duration span, String text) {
    assertThat(NumberFormats.duration(span)).isEqualTo(text);
    assertThat(NumberFormats.duration(span.toMillis() / 1e3)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"41.6,42 s", "59.7,1 min", "1980,33 min", "3599,1 h 00", "4980,1 h 23"})
  void aNarrowColumnHasNoSecondsBesideMinutes(double seconds, String text) {
    assertThat(NumberFormats.briefDuration(seconds)).isEqualTo(text);
  }
}
