package org.gennas.study.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialHistoryTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static TrialEvent began(int fromEpoch) {
    return new TrialEvent.Began(NOON, 7, "cpu:0", "onednn", fromEpoch, 9, 3, 30, 10);
  }

  private static TrialEvent epoch(int number, double auc) {
    SplitScore score =
        new SplitScore(0.5, Optional.of(auc), Optional.empty(), Optional.empty(), List.of());
    return new TrialEvent.EpochEnded(NOON, number, 0.01, 0.4, score, false, 2);
  }

  private static List<Integer> numbers(TrialEvent... events) {
    return TrialHistory.of(List.of(events)).epochs().stream()
        .map(TrialEvent.EpochEnded::epoch)
        .toList();
  }

  @Test
  void a_training_that_begins_anew_takes_back_what_the_one_before_told() {
    TrialHistory history =
        TrialHistory.of(List.of(began(0), epoch(1, 0.9), epoch(2, 0.6), began(0), epoch(1, 0.7)));

    assertThat(history.epochs()).hasSize(1);
    assertThat(history.seconds()).isEqualTo(2);
    assertThat(history.best().orElseThrow().valid().meanAuc()).contains(0.7);
    assertThat(numbers(began(0), epoch(1, 0.5), epoch(2, 0.6), began(0))).isEmpty();
  }

  @Test
  void from_an_older_checkpoint_what_it_holds_stays() {
    assertThat(numbers(began(0), epoch(1, 0.5), epoch(2, 0.6), epoch(3, 0.7), began(2)))
        .containsExactly(1, 2);
  }

  @Test
  void an_epoch_told_later_stands_in_its_place() {
    assertThat(numbers(began(0), epoch(1, 0.5), epoch(3, 0.7), epoch(2, 0.6), began(3)))
        .containsExactly(1, 2, 3);
    assertThat(numbers(began(0), epoch(1, 0.5), epoch(2, 0.6), epoch(2, 0.6), epoch(3, 0.7)))
        .containsExactly(1, 2, 3);
  }
}
