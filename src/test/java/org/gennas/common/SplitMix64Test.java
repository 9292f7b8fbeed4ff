package org.gennas.common;

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

  @Property(tries = 200)
  void aGeneratorContinuesTheStream(@ForAll long stream, @ForAll int step) {
    SplittableRandom numbers = SplitMix64.after(stream, step);
    for (int next = 1; next <= 20; next++) {
      assertEquals(SplitMix64.bits(stream, step + (long) next), numbers.nextLong());
    }
  }
}
