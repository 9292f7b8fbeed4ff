package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState;
import org.gennas.study.event.TrialState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person has a network trained again with another seed. */
class RerunTest {
  @TempDir private Path temporary;

  private VirtualSearch search(String name, Optional<Confirmation> confirmation)
      throws IOException {
    StudyConfig config =
        VirtualSearch.config(Schedule.FREE_RUNNING, VirtualSearch.trials(5), SearchLimits.none())
            .withConfirmation(confirmation);
    return new VirtualSearch(temporary.resolve(name), config, 2);
  }

  /** Asks for two more seeds of T-01 once it is done. */
  private static VirtualSearch asking(VirtualSearch search) {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialFinished done
              && done.result().trial().number() == 1) {
            loop.repeat(1);
            loop.repeat(1);
          }
        });
    return search;
  }

  private static List<Long> seeds(List<TrialState> trials) {
    return trials.stream().map(t -> t.trial().seed()).toList();
  }

  @Test
  void it_is_trained_with_a_fresh_seed_and_shown_as_a_repeat() throws IOException {
    StudyState state = asking(search("study", Optional.empty())).run();
    assertThat(state.reruns()).hasSize(2).allMatch(t -> t.status() == Status.FINISHED);
    assertThat(state.reruns())
        .allMatch(t -> t.trial().repeats().equals(Optional.of(1)))
        .allMatch(t -> t.id().architecture().equals(state.trials().get(0).id().architecture()));
    assertThat(new HashSet<>(seeds(state.trials()))).hasSize(state.trials().size());
    assertThat(state.phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void it_is_no_trial_of_the_search() throws IOException {
    VirtualSearch plain = search("plain", Optional.empty());
    StudyState without = plain.run();
    VirtualSearch search = asking(search("study", Optional.empty()));
    search.runner().scoreOfTrial(id -> id.number() > 2 && id.number() < 5 ? 0.99 : 0.7);
    StudyState state = search.run();
    assertThat(state.searched()).hasSize(without.searched().size());
    assertThat(state.ranking()).noneMatch(TrialState::repeat);
    assertThat(search.requests())
        .allMatch(request -> request.history().size() <= state.searched().size());
    assertThat(state.best().orElseThrow().repeat()).isFalse();
  }

  @Test
  void the_confirmation_stays_as_it_would_have_been() throws IOException {
    Optional<Confirmation> usual = Optional.of(Confirmation.usual());
    StudyState without = search("plain", usual).run();
    StudyState state = asking(search("study", usual)).run();
    assertThat(state.repeats()).hasSameSizeAs(without.repeats());
    assertThat(seeds(state.repeats())).isEqualTo(seeds(without.repeats()));
    assertThat(seeds(state.reruns())).doesNotContainAnyElementsOf(seeds(state.repeats()));
    assertThat(state.confirmed().orElseThrow().means()).allMatch(m -> m.repeats().size() == 2);
    assertThat(state.outcome()).contains(state.winner().orElseThrow().id().number());
  }

  @Test
  void a_repeat_of_a_repeat_repeats_what_that_one_repeats() throws IOException {
    VirtualSearch search = search("study", Optional.empty());
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialFinished done) {
            int number = done.result().trial().number();
            if (number == 1 || number == 3) {
              loop.repeat(number);
            }
          }
        });
    StudyState state = search.run();
    TrialState first = state.reruns().get(0);
    for (TrialState rerun : state.reruns()) {
      Optional<TrialState> original = rerun.trial().repeats().flatMap(state::trial);
      assertThat(original.orElseThrow().repeat()).isFalse();
    }
    assertThat(first.trial().proposal().proposer()).isEqualTo("You");
  }

  @Test
  void an_unknown_trial_is_not_repeated_and_nothing_is_after_the_end() throws IOException {
    VirtualSearch search = search("study", Optional.empty());
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Ended || event instanceof StudyEvent.Started) {
            loop.repeat(99);
          }
          if (event instanceof StudyEvent.Ended) {
            loop.repeat(1);
          }
        });
    assertThat(search.run().reruns()).isEmpty();
  }

  @Test
  void it_is_journalled_so_that_it_outlives_a_kill() throws IOException {
    VirtualSearch search = search("study", Optional.empty());
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialFinished done
              && done.result().trial().number() == 1) {
            loop.repeat(1);
            loop.leave();
          }
        });
    StudyState left = search.run();
    assertThat(left.reruns()).hasSize(1).allMatch(t -> !t.ended());
    search.reaction((event, loop) -> {});
    StudyState state = search.run();
    assertThat(state.reruns()).hasSize(1).allMatch(t -> t.status() == Status.FINISHED);
  }

  @Test
  void an_ended_study_is_taken_up_for_it_and_ends_anew() throws IOException {
    VirtualSearch search = search("study", Optional.empty());
    StudyState ended = search.run();
    assertThat(ended.phase()).isEqualTo(Phase.ENDED);
    search.repeatFirst(List.of(2));
    StudyState state = search.run();
    assertThat(state.phase()).isEqualTo(Phase.ENDED);
    assertThat(state.searched()).hasSameSizeAs(ended.searched());
    assertThat(state.reruns()).hasSize(1).allMatch(t -> t.status() == Status.FINISHED);
  }
}
