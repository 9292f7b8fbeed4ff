package org.gennas.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal.Prediction;
import org.junit.jupiter.api.Test;

/** How often stated margins held, counted by query. */
class CoverageTest {
  private static final Architecture ANY = new Architecture("00");

  private static Play play(String player, List<Optional<Prediction>> predictions, double score) {
    List<Play.Query> queries = new ArrayList<>();
    for (Optional<Prediction> prediction : predictions) {
      queries.add(new Play.Query(ANY, score, prediction, ANY, 1, 0, queries.size(), 0));
    }
    return new Play(player, 1, queries, 1);
  }

  @Test
  void a_score_within_1_64_deviations_is_held() {
    Optional<Prediction> stated = Optional.of(new Prediction(0.7, 0.01));
    Coverage inside = Coverage.of(List.of(play("a", List.of(stated), 0.716))).get(0);
    Coverage outside = Coverage.of(List.of(play("a", List.of(stated), 0.717))).get(0);
    assertEquals(1, inside.band("all").orElseThrow().held());
    assertEquals(0, outside.band("all").orElseThrow().held());
  }

  @Test
  void bands_count_the_queries_that_stated_a_margin() {
    List<Optional<Prediction>> predictions = new ArrayList<>();
    for (int query = 1; query <= 12; query++) {
      predictions.add(
          query < 3
              ? Optional.empty()
              : Optional.of(new Prediction(query == 11 ? 0.9 : 0.7, 0.01)));
    }
    Coverage coverage =
        Coverage.of(List.of(play("a", predictions, 0.7), play("a", predictions, 0.705))).get(0);
    assertEquals(
        List.of("1-5", "6-10", "11-20", "all"),
        coverage.bands().stream().map(Coverage.Band::name).toList());
    assertEquals(new Coverage.Band(1, 5, 6, 6), coverage.bands().get(0));
    assertEquals(new Coverage.Band(11, 20, 4, 2), coverage.bands().get(2));
    assertEquals(18.0 / 20, coverage.band("all").orElseThrow().share(), 1e-12);
    assertTrue(coverage.band("21-50").isEmpty());
  }

  @Test
  void who_states_no_margin_has_no_coverage() {
    Optional<Prediction> bare = Optional.of(new Prediction(0.7, Optional.empty()));
    assertTrue(Coverage.of(List.of(play("a", List.of(bare, Optional.empty()), 0.7))).isEmpty());
  }
}
