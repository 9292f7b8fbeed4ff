package org.gennas.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts as people read them. */
class MagnitudeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "999, 999, 999",
    "1000, 1.00 k, 1.0 k",
    "1910000, 1.91 M, 1.9 M",
    "131000000, 131 M, 131 M",
    "59400000, 59.4 M, 59 M",
    "999600, 1.00 M, 1.0 M",
    "970000000, 970 M, 970 M",
    "-3600000, \u22123.60 M, \u22123.6 M"
  })
  void reads(long count, String exact, String brief) {
    assertEquals(exact, Magnitude.of(count));
    assertEquals(brief, Magnitude.brief(count));
  }

  @Property
  void threeDigitsAreWithinHalfAPercent(@ForAll @LongRange(min = 1, max = 1L << 50) long count) {
    String[] parts = Magnitude.of(count).split(" ");
    String unit = parts.length > 1 ? parts[1] : "";
    double value =
        Double.parseDouble(parts[0]) * Math.pow(1000, " kMGT".indexOf((unit + " ").charAt(0)));
    assertTrue(Math.abs(value - count) <= count * 0.00501);
  }
}
