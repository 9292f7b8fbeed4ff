package org.gennas.data.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhantomConfigTest {
  @ParameterizedTest
  @CsvSource({
    "1, 128, 0.2, 0.8, patients is 1; it must be 2 to 99999",
    "100000, 128, 0.2, 0.8, patients is 100000; it must be 2 to 99999",
    "10, 63, 0.2, 0.8, size is 63; it must be 64 to 1024 pixels",
    "10, 1025, 0.2, 0.8, size is 1025; it must be 64 to 1024 pixels",
    "10, 128, 0, 0.8, valid fraction is 0.0; it must be above 0 and below 1",
    "10, 128, NaN, 0.8, valid fraction is NaN; it must be above 0 and below 1",
    "10, 128, 0.2, 1.5, JPEG quality is 1.5; it must be 0.3 to 1"
  })
  void saysWhichSettingIsWrongAndWhatIsAllowed(
      int patients, int size, double fraction, double quality, String words) {
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PhantomConfig(1, patients, size, fraction, quality));
    assertEquals("Phantoms: " + words + ".", problem.getMessage());
  }

  @Test
  void keepsAtLeastOnePatientOnEachSide() {
    assertEquals(1, new PhantomConfig(1, 2, 64, 0.01, 0.8).validPatients());
    assertEquals(1, new PhantomConfig(1, 2, 64, 0.99, 0.8).validPatients());
  }
}
