package org.gennas.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is typed finds what is meant. */
class FuzzyMatchTest {
  private static int score(String query, String text) {
    return FuzzyMatch.of(query, text).orElseThrow().score();
  }

  @Test
  void lettersInOrderAreEnough() {
    assertThat(FuzzyMatch.of("ns", "New study")).isPresent();
    assertThat(FuzzyMatch.of("sn", "New study")).isEmpty();
    assertThat(FuzzyMatch.of("ns", "New study").orElseThrow().letters()).containsExactly(0, 4);
  }

  @Test
  void beginningsOfWordsAndRunsCountMore() {
    assertThat(score("st", "Stop")).isGreaterThan(score("st", "Best trial"));
    assertThat(score("save", "Save as SVG")).isGreaterThan(score("save", "Show all versions here"));
    assertThat(score("png", "Save as PNG")).isGreaterThan(score("png", "Open log"));
  }

  @Test
  void wordsMayStandInAnyOrder() {
    assertThat(FuzzyMatch.of("svg save", "Save as SVG")).isPresent();
    assertThat(FuzzyMatch.of("svg delete", "Save as SVG")).isEmpty();
  }

  @Test
  void caseAndAccentsDoNotMatter() {
    assertThat(FuzzyMatch.of("busqueda", "Búsqueda")).isPresent();
    assertThat(FuzzyMatch.of("BÚSQ", "búsqueda")).isPresent();
  }

  @Property(tries = 300)
  void everyTextAnswersItselfAndABlank(@ForAll String text) {
    assertThat(FuzzyMatch.of("  ", text)).isPresent();
    assertThat(FuzzyMatch.of(text, text)).isPresent();
  }

  @Property(tries = 300)
  void placesFoundLieInTheTextAndRise(@ForAll String query, @ForAll String text) {
    FuzzyMatch.of(query, text)
        .ifPresent(
            match -> {
              assertThat(match.letters()).isSorted().doesNotHaveDuplicates();
              assertThat(match.letters()).allMatch(place -> place >= 0 && place < text.length());
            });
  }
}
