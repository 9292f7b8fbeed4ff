package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gennas.engine.LayerChoice.Family;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerChoiceTest {
  @Test
  void onThisCpuOneDnnIsTheFastest() {
    LayerChoice.Selection selection = LayerChoice.automatic().select();
    assertEquals(Family.ONEDNN, selection.family());
    assertTrue(selection.reason().startsWith("Layers: onednn, by oneDNN "), selection.reason());
    try (LayerFamily family = LayerChoice.automatic().family()) {
      assertInstanceOf(OneDnnFamily.class, family);
      assertEquals("onednn", family.name());
    }
  }

  @Test
  void portableIsUsedWhenAskedFor() {
    LayerChoice choice = LayerChoice.forced(Family.PORTABLE);
    assertEquals(
        new LayerChoice.Selection(Family.PORTABLE, "Layers: portable (ND4J operations), as asked."),
        choice.select());
    try (LayerFamily family = choice.family()) {
      assertInstanceOf(PortableFamily.class, family);
      assertEquals("portable", family.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "onednn, ONEDNN",
    "onednn-bf16, ONEDNN_BF16",
    "portable, PORTABLE",
    "PORTABLE, PORTABLE",
    "OneDNN, ONEDNN",
    "' portable ', PORTABLE"
  })
  void theEnvironmentForcesAFamily(String value, Family family) {
    assertEquals(LayerChoice.forced(family), LayerChoice.ofEnvironment(value));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void anEmptyVariableLeavesTheChoice(String value) {
    assertEquals(LayerChoice.automatic(), LayerChoice.ofEnvironment(value));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheList() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> LayerChoice.ofEnvironment("cudnn"));
    assertEquals(
        "No layers are called \"cudnn\"; there are: onednn, onednn-bf16, portable",
        refused.getMessage());
  }
}
