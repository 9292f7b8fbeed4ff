package org.gennas.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(2));

  @Test
  void eachWaitIsTwiceTheOneBefore() {
    assertThat(backoff.before(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backoff.before(2)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff.before(5)).isEqualTo(Duration.ofSeconds(32));
  }

  @Property
  void chanceShortensAWaitByHalfAtMost(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int retry) {
    Duration whole = backoff.before(retry);
    assertThat(backoff.before(retry, new Random(seed))).isBetween(whole.dividedBy(2), whole);
  }
}
