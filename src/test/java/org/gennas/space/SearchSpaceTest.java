package org.gennas.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Codes, canonical forms, aliases, neighbours and distance. */
class SearchSpaceTest {
  private final SearchSpace space = SearchSpace.chestXray();

  @Provide
  Arbitrary<Architecture> architectures() {
    return Arbitraries.strings()
        .withChars('0', '1', '2')
        .ofLength(8)
        .map(Architecture::new)
        .edgeCases(e -> e.add(new Architecture("00000000"), new Architecture("22222222")));
  }

  @Test
  void the_6561_codes_are_3969_networks() {
    assertEquals(6561, space.size());
    assertEquals(6561, Set.copyOf(space.all()).size());
    assertEquals(3969, space.distinct().size());
    assertEquals(3969, space.all().stream().map(space::canonical).distinct().count());
  }

  @Test
  void aliases_partition_the_codes() {
    Map<Architecture, Integer> seen = new HashMap<>();
    for (Architecture network : space.distinct()) {
      for (Architecture alias : space.aliases(network)) {
        seen.merge(alias, 1, Integer::sum);
      }
    }
    assertEquals(6561, seen.size());
    assertTrue(seen.values().stream().allMatch(times -> times == 1));
  }

  @Test
  void the_best_entry_of_the_benchmark_is_its_aliases_network() {
    assertEquals(new Architecture("22212220"), space.canonical(new Architecture("22212202")));
    assertTrue(space.aliases(new Architecture("22212220")).contains(new Architecture("22212202")));
    // slots 1, 3 and 6 change the shape: an Identity there is a projection and stays
    assertEquals(new Architecture("02012220"), space.canonical(new Architecture("02012220")));
  }

  @Property
  void a_canonical_form_is_its_own(@ForAll("architectures") Architecture architecture) {
    Architecture canonical = space.canonical(architecture);
    assertEquals(canonical, space.canonical(canonical));
    assertTrue(space.aliases(architecture).contains(architecture));
    assertTrue(space.aliases(architecture).contains(canonical));
  }

  @Property
  void canonical_forms_agree_exactly_for_networks_of_the_same_layers(
      @ForAll("architectures") Architecture a, @ForAll("architectures") Architecture b) {
    assertEquals(layers(a).equals(layers(b)), space.canonical(a).equals(space.canonical(b)));
  }

  @Property
  void aliases_see_one_another(@ForAll("architectures") Architecture architecture) {
    List<Architecture> aliases = space.aliases(architecture);
    for (Architecture alias : aliases) {
      assertEquals(aliases, space.aliases(alias));
      assertEquals(layers(architecture), layers(alias));
    }
  }

  @Property
  void neighbours_are_the_16_codes_at_distance_one(
      @ForAll("architectures") Architecture architecture) {
    Set<Architecture> neighbours = new HashSet<>(space.neighbours(architecture));
    assertEquals(16, neighbours.size());
    for (Architecture neighbour : neighbours) {
      assertEquals(1, architecture.distance(neighbour));
      assertTrue(space.neighbours(neighbour).contains(architecture));
    }
  }

  @Property
  void distance_is_a_metric(
      @ForAll("architectures") Architecture a,
      @ForAll("architectures") Architecture b,
      @ForAll("architectures") Architecture c) {
    assertEquals(a.equals(b), a.distance(b) == 0);
    assertEquals(a.distance(b), b.distance(a));
    assertTrue(a.distance(c) <= a.distance(b) + b.distance(c));
    assertTrue(a.distance(b) <= 8);
  }

  @Property
  void a_code_reads_back(@ForAll("architectures") Architecture architecture) {
    assertEquals(architecture, space.parse(architecture.code()));
    assertEquals(architecture, space.parse(" " + architecture + "\n"));
  }

  @Property
  void any_other_text_is_refused_in_words(@ForAll String text) {
    if (!text.strip().matches("[012]{8}")) {
      IllegalCodeException refused =
          assertThrows(IllegalCodeException.class, () -> space.parse(text));
      assertTrue(refused.getMessage().contains("chest-xray"));
    }
  }

  @Test
  void a_refusal_names_length_or_slot() {
    assertTrue(
        assertThrows(IllegalCodeException.class, () -> space.parse("2212121"))
            .getMessage()
            .contains("7 digits"));
    assertTrue(
        assertThrows(IllegalCodeException.class, () -> space.parse("22123211"))
            .getMessage()
            .contains("'3' in slot 5"));
    assertThrows(IllegalCodeException.class, () -> space.parse("22121213"));
  }

  @Test
  void draws_are_legal_varied_and_repeatable() {
    Random random = new Random(4);
    Set<Architecture> drawn = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      drawn.add(space.parse(space.draw(random).code()));
    }
    assertTrue(drawn.size() > 250);
    assertEquals(space.draw(new Random(4)), space.draw(new Random(4)));
  }

  @Test
  void presets_are_found_by_name() {
    assertEquals(Optional.of(space), SearchSpace.preset("chest-xray"));
    assertEquals("nas-bench-macro", SearchSpace.preset("nas-bench-macro").orElseThrow().name());
    assertFalse(SearchSpace.preset("darts").isPresent());
  }

  @Test
  void slots_follow_the_layer_table() {
    assertEquals(
        List.of(
            new Slot(0, 0, 2, 32, 64),
            new Slot(1, 0, 1, 64, 64),
            new Slot(2, 1, 2, 64, 128),
            new Slot(3, 1, 1, 128, 128),
            new Slot(4, 1, 1, 128, 128),
            new Slot(5, 2, 2, 128, 256),
            new Slot(6, 2, 1, 256, 256),
            new Slot(7, 2, 1, 256, 256)),
        space.slots());
  }

  /** The layers that compute something, each with the channels and stride that it has. */
  private List<String> layers(Architecture architecture) {
    return space.slots().stream()
        .filter(
            s ->
                !(space.block(architecture, s.index()) instanceof Block.Identity)
                    || !s.passesThrough())
        .map(
            s ->
                space.block(architecture, s.index()).name()
                    + " "
                    + s.stride()
                    + " "
                    + s.outChannels())
        .toList();
  }
}
