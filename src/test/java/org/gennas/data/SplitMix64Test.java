package org.gennas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SplitMix64Test {
  @Property(tries = 200)
  void numbersAreThoseOfTheJdksGenerator(@ForAll long stream) {
    SplittableRandom bits = new SplittableRandom(stream);
    SplittableRandom doubles = new SplittableRandom(stream);
    for (int step = 1; step <= 20; step++) {
      assertEquals(bits.nextLong(), SplitMix64.bits(stream, step));
      assertEquals(doubles.nextDouble(), SplitMix64.uniform(stream, step));
    }
  }
}
