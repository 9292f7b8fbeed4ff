package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CostCommandTest {
  @TempDir Path home;

  @Test
  void jsonIsOneObjectWhoseLayersAddUp() throws Exception {
    CommandRun run =
        CommandRun.of(home, "cost", "22121211", "--preset", "nas-bench-macro", "--json");

    JsonNode json = run.json();
    SearchSpace space = SearchSpace.nasBenchMacro();
    NetworkCost cost = NetworkCost.of(space, space.parse("22121211"));
    long layers = 0;
    for (JsonNode layer : json.get("layers")) {
      layers += layer.get("params").asLong();
    }
    long sum = layers;
    assertAll(
        () -> assertEquals(ExitStatus.DONE, run.status()),
        () -> assertEquals("", run.err()),
        () -> assertEquals(cost.params(), json.get("params").asLong()),
        () -> assertEquals(cost.macs(), json.get("macs").asLong()),
        () -> assertEquals(cost.params(), sum));
  }

  @Test
  void anAliasIsNamedByItsCanonicalCode() {
    CommandRun run = CommandRun.of(home, "cost", "20102011");

    assertTrue(run.out().contains("the same network as 20120011"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2212121  | has 7 digits; an architecture of chest-xray has 8",
        "22121213 | has '3' in slot 8; chest-xray allows the digits 0 to 2",
        "2212121x | has 'x' in slot 8"
      })
  void aCodeThatTheSpaceDoesNotHoldIsWrongUse(String code, String message) throws Exception {
    CommandRun run = CommandRun.of(home, "cost", code, "--json");

    assertAll(
        () -> assertEquals(ExitStatus.WRONG_USE, run.status()),
        () -> assertTrue(run.err().contains(message), run.err()),
        () -> assertTrue(run.err().lines().count() <= 2, run.err()),
        () -> assertTrue(run.json().get("problem").asText().contains(message)));
  }

  @Test
  void anUnknownSpaceIsAnsweredWithThoseThatThereAre() {
    CommandRun run = CommandRun.of(home, "cost", "22121211", "--preset", "imagenet");

    assertEquals(ExitStatus.WRONG_USE, run.status());
    assertTrue(run.err().contains("chest-xray and nas-bench-macro"), run.err());
  }
}
