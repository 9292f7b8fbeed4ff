package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Student's t against printed tables, and against the normal distribution that it becomes. */
class StudentTTest {
  @Example
  void margins_are_those_of_printed_tables() {
    assertEquals(6.314, StudentT.margin(0.9, 1), 5e-4);
    assertEquals(2.920, StudentT.margin(0.9, 2), 5e-4);
    assertEquals(2.353, StudentT.margin(0.9, 3), 5e-4);
    assertEquals(2.228, StudentT.margin(0.95, 10), 5e-4);
    assertEquals(2.756, StudentT.margin(0.99, 29), 5e-4);
  }

  @Example
  void many_degrees_of_freedom_make_it_normal() {
    assertEquals(1.6449, StudentT.margin(0.9, 5000), 1e-3);
    assertEquals(1.96, StudentT.margin(0.95, 4999), 1e-3);
  }

  @Property(tries = 100)
  void a_margin_holds_its_share(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double share,
      @ForAll @IntRange(min = 1, max = 60) int degrees) {
    double margin = StudentT.margin(share, degrees);
    assertEquals(share, StudentT.within(margin, degrees), 1e-9);
    assertTrue(margin > StudentT.margin(share, degrees + 1));
  }
}
