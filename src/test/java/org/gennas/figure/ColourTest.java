package org.gennas.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ColourTest {
  @Test
  void isReadAsStyleSheetsWriteIt() {
    assertEquals(new Colour(0, 114, 178, 1), Colour.of("#0072B2"));
    assertEquals(new Colour(0, 114, 178, 18 / 255.0), Colour.of("#0072b212"));
    assertEquals(new Colour(9, 105, 218, 0.3), Colour.of("rgba(9,105,218,0.3)"));
    assertEquals("#0072b2", Colour.of("#0072B2").faded(0.5).hex());
    assertThrows(IllegalArgumentException.class, () -> Colour.of("red"));
    assertThrows(IllegalArgumentException.class, () -> new Colour(256, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Colour(0, 0, 0, 1.5));
  }
}
