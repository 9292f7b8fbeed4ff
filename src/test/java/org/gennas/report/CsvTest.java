package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and quotes of the tables. */
class CsvTest {
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        0.5,
        1,
        -1,
        9.9999995,
        999999.5,
        999999.4,
        123456.5,
        0.0001,
        0.00009999995,
        0.00012345678,
        1e-300,
        1e300,
        0.1 + 0.2,
        1.0000005,
        2.5e-4,
        -0.000123
      })
  void numbers_are_written_as_by_a_format_of_six_digits(double value) {
    assertEquals(String.format(Locale.ROOT, "%.6g", value), Csv.sixDigits(value));
  }

  @Test
  void numbers_of_any_size_are_written_so() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(16) - 8);
      assertEquals(String.format(Locale.ROOT, "%.6g", value), Csv.sixDigits(value));
    }
  }

  @Test
  void what_is_no_number_is_an_empty_cell() {
    assertEquals("", Csv.number(Optional.empty()));
    assertEquals("", Csv.number(Optional.of(Double.NaN)));
    assertEquals("", Csv.number(Optional.of(Double.POSITIVE_INFINITY)));
  }

  @Test
  void cells_with_commas_quotes_or_line_ends_are_quoted() {
    assertEquals(
        "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\r\n",
        Csv.line(List.of("plain", "a,b", "say \"x\"", "two\nlines", "")));
  }
}
