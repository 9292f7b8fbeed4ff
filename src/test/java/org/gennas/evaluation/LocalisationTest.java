package org.gennas.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalisationTest {
  private static Optional<HeatInBox> map(boolean hit, double share) {
    return Optional.of(new HeatInBox(hit, share, 0.1));
  }

  @Test
  void theRateCountsMapsThatPointNowhereAsMisses() {
    Localisation sum =
        Localisation.of(List.of(map(true, 0.8), map(false, 0.2), map(true, 0.5), Optional.empty()))
            .orElseThrow();
    assertEquals(4, sum.images());
    assertEquals(1, sum.pointingNowhere());
    assertEquals(2, sum.hits());
    assertEquals(0.5, sum.rate());
    assertEquals(0.5, sum.meanShare().orElseThrow(), 1e-12);
    assertEquals(0.1, sum.meanArea().orElseThrow(), 1e-12);
  }

  /** Brown, Cai and DasGupta (2001): 0 of 10 gives 0 to 0.278, 5 of 10 gives 0.237 to 0.763. */
  @Test
  void theIntervalIsWilsons() {
    Interval none =
        Localisation.of(Collections.nCopies(10, map(false, 0))).orElseThrow().interval();
    assertEquals(0, none.low());
    assertEquals(0.2775, none.high(), 5e-4);
    assertEquals(0.2366, WilsonInterval.of(5, 10).low(), 5e-4);
    assertEquals(0.7634, WilsonInterval.of(5, 10).high(), 5e-4);
    assertEquals(1, WilsonInterval.of(7, 7).high());
  }

  @Test
  void withoutABoxThereIsNoScore() {
    assertEquals(Optional.empty(), Localisation.of(List.of()));
    Localisation nowhere = Localisation.of(List.of(Optional.empty())).orElseThrow();
    assertEquals(0, nowhere.rate());
    assertEquals(Optional.empty(), nowhere.meanShare());
  }
}
