package org.gennas.runner.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.gennas.runner.table.SyntheticLandscape.Shape;
import org.gennas.space.Architecture;

/** Made-up tables: repeatable, of any shape, with aliases that are one network. */
class SyntheticLandscapeTest {
  @Property(tries = 15)
  void a_landscape_is_whole_and_the_same_every_time(
      @ForAll @LongRange(min = 0, max = 100_000) long seed) {
    BenchmarkTable table = SyntheticLandscape.draw(seed);
    BenchmarkTable again = SyntheticLandscape.draw(seed);
    assertTrue(table.synthetic());
    assertEquals(table.networks().size(), table.size());
    assertTrue(table.size() >= 32 && table.size() <= 20_000, String.valueOf(table.size()));
    for (Architecture code : table.codes()) {
      BenchmarkTable.Entry entry = table.entry(code);
      assertEquals(entry, again.entry(code));
      assertEquals(3, entry.scores().size());
      assertTrue(entry.scores().stream().allMatch(s -> s > 0 && s < 1));
      assertTrue(entry.cost().macs() > 0);
      Architecture canonical = table.networks().canonical(code);
      assertEquals(canonical, table.networks().canonical(canonical));
      assertEquals(table.rank(canonical), table.rank(code), "one network, one rank");
      assertEquals(table.networks().cost(canonical), table.networks().cost(code));
    }
  }

  @Example
  void without_noise_an_additive_landscape_is_additive() {
    Shape shape = new Shape(List.of(3, 2, 4), List.of(), 0, 1, 0, 0, 0, 0, 0, 1);
    BenchmarkTable table = SyntheticLandscape.of("additive", shape, 5);
    double[] logErrors = new double[4];
    String[] codes = {"000", "100", "001", "101"};
    for (int i = 0; i < 4; i++) {
      logErrors[i] = Math.log(1 - table.entry(new Architecture(codes[i])).mean());
    }
    assertEquals(
        logErrors[1] - logErrors[0], logErrors[3] - logErrors[2], 1e-9, "a pair matters as well");
  }

  @Example
  void a_stages_pass_through_choices_can_be_moved_to_its_end() {
    Shape shape = new Shape(List.of(3, 3, 3, 3), List.of(4), 0.3, 0.4, 0.2, 0.1, 1, 0, 0.1, 3);
    BenchmarkTable table = SyntheticLandscape.of("staged", shape, 1);
    assertEquals(new Architecture("1200"), table.networks().canonical(new Architecture("1020")));
    assertEquals(new Architecture("0120"), table.networks().canonical(new Architecture("0102")));
    assertNotEquals(
        table.networks().canonical(new Architecture("1200")),
        table.networks().canonical(new Architecture("2100")));
    assertTrue(table.networks().distinct().size() < table.size());
  }
}
